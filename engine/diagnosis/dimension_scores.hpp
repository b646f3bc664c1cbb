#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/questionnaires/evaluate_response.hpp"

namespace zubia::diagnosis {

/// What one organisation reached in one dimension of an instrument.
struct DimensionScore {
  std::string dimension;
  double score = 0;  ///< 0–100; NaN where too little was answered
  std::size_t answered = 0;
  std::size_t asked = 0;      ///< what was relevant and applied to the organisation
  double importance = 1;      ///< of the dimension
  std::optional<int> band{};  ///< its place in the bands of the dimension; none where there is no score
};

/// Scores every dimension of the instrument, in its order:
///
///     item = (answer − lowest) / (highest − lowest), 0–1, or the score of the choice; reversed items 1 − that
///     score = 100 · mean of the answered items
///
/// Defined only where at least two thirds of what was asked were answered. "Don't know" was asked and not answered;
/// what is not relevant or not applicable was not asked, so nobody loses by it. Without scores of their own, choices
/// count by their place among those of substance. Items in repeated groups are not scored.
std::vector<DimensionScore> dimension_scores(const questionnaires::Instrument& instrument,
                                             const questionnaires::Evaluation& evaluation);

/// The worth of one answer from 0 to 1; NaN where it has none.
double item_score(const questionnaires::Node& node, const questionnaires::Cell& cell);

/// A score in whole points. Halves go up, and so does what misses them by the rounding of a sum.
double whole_points(double score);

/// What an answer adds, and to which dimension; to none where its name is empty.
const questionnaires::Scoring& scoring_of(const questionnaires::Node& node);
/// Whether its answers count for the scores of that dimension.
bool counts_for(const questionnaires::Node& node, const std::string& dimension);
/// Whether so many answers are enough for a score.
bool are_enough(std::size_t answered, std::size_t asked);

}  // namespace zubia::diagnosis
