#pragma once

#include <cstddef>
#include <vector>

#include "engine/disclosure/disclosure_plan.hpp"

namespace zubia::disclosure {

/// An answer that rows sum.
struct RangeEntry {
  int unit = 0;       ///< the enterprise group
  double answer = 0;  ///< NaN where it was erased; what has been published of it stays protected
};

/// What a shown statistic tells: sums that lie between `least` and `most`. One for a mean or a sum; one for each
/// category of a distribution.
struct PublishedRow {
  Statistic statistic = Statistic::mean;
  std::vector<int> entries = {};  ///< ascending
  std::vector<double> shown = {};
  std::vector<double> least = {};
  std::vector<double> most = {};
  bool is_total = false;

  friend bool operator==(const PublishedRow&, const PublishedRow&) = default;
};

constexpr int range_rounds_max = 20;
constexpr int share_decimals = 2;  ///< shares are shown in whole per cent

/// The statistic of these answers as it is shown, with what its rounding leaves open. Answers in whole numbers leave
/// whole sums, so that a mean with one decimal over nine answers leaves none open at all.
PublishedRow publish(const QuestionDraft& question, Statistic statistic, const std::vector<int>& entries,
                     const std::vector<RangeEntry>& all);

/// Entries of which the rows tell too much, and by which of the rows.
struct Pinned {
  std::vector<int> entries = {};
  std::vector<std::size_t> rows = {};  ///< ascending; those that hold back how little or how much the sum can be

  friend bool operator==(const Pinned&, const Pinned&) = default;
};

/// Sets of entries of which the rows tell too much. For each unit, each class (entries that no row tells apart) of
/// fewer than `units_min` units and each unit with several entries, linear programmes give the least and most that the
/// sum of its answers can be, given all rows and the bounds of the answers. Between them must lie
///
///     scale     half of the scale: 2 points from 1 to 5
///     yes_no    both answers
///     choice    for each category, both that it was chosen and that it was not
///     amount    p % of the largest amount in the set, at least one unit of what is shown, at most half of the bounds
///
/// An integer programme could tell a little more of whole answers than these; their sums are made whole in `publish`.
std::vector<Pinned> pinned_entries(const QuestionDraft& question, const std::vector<RangeEntry>& all,
                                   const std::vector<PublishedRow>& rows, const DisclosureRules& rules);

/// Which of the new rows, in the order of their priority, may join those that have been published. As long as there
/// are pinned entries, the last row that pins them goes (where the programmes name none, the last that has some of
/// them). After 20 rounds only totals are left, and if they are too much, nothing.
std::vector<char> rows_with_safe_ranges(const QuestionDraft& question, const std::vector<RangeEntry>& all,
                                        const std::vector<PublishedRow>& published,
                                        const std::vector<PublishedRow>& rows, const DisclosureRules& rules);

}  // namespace zubia::disclosure
