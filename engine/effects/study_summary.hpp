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

/// What was asked of each barrier, of each type of innovation, or once.
enum class Block { importance, effect, before, motive, change, collaboration_before, networking };

/// One question of a study.
struct Question {
  Block block = Block::importance;
  std::size_t item = 0;  ///< of a barrier or a type of innovation; 0 of what is asked once
};

/// All of them, block by block.
const std::vector<Question>& study_questions();

/// Whether the block asks of barriers.
bool is_of_barriers(Block block);

/// What a member answered.
double answer_of(const Member& member, const Question& question);

constexpr std::size_t answer_count = 5;

/// How members answered one question.
struct QuestionSummary {
  Question question = {};
  std::size_t answers = 0;
  std::array<std::size_t, answer_count> counts = {};  ///< of the answers 1 to 5
  double median = undefined;
  BootstrappedStatistic mean = {};
  ShareInterval top_two = {};  ///< who answered 4 or 5, with Wilson's interval
};

/// The scores of members on a family of barriers.
struct FamilySummary {
  Block block = Block::importance;  ///< `importance` or `effect`
  BarrierFamily family = BarrierFamily::institutional;
  std::size_t answers = 0;  ///< members with a score
  double median = undefined;
  BootstrappedStatistic mean = {};
};

struct StudySummary {
  std::vector<QuestionSummary> questions = {};  ///< in the order of `study_questions`
  std::vector<FamilySummary> families = {};     ///< all of importance, then all of effect
};

/// All questions and families of a study. Means have bias-corrected bootstrap intervals, drawn within clusters: those
/// of questions are exact, those of families sampled. They are not defined where nobody differs. Refused as
/// `check_study` refuses, and `bootstrap`.
Result<StudySummary> summarise_study(const CooperationStudy& study, const BootstrapOptions& options = {},
                                     const Progress& progress = {}, Parallelism parallelism = {});

}  // namespace zubia::effects
