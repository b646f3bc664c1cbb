#pragma once

#include <cstddef>
#include <functional>

namespace zubia {

/// How many threads may work; 0 means all the machine has. Results never depend on it.
struct Parallelism {
  unsigned threads = 0;
};

/// Calls `body(first, last)` for consecutive blocks of 0 … count − 1, each `grain` long (the last one shorter), on as
/// many threads as allowed. The blocks depend on `count` and `grain` alone, so a body that writes only to its own
/// block, or to a slot of its own block number `first / grain`, gives the same bytes on any number of threads.
void for_each_block(std::size_t count, std::size_t grain, Parallelism parallelism,
                    const std::function<void(std::size_t first, std::size_t last)>& body);

}  // namespace zubia
