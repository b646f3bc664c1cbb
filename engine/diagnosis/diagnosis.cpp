#include "engine/diagnosis/diagnosis.hpp"

#include <algorithm>
#include <numeric>

#include "engine/base/absence.hpp"

namespace zubia::diagnosis {
namespace {

constexpr double target_share = 0.75;
constexpr double score_highest = 100;

/// The first class of which something is shown in the dimension.
template <typename Shows>
std::optional<std::size_t> first_that(const std::vector<PublishedClass>& classes, std::size_t dimension, Shows shows) {
  for (std::size_t at = 0; at < classes.size(); ++at)
    if (shows(classes[at].dimensions[dimension])) return at;
  return {};
}

DimensionGap gap_of(const DimensionScore& score, std::size_t dimension, const std::vector<PublishedClass>& classes) {
  DimensionGap gap{.dimension = score.dimension,
                   .score = score.score,
                   .average = undefined,
                   .target = undefined,
                   .gap = undefined,
                   .priority = undefined};
  gap.band = score.band;
  gap.comparison =
      first_that(classes, dimension, [](const PublishedScores& published) { return !published.shares.empty(); });
  if (!gap.comparison)
    gap.comparison =
        first_that(classes, dimension, [](const PublishedScores& published) { return is_defined(published.mean); });
  if (!gap.comparison) return gap;
  const PublishedScores& published = classes[*gap.comparison].dimensions[dimension];
  gap.average = published.mean;
  gap.target = grouped_percentile(published, target_share);
  gap.gap = gap.target - gap.score;
  gap.priority = score.importance * gap.gap;
  return gap;
}

// Stable: equal priorities keep the order of the instrument.
void sort_by_priority(std::vector<DimensionGap>& gaps) {
  std::ranges::stable_sort(gaps, [](const DimensionGap& a, const DimensionGap& b) {
    if (is_defined(a.priority) != is_defined(b.priority)) return is_defined(a.priority);
    return a.priority > b.priority;
  });
}

}  // namespace

std::vector<DimensionGap> diagnose(const std::vector<DimensionScore>& scores,
                                   const std::vector<PublishedClass>& classes) {
  std::vector<DimensionGap> gaps;
  gaps.reserve(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) gaps.push_back(gap_of(scores[i], i, classes));
  sort_by_priority(gaps);
  return gaps;
}

double grouped_percentile(const PublishedScores& published, double share) {
  // Shares are shown in whole per cent, so they need not add up to 1.
  const double all = std::accumulate(published.shares.begin(), published.shares.end(), 0.0);
  double left = share * all;
  for (std::size_t step = 0; step < published.shares.size(); ++step) {
    const double here = published.shares[step];
    const bool is_last = step + 1 == published.shares.size();
    const double end = is_last ? score_highest : published.from[step + 1];
    if (here > 0 && left <= here) return published.from[step] + left / here * (end - published.from[step]);
    if (is_last) return end;
    left -= here;
  }
  return undefined;
}

}  // namespace zubia::diagnosis
