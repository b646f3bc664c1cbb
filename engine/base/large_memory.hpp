#pragma once

#include <cstddef>

namespace zubia {

/// Memory for a table. Large tables come in pages of 2 MiB where the system has them: first touching a table of 400 MB
/// page by page of 4 KiB costs more than most statistics of it.
///
/// Throws `std::bad_alloc`.
void* take_memory(std::size_t bytes);
void give_memory_back(void* place, std::size_t bytes) noexcept;

}  // namespace zubia
