#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/effects/lessons.hpp"
#include "engine/effects/study_means.hpp"

namespace zubia::effects {

/// A clause before it is judged: which means it compares, and how. It holds where `difference` is above 0.
struct ClauseRule {
  std::string assertion = {};
  std::string name = {};
  Lesson lesson = Lesson::diagnose_needs;
  std::vector<std::size_t> means = {};
  std::function<double(std::span<const double> means)> difference = {};
};

/// All clauses of all lessons. `clusters` are the places of those of which somebody answered, the one that is held to
/// stand out first.
std::vector<ClauseRule> clause_rules(const StudyMeans& means, const std::vector<std::size_t>& clusters,
                                     const LessonOptions& options);

}  // namespace zubia::effects
