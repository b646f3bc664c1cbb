#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"

namespace zubia {

/// How far the competitive position of an activity goes with the specialisation of the territory (Esteban-Marquillas).
enum class AllocationKind : std::uint8_t {
  specialised_with_advantage,
  specialised_without_advantage,
  not_specialised_with_advantage,
  not_specialised_without_advantage,
};

/// The change of one activity in one territory, taken apart. With e the jobs before, g the growth of the reference
/// area, g_i that of the activity there, g_ri that in the territory:
struct ActivityShift {
  Activity activity;
  double before = undefined;
  double after = undefined;
  double change = undefined;              ///< after − before
  double national_share = undefined;      ///< e g
  double industry_mix = undefined;        ///< e (g_i − g)
  double regional_shift = undefined;      ///< e (g_ri − g_i)
  double homothetic = undefined;          ///< h = e_r E_i / E: the jobs it had with the structure of the reference area
  double competitive_effect = undefined;  ///< h (g_ri − g_i), Esteban-Marquillas (1972)
  double allocation_effect = undefined;   ///< (e − h)(g_ri − g_i)
  AllocationKind allocation = AllocationKind::not_specialised_without_advantage;
};

/// The sums of a territory over its activities. The parts add up to the change.
struct ShiftShare {
  Territory territory;
  double before = undefined;
  double after = undefined;
  double change = undefined;
  double national_share = undefined;
  double industry_mix = undefined;
  double regional_shift = undefined;
  double competitive_effect = undefined;
  double allocation_effect = undefined;
  double gerfin_structure = undefined;  ///< (Σ e_i E'_i/E_i / Σ e_i) / (E'/E)
  double gerfin_location = undefined;   ///< (e'/e) over what the structure alone would have given
  double gerfin_total = undefined;      ///< their product: the growth factor over that of the reference area
  std::vector<ActivityShift> activities;
};

/// The activities of one territory before and after, and those of its reference area. All have the same length.
struct ShiftShareFacts {
  std::vector<double> before;
  std::vector<double> after;
  std::vector<double> reference_before;  ///< whether it includes the territory is the caller's to say
  std::vector<double> reference_after;
};

/// Classic shift-share (Dunn 1960) with the extension of Esteban-Marquillas and the index of Gerfin.
///
/// An activity absent in one of the four is left out of the sums and NaN in its line. One that starts from 0 in the
/// territory has no growth rate: its whole change is its regional shift, its competitive and allocation effects are NaN
/// and add nothing. One that starts from 0 in the reference area is left out likewise. Refused: lengths that differ
/// (`lengths-differ`), a reference area without jobs before (`empty-reference`), a negative amount.
Result<ShiftShare> shift_share(const LabelIndex<Activity>& activities, const ShiftShareFacts& facts);

/// Every territory of two tables with the same labels, against the sum of all of them.
Result<std::vector<ShiftShare>> shift_share(const TerritoryActivityTable& before, const TerritoryActivityTable& after);

/// Dynamic shift-share (Barff & Knight 1988): the parts of each step from one table to the next, added up. Refused:
/// fewer than two tables (`fewer-than-two-periods`), labels that differ (`labels-differ`).
Result<std::vector<ShiftShare>> dynamic_shift_share(const std::vector<TerritoryActivityTable>& periods);

}  // namespace zubia
