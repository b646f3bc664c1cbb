#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia {

/// How often each group gave each answer. Tests by ranks need to know nothing else, and 50,000 answers on five steps
/// are five rows.
struct OrdinalTable {
  std::vector<double> values = {};         ///< the answers that occur, ascending
  std::size_t groups = 0;                  ///< empty ones included
  std::vector<std::uint64_t> counts = {};  ///< value after value, group after group
  std::uint64_t left_out = 0;              ///< missing answers

  std::uint64_t count(std::size_t value, std::size_t group) const { return counts[value * groups + group]; }
};

/// Counts the answers of each group. NaN is a missing answer: left out and counted. Refused: an infinite answer
/// (`infinite-answer`).
Result<OrdinalTable> ordinal_table(const std::vector<std::vector<double>>& groups);

/// Who is in which of some groups, numbered from 0; checked once for all items.
class Grouping {
 public:
  /// Refused: a group beyond `groups` (`unknown-respondent-group`).
  static Result<Grouping> of(std::vector<std::uint8_t> group_of, std::size_t groups);

  const std::vector<std::uint8_t>& group_of() const { return group_of_; }
  std::size_t groups() const { return groups_; }

 private:
  Grouping(std::vector<std::uint8_t> group_of, std::size_t groups) : group_of_(std::move(group_of)), groups_(groups) {}

  std::vector<std::uint8_t> group_of_;
  std::size_t groups_;
};

/// The tables of one item by several groupings, from answers that are small whole numbers, as scales have them: the
/// answers are counted without sorting, and once for all groupings. `missing` is no answer. Refused: a grouping of
/// another number of respondents (`uneven-answers`).
Result<std::vector<OrdinalTable>> ordinal_tables(const std::vector<std::uint8_t>& answers,
                                                 const std::vector<Grouping>& groupings, std::uint8_t missing = 0);

/// The answers as ranks: equal ones share the mean of the ranks they take up.
struct MidRanks {
  std::vector<std::uint64_t> ties = {};           ///< how many gave each value
  std::vector<std::uint64_t> doubled_ranks = {};  ///< twice the mid-rank of each value, which is a whole number
  std::vector<std::uint64_t> group_sizes = {};
  std::vector<std::uint64_t> doubled_sums = {};  ///< twice the sum of the ranks of each group
  std::uint64_t respondents = 0;
  double tie_term = 0;  ///< Σ (t³ − t) over the values
};

MidRanks mid_ranks(const OrdinalTable& table);

}  // namespace zubia
