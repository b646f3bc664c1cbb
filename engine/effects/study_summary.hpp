#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/effects/cooperation_study.hpp"
#include "engine/statistics/bootstrap.hpp"
#include "engine/statistics/wilson_interval.hpp"

namespace zubia::effects {

/// What was asked of each barrier, or of each type of innovation.
enum class Block { importance, effect, before, motive, change };

constexpr std::size_t answer_count = 5;

/// How members answered one question.
struct QuestionSummary {
  Block block = Block::importance;
  std::size_t item = 0;  ///< of a barrier or a type of innovation
  std::size_t answers = 0;
  std::array<std::size_t, answer_count> counts = {};  ///< of the answers 1 to 5
  double median = undefined;
  BootstrappedStatistic mean = {};
  ShareInterval top_two = {};  ///< who answered 4 or 5, with Wilson's interval
};

/// All questions of a study, block by block. Means have exact bias-corrected bootstrap intervals, drawn within clusters
/// of those who answered; they are not defined where nobody differs. Refused as `check_study` refuses.
Result<std::vector<QuestionSummary>> summarise_study(const CooperationStudy& study);

}  // namespace zubia::effects
