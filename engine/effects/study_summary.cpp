#include "engine/effects/study_summary.hpp"

#include <cmath>
#include <utility>

#include "engine/effects/strata.hpp"
#include "engine/effects/study_means.hpp"
#include "engine/statistics/exact_bootstrap_mean.hpp"
#include "engine/statistics/quantile.hpp"

namespace zubia::effects {
namespace {

QuestionSummary summary_of(const CooperationStudy& study, const std::vector<std::size_t>& stratum_of,
                           const Question& question) {
  QuestionSummary summary{.question = question};
  std::vector<double> answers;
  answers.reserve(study.members.size());
  std::vector<StepCounts> strata;
  for (std::size_t number = 0; number < study.members.size(); ++number) {
    const double answer = answer_of(study.members[number], question);
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

FamilySummary summary_of(const CooperationStudy& study, Block block, BarrierFamily family,
                         const BootstrappedStatistic& mean) {
  FamilySummary summary{.block = block, .family = family, .mean = mean};
  std::vector<double> scores;
  for (const Member& member : study.members) {
    const double score = family_score(block == Block::importance ? member.importance : member.effect, family);
    scores.push_back(score);
    if (!std::isnan(score)) ++summary.answers;
  }
  summary.median = median(std::move(scores));
  return summary;
}

std::vector<Question> all_questions() {
  std::vector<Question> all;
  for (const Block block : {Block::importance, Block::effect})
    for (std::size_t item = 0; item < barrier_count; ++item) all.push_back({block, item});
  for (const Block block : {Block::before, Block::motive, Block::change})
    for (std::size_t item = 0; item < innovation_count; ++item) all.push_back({block, item});
  all.push_back({.block = Block::collaboration_before});
  all.push_back({.block = Block::networking});
  return all;
}

}  // namespace

const std::vector<Question>& study_questions() {
  static const std::vector<Question> all = all_questions();
  return all;
}

bool is_of_barriers(Block block) { return block == Block::importance || block == Block::effect; }

double answer_of(const Member& member, const Question& question) {
  switch (question.block) {
    case Block::importance:
      return member.importance[question.item];
    case Block::effect:
      return member.effect[question.item];
    case Block::before:
      return member.before[question.item];
    case Block::motive:
      return member.motive[question.item];
    case Block::change:
      return member.change[question.item];
    case Block::collaboration_before:
      return member.collaboration_before;
    case Block::networking:
      break;
  }
  return member.networking;
}

Result<StudySummary> summarise_study(const CooperationStudy& study, const BootstrapOptions& options,
                                     const Progress& progress, Parallelism parallelism) {
  if (auto checked = check_study(study); !checked) return refuse(checked.error());
  const StudyMeans means(study.clusters.size());
  const auto drawn = bootstrap(
      study.members.size(), [&](std::span<const std::size_t> members) { return means.of(study, members); },
      cluster_strata(study), options, progress, parallelism);
  if (!drawn) return refuse(drawn.error());
  const std::vector<std::size_t> stratum_of = cluster_strata(study);
  StudySummary all;
  for (const Question& question : study_questions()) all.questions.push_back(summary_of(study, stratum_of, question));
  for (const Block block : {Block::importance, Block::effect})
    for (std::size_t number = 0; number < family_count; ++number) {
      const auto family = static_cast<BarrierFamily>(number);
      const std::size_t place =
          block == Block::importance ? means.family_importance(family) : means.family_effect(family);
      all.families.push_back(summary_of(study, block, family, drawn->statistics[place]));
    }
  return all;
}

}  // namespace zubia::effects
