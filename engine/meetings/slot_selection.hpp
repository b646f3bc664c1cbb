#pragma once

#include <cstdint>

#include "engine/meetings/selection.hpp"

namespace zubia::meetings {

/// How many pairs and slots in which they can meet there are together: the size of `select_by_slot`.
std::int64_t slot_choices_of(const Event& event);

/// The pairs of the greatest value when each has a share of every slot it can meet in: a linear programme over
///
///     0 ≤ x_et ≤ 1,   Σ_t x_et ≤ 1,   Σ_(e of p) x_et ≤ present_pt,
///
/// the tables of every union of venues and the interpreters slot by slot, participants' rooms and minima, and the
/// quota. Every plan keeps these rows, so that its optimum is a bound; it knows who is present together when, which
/// `select_pairs` does not. Chosen is whoever has more than half. Without a choice where no solution is found.
Selection select_by_slot(const Event& event);

}  // namespace zubia::meetings
