#pragma once

#include <string>
#include <vector>

#include "engine/diagnosis/dimension_scores.hpp"
#include "engine/questionnaires/checked_instrument.hpp"
#include "engine/questionnaires/evaluate_response.hpp"
#include "operations/disclosure/disclosure_plan_file.hpp"

namespace zubia::operations {

/// What stands before the name of a dimension of the diagnosis where a plan publishes its scores.
constexpr const char* dimension_prefix = "dimension.";

/// A step of the scores of a dimension, from here to the next one, or to 100.
struct ScoreStep {
  std::string name;
  double from = 0;
};

/// The steps by which a plan shows the distribution of the scores of a dimension: its bands, or quarters where it has
/// none.
std::vector<ScoreStep> score_steps(const questionnaires::Dimension& dimension);

/// A question that no plan may publish, and why: `personal`, `free-text`, `several-answers`, `repeated`, `calculated`,
/// `scored` (it follows from the scores of its dimension, which are published in its place), `may-be-negative` (an
/// amount without a minimum of 0 or more), `no-figure` (a code, a file, a consent).
struct UnpublishedQuestion {
  std::string question;
  std::string reason;
};

/// The questions of an instrument as a plan publishes them: scales, yes or no, choices, amounts, and the scores of
/// dimensions, first of all, in place of the questions that they are made of.
struct PublishableQuestions {
  std::vector<DisclosureQuestion> questions;
  std::vector<std::string> known_attributes;  ///< filled in from the directory, so the plan groups by them already
  std::vector<UnpublishedQuestion> unpublished;
};
PublishableQuestions publishable_questions(const questionnaires::Instrument& instrument);

/// Refuses a plan that names what is no question of the instrument (`unknown-question`, with the nearest), what no plan
/// may publish (`unpublished-question`, which says why), or another kind of answers (`kind-does-not-fit`) or others
/// (`answers-do-not-fit`) than it asks for. `where.member` says where in the plan.
Result<void> check_questions(const DisclosurePlanFile& plan, const questionnaires::Instrument& instrument);

/// The answer to a question of a plan, as its rules take it; not defined where there is none, or one that the plan
/// does not know.
double published_answer(const disclosure::QuestionDraft& question, const questionnaires::Instrument& instrument,
                        const questionnaires::Evaluation& judged, const std::vector<diagnosis::DimensionScore>& scores);

}  // namespace zubia::operations
