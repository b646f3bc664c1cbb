#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/progress.hpp"
#include "engine/meetings/schedule_meetings.hpp"

namespace zubia::meetings {

/// Pairs to be seated, chosen as if slots and venues were interchangeable, and the bound that follows.
struct Selection {
  std::vector<char> is_chosen = {};  ///< by pair; empty where nothing can be chosen that keeps the rules
  std::vector<int> slots = {};       ///< by pair, where most of it stands; empty where slots were not looked at
  std::int64_t value = 0;            ///< of the chosen
  std::int64_t bound = 0;            ///< no plan has more value
  BoundProof proof = BoundProof::nothing;
};

/// A further limit that every plan keeps: of these pairs at most so many are seated.
struct SelectionCut {
  std::vector<int> pairs = {};
  int most = 0;
};

/// The most meetings a participant can have, in total and on a day: the maxima, the slots present, and rows of
/// meetings that must end.
int room_of(const Event& event, int participant);
int room_on_day(const Event& event, int participant, int day);

/// The pairs of the greatest value
///
///     Σ w_e x_e − price · Σ_p s_p
///
/// under the participants' rooms and minima (Σ x + s_p ≥ min_p), the tables of every union of venues, the interpreters,
/// the quota, locks and required pairs, and the cuts. First as a linear programme; then in whole numbers over the pairs
/// whose reduced gain leaves the answer open, which is enough: a pair that is moved away from its value in the
/// relaxation costs at least its reduced gain.
Selection select_pairs(const Event& event, const std::vector<SelectionCut>& cuts, int nodes_max);

/// Cuts that the chosen pairs violate: more pairs of a participant than that participant has slots for them (Hall).
std::vector<SelectionCut> violated_cuts(const Event& event, const std::vector<char>& is_chosen);

}  // namespace zubia::meetings
