#include "engine/disclosure/disclosure_audit.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>

#include "engine/base/absence.hpp"
#include "engine/disclosure/primary_rules.hpp"
#include "engine/disclosure/structure_audit.hpp"

namespace zubia::disclosure {
namespace {

/// Who answered a question, and in which cells.
class Answered {
 public:
  Answered(const DisclosurePlan& plan, std::size_t question, const Ledger& ledger)
      : plan_(plan), ledger_(ledger), units_(units_of_entries(ledger)) {
    for (std::size_t at = 0; at < ledger_.entries.size(); ++at)
      if (ledger_.entries[at].left == 0 && is_defined(ledger_.entries[at].respondent.answers[question]))
        base_.push_back(static_cast<int>(at));
  }

  std::vector<int> entries_in(const Region& cell) const {
    std::vector<int> found;
    for (const int entry : base_)
      if (plan_.contains(cell, ledger_.entries[static_cast<std::size_t>(entry)].respondent.categories))
        found.push_back(entry);
    return found;
  }

  int unit_count(const std::vector<int>& entries) const {
    std::set<int> units;
    for (const int entry : entries) units.insert(unit_of(entry));
    return static_cast<int>(units.size());
  }

  int unit_of(int entry) const { return units_[static_cast<std::size_t>(entry)]; }

  /// By cell above, how many units have answers in it outside this one.
  std::vector<int> complements(const Region& cell, const std::vector<int>& entries) const {
    std::vector<int> counts;
    for (const Region& parent : plan_.parents_of(cell)) {
      std::vector<int> others;
      std::ranges::set_difference(entries_in(parent), entries, std::back_inserter(others));
      counts.push_back(unit_count(others));
    }
    return counts;
  }

 private:
  const DisclosurePlan& plan_;
  const Ledger& ledger_;
  std::vector<int> units_;
  std::vector<int> base_;
};

/// What the counts of each cell allow, in the order of priority.
std::vector<CandidateRow> rows_that_counts_allow(const DisclosurePlan& plan, std::size_t question,
                                                 const Answered& answered) {
  std::vector<CandidateRow> rows;
  for (std::size_t table = 0; table < plan.tables().size(); ++table) {
    const std::vector<Region> cells = plan.cells_of(table);
    for (const Statistic statistic : plan.questions()[question].statistics)
      for (const Region& cell : cells) {
        std::vector<int> entries = answered.entries_in(cell);
        if (counts_allow(answered.unit_count(entries), answered.complements(cell, entries),
                         units_needed(statistic, plan.rules())))
          rows.push_back({table, cell, statistic, std::move(entries)});
      }
  }
  return rows;
}

/// The classes of entries that no row tells apart, and rows in terms of them.
struct Classes {
  std::map<int, int> class_of;  // by entry
  std::vector<std::vector<int>> units;

  std::vector<int> classes_in(const std::vector<int>& entries) const {
    std::set<int> found;
    for (const int entry : entries) found.insert(class_of.at(entry));
    return {found.begin(), found.end()};
  }
};

Classes classes_by(const std::vector<const std::vector<int>*>& rows, const Answered& answered) {
  std::map<int, std::vector<char>> signatures;
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (const int entry : *rows[row])
      signatures.try_emplace(entry, std::vector<char>(rows.size())).first->second[row] = 1;
  std::map<std::vector<char>, int> numbers;
  Classes classes;
  for (const auto& [entry, signature] : signatures) {
    const auto number = numbers.try_emplace(signature, static_cast<int>(numbers.size())).first->second;
    classes.class_of[entry] = number;
    classes.units.resize(numbers.size());
    auto& units = classes.units[static_cast<std::size_t>(number)];
    if (std::ranges::find(units, answered.unit_of(entry)) == units.end()) units.push_back(answered.unit_of(entry));
  }
  return classes;
}

}  // namespace

std::vector<CandidateRow> rows_with_safe_structure(const DisclosurePlan& plan, std::size_t question,
                                                   const Ledger& ledger) {
  const Answered answered(plan, question, ledger);
  const std::vector<CandidateRow> candidates = rows_that_counts_allow(plan, question, answered);
  std::vector<const LedgerRow*> published;
  for (const LedgerRow& row : ledger.rows)
    if (row.question == plan.questions()[question].name) published.push_back(&row);
  std::vector<const std::vector<int>*> all;
  all.reserve(published.size() + candidates.size());
  for (const LedgerRow* row : published) all.push_back(&row->row.entries);
  for (const CandidateRow& row : candidates)
    if (row.statistic != Statistic::count) all.push_back(&row.entries);
  const Classes classes = classes_by(all, answered);
  // A distribution tells the mean, too, so its rows count in both; those of means say nothing of single categories.
  StructureAudit values(classes.units, plan.rules().units_min);
  StructureAudit shares(classes.units, plan.rules().units_min_distribution);
  const auto take_in = [&](Statistic statistic, const std::vector<int>& row) {
    values.take_in(row);
    if (statistic == Statistic::distribution) shares.take_in(row);
  };
  for (const LedgerRow* row : published) take_in(row->row.statistic, classes.classes_in(row->row.entries));
  std::vector<CandidateRow> safe;
  for (const CandidateRow& candidate : candidates) {
    if (candidate.statistic != Statistic::count) {
      const std::vector<int> row = classes.classes_in(candidate.entries);
      if (!values.is_safe(row)) continue;
      if (candidate.statistic == Statistic::distribution && !shares.is_safe(row)) continue;
      take_in(candidate.statistic, row);
    }
    safe.push_back(candidate);
  }
  return safe;
}

}  // namespace zubia::disclosure
