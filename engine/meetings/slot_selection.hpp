#pragma once

#include <cstdint>

#include "engine/meetings/selection.hpp"

namespace zubia::meetings {

/// How many pairs and slots in which they can meet there are together: the size of `select_by_slot`.
std::int64_t slot_choices_of(const Event& event);

/// What becomes of a pair that is chosen in part.
enum class PartsOfPairs { rounded, settled };

/// The pairs of the greatest value when each has a share of every slot it can meet in: a linear programme over
///
///     0 ≤ x_et ≤ 1,   Σ_t x_et ≤ 1,   Σ_(e of p) x_et ≤ present_pt,
///
/// the tables of every union of venues and the interpreters slot by slot, participants' rooms and minima, and the
/// quota. Every plan keeps these rows, so that its optimum is a bound; it knows who is present together when, which
/// `select_pairs` does not. Chosen is whoever has more than half. Where parts of pairs are to be settled, it is solved
/// anew for whole pairs whose slots are still shared, among what is worth more than `value` and is within 4 of the
/// bound: ten times the work and more. Without a choice where no solution is found.
Selection select_by_slot(const Event& event, PartsOfPairs parts, std::int64_t value, const Progress& progress);

}  // namespace zubia::meetings
