#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/questionnaires/answers.hpp"
#include "engine/questionnaires/checked_instrument.hpp"
#include "engine/questionnaires/value.hpp"

namespace zubia::questionnaires {

/// A part of one response: its name and, from outside in, the repeat of each repeated group around it, from 0.
struct Place {
  std::string name = {};
  std::vector<int> repeats = {};

  friend auto operator<=>(const Place&, const Place&) = default;
};

/// Why a variable has a value, or has none. The four ways to have none are different things and are never mixed.
enum class CellState : std::uint8_t {
  given,
  missing,         ///< asked, and not answered
  dont_know,       ///< answered so
  not_applicable,  ///< answered so
  not_relevant,    ///< not asked, because of other answers
};

struct Cell {
  CellState state = CellState::missing;
  Answer answer = {};  ///< as given or calculated; empty where it is not relevant
  Value value = {};    ///< as expressions see it: names of choices, numbers, texts; the empty text for none

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// Why an answer is not taken.
///
/// `wrong-kind` (a text for a number …), `not-whole`, `below-minimum`, `above-maximum`, `off-step`, `too-long`,
/// `not-an-email`, `not-a-url`, `not-a-telephone`, `not-a-date`, `unknown-choice`, `filtered-choice` (not offered after
/// the other answers), `chosen-twice`, `exclusive-choice`, `too-few-chosen`, `too-many-chosen`, `wrong-sum`,
/// `too-many-repeats`, `unknown-question`, and `constraint`, which has the item's own message.
struct Failure {
  Place place = {};
  std::string code = {};
  double bound = 0;  ///< of the minimum, maximum, step, length or count, where there is one

  friend bool operator==(const Failure&, const Failure&) = default;
};

struct Evaluation {
  std::map<Place, Cell> cells = {};      ///< of every variable
  std::map<Place, bool> relevant = {};   ///< of every part of the form
  std::vector<Failure> failures = {};    ///< in the order of the form
  std::vector<Place> remaining = {};     ///< required, relevant and not answered, in the order of the form
  std::map<Place, Answer> initial = {};  ///< what may be filled in for who has not answered yet

  bool is_complete() const { return failures.empty() && remaining.empty(); }
};

/// Judges the answers of one response. `today` is an ISO 8601 date. What is not relevant has no value, whatever was
/// answered before: nothing of it reaches a calculation or an export.
Evaluation evaluate_response(const Instrument& instrument, const Answers& answers, const std::string& today);

}  // namespace zubia::questionnaires
