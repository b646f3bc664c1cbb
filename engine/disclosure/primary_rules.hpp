#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/disclosure/disclosure_plan.hpp"

/// The rules that a cell keeps or breaks by itself. Those on counts look at who answered, the others at what.
namespace zubia::disclosure {

/// An answer, and whose it is.
struct UnitAnswer {
  int unit = 0;  ///< the enterprise group
  double value = 0;
  bool waives = false;  ///< the group agreed that its part of a total may be recognised
};

/// How many groups a statistic needs behind it.
int units_needed(Statistic statistic, const DisclosureRules& rules);

/// Whether enough groups are in the cell, and as many or none in each complement within a cell above.
bool counts_allow(int units, std::span<const int> complements, int units_min);

/// Whether no group stands out of a total X of amounts: without the two largest, x₁ and x₂, at least p % of x₁ is left,
/// else the second could estimate the first too well; and x₁ is at most 85 % of X. With waivers x₁ is the largest
/// without one, and x₂ the largest of all others. A total whose every group waives is allowed. `amounts` are ≥ 0, one
/// for each group.
bool amounts_allow(std::span<const UnitAnswer> amounts, double dominance_percent);

/// Whether the statistic of the cell may be shown by its answers: not where all are equal; a distribution not where a
/// category has all or none; a mean or sum of amounts not where one group dominates.
bool answers_allow(const QuestionDraft& question, Statistic statistic, std::span<const UnitAnswer> answers,
                   const DisclosureRules& rules);

/// The category that holds an answer; nothing where none does.
std::optional<std::size_t> category_of(const QuestionDraft& question, double answer);

/// A count of at least 3 as it is shown: 3–4, 5–9, 10–19, 20–29 … below 100, then by hundreds.
struct CountBand {
  int least = 0;
  int most = 0;

  friend bool operator==(const CountBand&, const CountBand&) = default;
};
CountBand count_band(int units);

/// A number as it is shown, with so many decimals; halves go away from 0.
double rounded(double value, int decimals);

}  // namespace zubia::disclosure
