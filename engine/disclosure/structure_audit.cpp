#include "engine/disclosure/structure_audit.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace zubia::disclosure {
namespace {

using Field = FirstField;

bool is_zero(const std::vector<std::uint64_t>& vector) {
  return std::ranges::all_of(vector, [](std::uint64_t entry) { return entry == 0; });
}

/// The search for few units whose columns span what a new row adds. At each depth stands the null space of the classes
/// that are not chosen yet: one line for each basis vector, the product with the row at its end.
class SpanSearch {
 public:
  SpanSearch(const std::vector<std::vector<int>>& units_of_classes, int units_min,
             const std::vector<std::vector<std::uint64_t>>& basis, const std::vector<std::uint64_t>& products)
      : units_of_classes_(units_of_classes), budget_(units_min - 1) {
    int units = 0;
    for (const auto& in_class : units_of_classes_)
      for (const int unit : in_class) units = std::max(units, unit + 1);
    times_chosen_.assign(static_cast<std::size_t>(units), 0);
    for (const auto& in_class : units_of_classes_)
      for (const int unit : in_class) has_shared_units_ |= times_chosen_[static_cast<std::size_t>(unit)]++ > 0;
    std::ranges::fill(times_chosen_, 0);
    // A class that is too large to be in S at all needs no column.
    for (std::size_t number = 0; number < units_of_classes_.size(); ++number)
      if (static_cast<int>(units_of_classes_[number].size()) <= budget_) classes_.push_back(number);
    is_passed_.assign(classes_.size(), 0);
    Lines lines;
    for (std::size_t at = 0; at < basis.size(); ++at) {
      Line line;
      for (const std::size_t number : classes_) line.push_back(basis[at][number]);
      line.push_back(products[at]);
      if (!is_zero(line)) lines.push_back(std::move(line));
    }
    depths_.push_back(std::move(lines));
  }

  std::optional<std::vector<int>> run() {
    if (!search(0)) return {};
    std::ranges::sort(chosen_);
    return chosen_;
  }

 private:
  using Line = std::vector<std::uint64_t>;
  using Lines = std::vector<Line>;

  int cost_of(std::size_t column) const {
    int cost = 0;
    for (const int unit : units_of_classes_[classes_[column]])
      cost += times_chosen_[static_cast<std::size_t>(unit)] == 0 ? 1 : 0;
    return cost;
  }

  void choose(std::size_t column, int by) {
    for (const int unit : units_of_classes_[classes_[column]]) times_chosen_[static_cast<std::size_t>(unit)] += by;
  }

  /// The line with the fewest candidates among those with a product; S has one of its candidates.
  std::pair<std::size_t, std::vector<std::size_t>> narrowest(const Lines& lines) const {
    std::vector<char> can_be_chosen(classes_.size());
    for (std::size_t column = 0; column < classes_.size(); ++column)
      can_be_chosen[column] = is_passed_[column] == 0 && cost_of(column) <= budget_ ? 1 : 0;
    std::pair<std::size_t, std::vector<std::size_t>> best = {lines.size(), {}};
    std::vector<std::size_t> candidates;
    for (std::size_t at = 0; at < lines.size(); ++at) {
      if (lines[at].back() == 0) continue;
      candidates.clear();
      for (std::size_t column = 0; column < classes_.size(); ++column) {
        if (can_be_chosen[column] == 0 || lines[at][column] == 0) continue;
        candidates.push_back(column);
        if (best.first < lines.size() && candidates.size() >= best.second.size()) break;
      }
      if (best.first == lines.size() || candidates.size() < best.second.size()) best = {at, candidates};
      if (best.second.empty()) break;
    }
    return best;
  }

  /// Whether the product is a multiple of the column, so that the column alone spans it.
  static bool spans_alone(const Lines& lines, std::size_t pivot, std::size_t column) {
    const std::uint64_t entry = lines[pivot][column];
    const std::uint64_t product = lines[pivot].back();
    return std::ranges::all_of(lines, [&](const Line& line) {
      if (line[column] == 0 || line.back() == 0) return line[column] == line.back();
      return Field::times(line[column], product) == Field::times(line.back(), entry);
    });
  }

  /// The lines once the column has been chosen: it is free now, so one line goes and the others lose the column.
  void eliminate(std::size_t depth, std::size_t pivot, std::size_t column) {
    if (depths_.size() <= depth + 1) depths_.emplace_back();
    const Lines& lines = depths_[depth];
    Lines& next = depths_[depth + 1];
    next.resize(lines.size() - 1);
    const Line& gone = lines[pivot];
    const std::uint64_t unit = Field::inverse(gone[column]);
    for (std::size_t at = 0, to = 0; at < lines.size(); ++at) {
      if (at == pivot) continue;
      Line& line = next[to++];
      line = lines[at];
      if (line[column] == 0) continue;
      const std::uint64_t factor = Field::times(line[column], unit);
      for (std::size_t other = 0; other < line.size(); ++other)
        if (gone[other] != 0) line[other] = Field::minus(line[other], Field::times(factor, gone[other]));
    }
  }

  bool search(std::size_t depth) {
    const auto [pivot, candidates] = narrowest(depths_[depth]);
    if (pivot == depths_[depth].size()) return true;  // no product is left: what is chosen spans it
    bool found = false;
    for (const std::size_t column : candidates) {
      const int cost = cost_of(column);
      if (spans_alone(depths_[depth], pivot, column)) {
        found = true;
      } else if (budget_ > cost || has_shared_units_) {
        choose(column, 1);
        budget_ -= cost;
        is_passed_[column] = 1;
        eliminate(depth, pivot, column);
        found = search(depth + 1);
        budget_ += cost;
        choose(column, -1);
      }
      if (found) chosen_.push_back(static_cast<int>(classes_[column]));
      is_passed_[column] = 1;  // whatever has this class has been looked at
      if (found) break;
    }
    for (const std::size_t column : candidates) is_passed_[column] = 0;
    return found;
  }

  const std::vector<std::vector<int>>& units_of_classes_;
  int budget_;
  bool has_shared_units_ = false;     // then a class can cost nothing beside another
  std::vector<std::size_t> classes_;  // by column
  std::vector<int> times_chosen_;     // by unit
  std::vector<char> is_passed_;       // by column: chosen, or looked at before
  std::vector<Lines> depths_;
  std::vector<int> chosen_;
};

}  // namespace

StructureAudit::StructureAudit(std::vector<std::vector<int>> units_of_classes, int units_min)
    : units_of_classes_(std::move(units_of_classes)),
      units_min_(units_min),
      first_(units_of_classes_.size()),
      second_(units_of_classes_.size()) {}

std::optional<std::vector<int>> StructureAudit::exposed_by(std::span<const int> row) const {
  const std::vector<std::uint64_t> products = first_.products(row);
  if (is_zero(products) != is_zero(second_.products(row))) return std::vector<int>{};
  if (is_zero(products)) return {};
  return SpanSearch(units_of_classes_, units_min_, first_.basis(), products).run();
}

void StructureAudit::take_in(std::span<const int> row) {
  first_.take_in(row);
  second_.take_in(row);
}

}  // namespace zubia::disclosure
