#include "engine/effects/study_summary.hpp"

#include <cmath>
#include <utility>

#include "engine/effects/strata.hpp"
#include "engine/statistics/exact_bootstrap_mean.hpp"
#include "engine/statistics/quantile.hpp"

namespace zubia::effects {
namespace {

/// The answers of a member to one question.
double answer_of(const Member& member, Block block, std::size_t item) {
  switch (block) {
    case Block::importance:
      return member.importance[item];
    case Block::effect:
      return member.effect[item];
    case Block::before:
      return member.before[item];
    case Block::motive:
      return member.motive[item];
    case Block::change:
      break;
  }
  return member.change[item];
}

QuestionSummary summary_of(const CooperationStudy& study, const std::vector<std::size_t>& stratum_of, Block block,
                           std::size_t item) {
  QuestionSummary summary{.block = block, .item = item};
  std::vector<double> answers;
  answers.reserve(study.members.size());
  std::vector<StepCounts> strata;
  for (std::size_t number = 0; number < study.members.size(); ++number) {
    const double answer = answer_of(study.members[number], block, item);
    answers.push_back(answer);
    if (std::isnan(answer)) continue;
    const auto step = static_cast<std::size_t>(answer - lowest_answer);
    ++summary.answers;
    ++summary.counts[step];
    if (stratum_of[number] >= strata.size()) strata.resize(stratum_of[number] + 1, StepCounts(answer_count));
    ++strata[stratum_of[number]][step];
  }
  summary.median = median(std::move(answers));
  summary.mean = exact_bootstrap_mean(strata, {.lowest = lowest_answer});
  if (auto share = wilson_interval(summary.counts[3] + summary.counts[4], summary.answers)) summary.top_two = *share;
  return summary;
}

}  // namespace

Result<std::vector<QuestionSummary>> summarise_study(const CooperationStudy& study) {
  if (auto checked = check_study(study); !checked) return refuse(checked.error());
  const std::vector<std::size_t> stratum_of = cluster_strata(study);
  std::vector<QuestionSummary> all;
  for (const Block block : {Block::importance, Block::effect, Block::before, Block::motive, Block::change}) {
    const bool is_of_barriers = block == Block::importance || block == Block::effect;
    const std::size_t items = is_of_barriers ? barrier_count : innovation_count;
    for (std::size_t item = 0; item < items; ++item) all.push_back(summary_of(study, stratum_of, block, item));
  }
  return all;
}

}  // namespace zubia::effects
