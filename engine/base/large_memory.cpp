#include "engine/base/large_memory.hpp"

#include <sys/mman.h>
#include <cstdlib>
#include <new>

namespace zubia {

namespace {

constexpr std::size_t huge_page_bytes = std::size_t{2} << 20U;

/// Smaller ones are faster from memory that was used before, which `malloc` hands out again.
constexpr std::size_t large_bytes = std::size_t{32} << 20U;

}  // namespace

void* take_memory(std::size_t bytes) {
  if (bytes < large_bytes) {
    void* const place = std::malloc(bytes);
    if (place == nullptr && bytes > 0) throw std::bad_alloc();
    return place;
  }
  const std::size_t whole = (bytes + huge_page_bytes - 1) / huge_page_bytes * huge_page_bytes;
  void* const place = whole < bytes ? nullptr : std::aligned_alloc(huge_page_bytes, whole);
  if (place == nullptr) throw std::bad_alloc();
  // Only a wish: where the system has no such pages, small ones do.
  static_cast<void>(::madvise(place, whole, MADV_HUGEPAGE));
  return place;
}

void give_memory_back(void* place) noexcept { std::free(place); }

}  // namespace zubia
