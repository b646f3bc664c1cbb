#include "engine/optimisation/split_programme.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace zubia {
namespace {

constexpr int boxes_max = 60;  // whose relaxation is solved
constexpr double nearly = 1e-6;

/// Limits for the counts, and what is known of the solutions within them.
struct Box {
  std::vector<double> least;
  std::vector<double> most;
  double bound = unlimited;
};

bool is_less_promising(const Box& one, const Box& other) { return one.bound < other.bound; }

class Split {
 public:
  Split(const LinearProgramme& programme, int nodes_max, double gain_to_beat, const Progress& progress)
      : programme_(programme), nodes_max_(nodes_max), gain_to_beat_(gain_to_beat), progress_(progress) {
    Box whole;
    for (const int count : programme.branched_first) {
      whole.least.push_back(programme.least[static_cast<std::size_t>(count)]);
      whole.most.push_back(programme.most[static_cast<std::size_t>(count)]);
    }
    open_.push_back(std::move(whole));
  }

  LinearSolution run() {
    for (int boxes = 0; !open_.empty() && is_better(open_.front().bound) && boxes < boxes_max; ++boxes) {
      // Once a box was left open whose bound is as high, no other proves anything.
      if (progress_.cancelled() || (best_.is_feasible && left_open_ >= open_.front().bound)) break;
      std::ranges::pop_heap(open_, is_less_promising);
      const Box box = std::move(open_.back());
      open_.pop_back();
      look_into(box);
    }
    double bound = std::max(best_.is_feasible ? best_.gain : -unlimited, left_open_);
    bool is_proven = left_open_ == -unlimited;
    for (const Box& box : open_)
      if (is_better(box.bound)) {
        bound = std::max(bound, box.bound);
        is_proven = false;
      }
    best_.is_optimal = is_proven;
    best_.bound = bound;
    return best_;
  }

 private:
  /// All gains are whole.
  bool is_better(double bound) const {
    return std::floor(bound + nearly) > (best_.is_feasible ? best_.gain + nearly : gain_to_beat_ + nearly);
  }

  void look_into(const Box& box) {
    LinearProgramme here = within(box);
    const LinearSolution relaxed = solve_relaxed(here, SimplexMethod::primal);
    if (relaxed.is_optimal && !relaxed.is_feasible) return;
    const double bound = relaxed.is_optimal ? std::min(box.bound, relaxed.bound) : box.bound;
    if (!relaxed.is_optimal) {
      left_open_ = std::max(left_open_, bound);
      return;
    }
    if (!is_better(bound)) return;
    for (std::size_t at = 0; at < box.least.size(); ++at) {
      const double value = relaxed.values[static_cast<std::size_t>(programme_.branched_first[at])];
      if (std::abs(value - std::round(value)) < nearly) continue;
      Box below = box;
      Box above = box;
      below.bound = above.bound = bound;
      below.most[at] = std::floor(value);
      above.least[at] = std::ceil(value);
      push(std::move(below));
      push(std::move(above));
      return;
    }
    settle(box, relaxed, bound);
  }

  /// The counts are whole: the box is split into these counts and, one count after the other, what is to either side.
  void settle(Box box, const LinearSolution& relaxed, double bound) {
    box.bound = bound;
    for (std::size_t at = 0; at < box.least.size(); ++at) {
      const double value = std::round(relaxed.values[static_cast<std::size_t>(programme_.branched_first[at])]);
      Box below = box;
      Box above = box;
      below.most[at] = value - 1;
      above.least[at] = value + 1;
      if (below.least[at] <= below.most[at]) push(std::move(below));
      if (above.least[at] <= above.most[at]) push(std::move(above));
      box.least[at] = box.most[at] = value;
    }
    LinearProgramme here = within(box);
    here.branched_first.clear();
    const LinearSolution found =
        solve_whole(here, nodes_max_, best_.is_feasible ? best_.gain : gain_to_beat_, SimplexMethod::primal);
    if (!found.is_optimal) left_open_ = std::max(left_open_, std::min(bound, found.bound));
    if (found.is_feasible && is_better(found.gain)) best_ = found;
  }

  void push(Box box) {
    open_.push_back(std::move(box));
    std::ranges::push_heap(open_, is_less_promising);
  }

  LinearProgramme within(const Box& box) const {
    LinearProgramme here = programme_;
    for (std::size_t at = 0; at < box.least.size(); ++at) {
      const auto count = static_cast<std::size_t>(programme_.branched_first[at]);
      here.least[count] = box.least[at];
      here.most[count] = box.most[at];
    }
    return here;
  }

  const LinearProgramme& programme_;
  int nodes_max_;
  double gain_to_beat_;
  const Progress& progress_;
  std::vector<Box> open_;  // a heap, the most promising first
  LinearSolution best_;
  double left_open_ = -unlimited;  // the most that boxes may hold which were not solved to the end
};

}  // namespace

LinearSolution solve_split(const LinearProgramme& programme, int nodes_max, double gain_to_beat,
                           const Progress& progress) {
  return Split(programme, nodes_max, gain_to_beat, progress).run();
}

}  // namespace zubia
