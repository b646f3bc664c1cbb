#pragma once

#include <cstddef>
#include <vector>

#include "engine/disclosure/disclosure_plan.hpp"
#include "engine/disclosure/ledger.hpp"

namespace zubia::disclosure {

/// A row that the counts allow, or one that may be shown beside those before it.
struct CandidateRow {
  std::size_t table = 0;
  Region cell = {};
  Statistic statistic = Statistic::mean;
  std::vector<int> entries = {};  ///< of the ledger, ascending
};

/// What the plan would show of a question by who answered, without a look at what: counts, complements and the
/// structure audit on the ledger and the new rows, in the order of priority. Before field work, with everybody who is
/// invited as a respondent, it tells what could be shown at best.
std::vector<CandidateRow> rows_with_safe_structure(const DisclosurePlan& plan, std::size_t question,
                                                   const Ledger& ledger);

}  // namespace zubia::disclosure
