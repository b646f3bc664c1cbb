#include "engine/effects/study_summary.hpp"

#include <cmath>
#include <utility>

#include "engine/effects/strata.hpp"
#include "engine/effects/study_means.hpp"
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

std::size_t mean_of(const StudyMeans& means, Block block, std::size_t item) {
  switch (block) {
    case Block::importance:
      return means.importance(item);
    case Block::effect:
      return means.effect(item);
    case Block::before:
      return means.before(item);
    case Block::motive:
      return means.motive(item);
    case Block::change:
      break;
  }
  return means.change(item);
}

QuestionSummary summary_of(const CooperationStudy& study, Block block, std::size_t item,
                           const BootstrappedStatistic& mean) {
  QuestionSummary summary{.block = block, .item = item, .mean = mean};
  std::vector<double> answers;
  answers.reserve(study.members.size());
  for (const Member& member : study.members) {
    const double answer = answer_of(member, block, item);
    answers.push_back(answer);
    if (std::isnan(answer)) continue;
    ++summary.answers;
    ++summary.counts[static_cast<std::size_t>(answer - lowest_answer)];
  }
  summary.median = median(std::move(answers));
  if (auto share = wilson_interval(summary.counts[3] + summary.counts[4], summary.answers)) summary.top_two = *share;
  return summary;
}

}  // namespace

Result<std::vector<QuestionSummary>> summarise_study(const CooperationStudy& study, const BootstrapOptions& options,
                                                     const Progress& progress, Parallelism parallelism) {
  if (auto checked = check_study(study); !checked) return refuse(checked.error());
  const StudyMeans means(study.clusters.size());
  const auto drawn = bootstrap(
      study.members.size(), [&](std::span<const std::size_t> members) { return means.of(study, members); },
      cluster_strata(study), options, progress, parallelism);
  if (!drawn) return refuse(drawn.error());
  std::vector<QuestionSummary> all;
  for (const Block block : {Block::importance, Block::effect, Block::before, Block::motive, Block::change}) {
    const bool is_of_barriers = block == Block::importance || block == Block::effect;
    const std::size_t items = is_of_barriers ? barrier_count : innovation_count;
    for (std::size_t item = 0; item < items; ++item)
      all.push_back(summary_of(study, block, item, drawn->statistics[mean_of(means, block, item)]));
  }
  return all;
}

}  // namespace zubia::effects
