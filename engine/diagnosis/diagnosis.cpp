#include "engine/diagnosis/diagnosis.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/absence.hpp"

namespace zubia::diagnosis {
namespace {

std::vector<double> scores_in(const ComparisonClass& of, std::size_t dimension) {
  std::vector<double> scores;
  for (const auto& member : of.scores)
    if (is_defined(member[dimension])) scores.push_back(member[dimension]);
  return scores;
}

DimensionGap weighed(DimensionGap gap, const DimensionScore& score) {
  gap.gap = gap.target - gap.score;
  gap.priority = score.importance * gap.gap;
  return gap;
}

DimensionGap gap_of(const DimensionScore& score, std::size_t dimension, const std::vector<ComparisonClass>& classes,
                    const DiagnosisRules& rules) {
  DimensionGap gap{.dimension = score.dimension, .score = score.score, .target = undefined};
  gap.band = score.band;
  for (std::size_t i = 0; i < classes.size() && !gap.comparison; ++i) {
    auto scores = scores_in(classes[i], dimension);
    if (scores.size() < rules.members_min) continue;
    gap.comparison = i;
    gap.members = scores.size();
    gap.is_fallback = i > 0;
    gap.target = percentile(std::move(scores), rules.target_share);
  }
  return weighed(std::move(gap), score);
}

// Stable: equal priorities keep the order of the instrument.
void sort_by_priority(std::vector<DimensionGap>& gaps) {
  std::ranges::stable_sort(gaps, [](const DimensionGap& a, const DimensionGap& b) {
    if (is_defined(a.priority) != is_defined(b.priority)) return is_defined(a.priority);
    return a.priority > b.priority;
  });
}

}  // namespace

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return undefined;
  std::ranges::sort(values);
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - std::floor(place)) * (values[above] - values[below]);
}

Result<std::vector<DimensionGap>> diagnose(const std::vector<DimensionScore>& scores,
                                           const std::vector<ComparisonClass>& classes, const DiagnosisRules& rules) {
  if (rules.members_min < 3 || !(rules.target_share >= 0 && rules.target_share <= 1))
    return refuse({"wrong-rules",
                   "A class of less than 3 members, or a share outside 0 to 1, cannot be compared with.",
                   {},
                   "Ask for at least 3 members and a share from 0 to 1."});
  for (const ComparisonClass& one : classes)
    for (const auto& member : one.scores)
      if (member.size() != scores.size())
        return refuse({"uneven-rows",
                       "A member of " + one.name + " has " + std::to_string(member.size()) +
                           " dimensions, the organisation " + std::to_string(scores.size()) + ".",
                       {},
                       "Compare answers to the same instrument."});
  std::vector<DimensionGap> gaps;
  for (std::size_t i = 0; i < scores.size(); ++i) gaps.push_back(gap_of(scores[i], i, classes, rules));
  sort_by_priority(gaps);
  return gaps;
}

std::vector<DimensionGap> diagnose_against(const std::vector<DimensionScore>& scores,
                                           const std::vector<PublishedClass>& classes) {
  std::vector<DimensionGap> gaps;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    DimensionGap gap{.dimension = scores[i].dimension, .score = scores[i].score, .target = undefined};
    gap.band = scores[i].band;
    for (std::size_t at = 0; at < classes.size() && !gap.comparison; ++at) {
      if (i >= classes[at].means.size() || !is_defined(classes[at].means[i])) continue;
      gap.comparison = at;
      gap.is_fallback = at > 0;
      gap.target = classes[at].means[i];
    }
    gaps.push_back(weighed(std::move(gap), scores[i]));
  }
  sort_by_priority(gaps);
  return gaps;
}

}  // namespace zubia::diagnosis
