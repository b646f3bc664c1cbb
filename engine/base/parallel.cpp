#include "engine/base/parallel.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <algorithm>

namespace zubia {

void for_each_block(std::size_t count, std::size_t grain, Parallelism parallelism,
                    const std::function<void(std::size_t first, std::size_t last)>& body) {
  if (count == 0) return;
  grain = std::max<std::size_t>(grain, 1);
  const std::size_t blocks = (count + grain - 1) / grain;
  const auto run = [&](std::size_t block) { body(block * grain, std::min(count, (block + 1) * grain)); };
  if (blocks == 1 || parallelism.threads == 1) {
    for (std::size_t block = 0; block < blocks; ++block) run(block);
    return;
  }
  const auto work = [&] {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, blocks, 1), [&](const tbb::blocked_range<std::size_t>& range) {
      for (std::size_t block = range.begin(); block != range.end(); ++block) run(block);
    });
  };
  if (parallelism.threads == 0) {
    work();
  } else {
    tbb::task_arena(static_cast<int>(parallelism.threads)).execute(work);
  }
}

}  // namespace zubia
