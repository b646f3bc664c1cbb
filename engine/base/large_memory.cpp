#include "engine/base/large_memory.hpp"

#include <sys/mman.h>
#include <new>

namespace zubia {

namespace {

constexpr std::size_t huge_page_bytes = std::size_t{2} << 20U;

/// Smaller ones are faster from memory that was used before, which `malloc` hands out again.
constexpr std::size_t large_bytes = std::size_t{32} << 20U;

}  // namespace

void* take_memory(std::size_t bytes) {
  if (bytes < large_bytes) return ::operator new(bytes);
  void* const place = ::operator new (bytes, std::align_val_t{huge_page_bytes});
  // Only a wish: where the system has no such pages, small ones do.
  static_cast<void>(::madvise(place, bytes, MADV_HUGEPAGE));
  return place;
}

void give_memory_back(void* place, std::size_t bytes) noexcept {
  if (bytes < large_bytes)
    ::operator delete(place);
  else
    ::operator delete (place, std::align_val_t{huge_page_bytes});
}

}  // namespace zubia
