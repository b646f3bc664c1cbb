#include "engine/effects/lessons.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "engine/effects/clauses.hpp"
#include "engine/effects/strata.hpp"
#include "engine/effects/study_means.hpp"

namespace zubia::effects {
namespace {

constexpr std::array<std::string_view, lesson_count> lesson_codes = {"L1", "L2", "L3", "L4", "L5", "L6", "L7"};

/// The clusters of which somebody answered, the one with the largest mean first.
std::vector<std::size_t> clusters_by_effect(const StudyMeans& means, const std::vector<double>& estimates,
                                            std::size_t clusters) {
  std::vector<std::size_t> answered;
  for (std::size_t cluster = 0; cluster < clusters; ++cluster)
    if (is_defined(estimates[means.effect_in_cluster(cluster)])) answered.push_back(cluster);
  std::ranges::stable_sort(answered, std::ranges::greater(),
                           [&](std::size_t cluster) { return estimates[means.effect_in_cluster(cluster)]; });
  return answered;
}

/// The share of draws in which a rule holds. Draws in which somebody is missing who is needed do not count.
double support_of(const ClauseRule& rule, const BootstrapSamples& samples) {
  double holds = 0;
  std::size_t defined = 0;
  for (std::size_t sample = 0; sample < samples.samples; ++sample) {
    const double difference =
        rule.difference(std::span(samples.values).subspan(sample * samples.statistics, samples.statistics));
    if (std::isnan(difference)) continue;
    ++defined;
    holds += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
  }
  return defined == 0 ? undefined : holds / static_cast<double>(defined);
}

Clause judged(const ClauseRule& rule, const std::vector<std::size_t>& answers, const BootstrapSamples& samples,
              const LessonOptions& options) {
  Clause clause{.assertion = rule.assertion, .name = rule.name, .lesson = rule.lesson};
  if (!rule.difference) {
    clause.undefined_because = "one-cluster";
    return clause;
  }
  clause.answers = answers[rule.means.front()];
  for (const std::size_t mean : rule.means) clause.answers = std::min(clause.answers, answers[mean]);
  if (clause.answers == 0) {
    clause.undefined_because = "nobody-answered";
    return clause;
  }
  clause.difference = rule.difference(samples.estimates);
  if (clause.answers < options.answers_min)
    clause.undefined_because = "too-few-answers";
  else
    clause.support = support_of(rule, samples);
  return clause;
}

Strength strength_of(const std::vector<Clause>& evidence, double support_min) {
  constexpr double clear = 0.95;
  constexpr double strong = 0.99;
  double least = 1;
  for (const Clause& clause : evidence) {
    if (std::isnan(clause.support) || !(clause.difference > 0)) return Strength::not_shown;
    least = std::min(least, clause.support);
  }
  if (least < support_min) return Strength::not_shown;
  return least >= strong ? Strength::strong : least >= clear ? Strength::clear : Strength::tentative;
}

}  // namespace

std::string_view lesson_code(Lesson lesson) { return lesson_codes[static_cast<std::size_t>(lesson)]; }

Result<Lessons> find_lessons(const CooperationStudy& study, const LessonOptions& options, const Progress& progress,
                             Parallelism parallelism) {
  if (auto checked = check_study(study); !checked) return refuse(checked.error());
  const StudyMeans means(study.clusters.size());
  const auto samples = bootstrap_samples(
      study.members.size(), [&](std::span<const std::size_t> members) { return means.of(study, members); },
      cluster_strata(study), options.bootstrap, progress, parallelism);
  if (!samples) return refuse(samples.error());
  const std::vector<std::size_t> answers = means.answers(study);
  const std::vector<std::size_t> clusters = clusters_by_effect(means, samples->estimates, study.clusters.size());
  Lessons found{.samples = samples->samples, .seed = samples->seed};
  if (!clusters.empty()) found.leading_cluster = study.clusters[clusters.front()];
  for (std::size_t number = 0; number < lesson_count; ++number)
    found.lessons.push_back({.lesson = static_cast<Lesson>(number)});
  for (const ClauseRule& rule : clause_rules(means, clusters, options))
    found.lessons[static_cast<std::size_t>(rule.lesson)].evidence.push_back(judged(rule, answers, *samples, options));
  for (LessonFound& one : found.lessons) one.strength = strength_of(one.evidence, options.support_min);
  return found;
}

}  // namespace zubia::effects
