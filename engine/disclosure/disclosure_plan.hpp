#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"

/// What may be published of the answers of small groups. The unit to protect is the enterprise group. The adversary
/// knows all public attributes and who answered, has answered too, and sees everything that was ever published.
namespace zubia::disclosure {

constexpr int respondents_floor = 3;  ///< no plan shows less
constexpr std::size_t two_way_tables_max = 10;
constexpr double largest_share_max = 0.85;  ///< of a total of amounts

/// A public attribute of organisations, as a territory. One with `groups` joins categories of another one, as countries
/// join territories; respondents are asked for those without.
struct AttributeDraft {
  std::string name = {};
  std::vector<std::string> categories = {};
  std::string groups = {};                    ///< the attribute whose categories it joins; empty: none
  std::vector<std::string> category_of = {};  ///< for each category of that attribute, the one of this
};

enum class ItemKind {
  scale,   ///< whole numbers from `low` to `high`
  yes_no,  ///< 1 or 0
  choice,  ///< one of `categories`, by its number from 0 on
  amount   ///< from `low` ≥ 0 on
};

enum class Statistic { count, mean, sum, distribution };

/// Answers that a distribution shows as one, from `least` to `most`.
struct AnswerCategory {
  std::string name = {};
  double least = 0;
  double most = 0;
};

struct QuestionDraft {
  std::string name = {};
  ItemKind kind = ItemKind::scale;
  double low = 1;
  double high = 5;                              ///< an amount may have none: infinity
  std::vector<AnswerCategory> categories = {};  ///< of a choice or a distribution; a scale without has one per number
  std::vector<Statistic> statistics = {Statistic::mean};  ///< the first goes first
  int decimals = 1;                                       ///< of means and sums; −3 is thousands
  /// Of a scale on which not every whole number can be an answer: those that can, ascending, from `low` to `high`.
  std::vector<double> values = {};
};

/// Whether that can be an answer.
bool takes(const QuestionDraft& question, double answer);

/// Cells by no attribute (the total), one or two. Earlier tables go first.
struct TableDraft {
  std::vector<std::string> attributes = {};
  bool has_public_counts = false;  ///< everybody knows how many answered in each cell: counts need no bands
};

struct DisclosureRules {
  int units_min = 5;               ///< behind a count, a mean or a sum, and in each complement
  int units_min_distribution = 8;  ///< behind a distribution
  double dominance_percent = 15;   ///< p of the p %-rule; 10–20, and told to nobody
};

struct DisclosurePlanDraft {
  std::vector<AttributeDraft> attributes = {};
  std::vector<QuestionDraft> questions = {};
  std::vector<TableDraft> tables = {};
  DisclosureRules rules = {};
};

/// Whose answers a cell sums: those in these categories. The total has none.
struct Region {
  std::vector<std::pair<int, int>> parts = {};  ///< attribute and category, ascending

  friend bool operator==(const Region&, const Region&) = default;
  friend auto operator<=>(const Region&, const Region&) = default;
};

/// A table that the plan leaves out before anybody answers, because it overlaps an earlier one: both group one
/// attribute, and neither grouping refines the other, so that their differences would be cells of their own.
struct DroppedTable {
  TableDraft table = {};
  std::string overlaps = {};  ///< the attribute of an earlier table
};

/// A plan that can be kept, with its tables in order: the total first, without those dropped.
class DisclosurePlan {
 public:
  const std::vector<AttributeDraft>& attributes() const { return draft_.attributes; }
  const std::vector<QuestionDraft>& questions() const { return draft_.questions; }
  const std::vector<TableDraft>& tables() const { return draft_.tables; }
  const DisclosureRules& rules() const { return draft_.rules; }
  /// From the last table of the draft to the first.
  const std::vector<DroppedTable>& dropped() const { return dropped_; }

  /// The attributes that a respondent has a category for, in this order.
  const std::vector<int>& asked_attributes() const { return asked_; }
  /// The category of an attribute that follows from those a respondent has.
  int category_in(int attribute, const std::vector<int>& asked_categories) const;
  /// The cells of a table, in the order of their categories.
  std::vector<Region> cells_of(std::size_t table) const;
  /// The cells just above: without one of the attributes, or with one of the plan that groups it.
  std::vector<Region> parents_of(const Region& region) const;
  bool contains(const Region& region, const std::vector<int>& asked_categories) const;
  /// The categories of a cell by name, in the order of its parts.
  std::vector<std::string> names_of(const Region& region) const;

 private:
  friend Result<DisclosurePlan> check_disclosure_plan(DisclosurePlanDraft draft);
  DisclosurePlan() = default;

  int number_of(const std::string& attribute) const;

  DisclosurePlanDraft draft_;
  std::vector<DroppedTable> dropped_;
  std::vector<int> asked_;
  std::vector<int> grouped_;                   // by attribute, the one that it groups; −1 where none
  std::vector<std::vector<int>> category_of_;  // by attribute, by category of the one it groups
};

/// The plan, or the first thing that is wrong with the draft.
///
/// Refused: `no-questions`, `repeated-name`, `missing-name`, `too-few-categories` (an attribute with fewer than two),
/// `unknown-attribute`, `unknown-category`, `missing-category` (a grouping that leaves one out), `circular-grouping`,
/// `too-many-attributes` (a table by three), `nested-attributes` (a table by an attribute and one that groups it),
/// `duplicate-table`, `too-many-two-way-tables`, `threshold-below-floor`, `thresholds-out-of-order` (a distribution
/// needs no fewer than a mean), `dominance-out-of-range`, `no-statistics`, `statistic-does-not-fit`,
/// `bounds-out-of-order`, `values-do-not-fit` (they are not whole and ascending, from the lowest answer to the highest,
/// or not those of a scale), `decimals-out-of-range`, `categories-do-not-fit` (they overlap, leave an answer out, or
/// begin or end with what cannot be one).
Result<DisclosurePlan> check_disclosure_plan(DisclosurePlanDraft draft);

}  // namespace zubia::disclosure
