#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/base/result.hpp"
#include "operations/organisations/fill_organisation.hpp"
#include "operations/organisations/organisation_rows.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

/// A row that is, or may be, an organisation that is there or another row.
struct RowMatch {
  std::size_t line = 0;
  std::string organisation;    ///< the id of the one it is like; empty: a row
  std::size_t other_line = 0;  ///< of that row
  std::string name;            ///< what the other is called
  double score = 0.0;
  bool sure = false;  ///< the row was taken for the other; otherwise a question, and both stand side by side
  std::vector<std::string> reasons;
};

/// Something that a row says differently from the organisation it is.
struct RowDifference {
  std::size_t line = 0;
  std::string organisation;
  MemberDifference difference;
};

/// What an import would do.
struct ImportPlan {
  std::vector<storage::OrganisationChange> changes;
  std::map<std::size_t, std::string> organisation_of_line;
  std::size_t new_count = 0;
  std::size_t changed_count = 0;
  std::size_t unchanged_count = 0;  ///< of those that were there
  std::vector<RowMatch> matches;    ///< sure ones first, best first
  std::vector<RowDifference> differences;
};

/// Finds for each row the organisation that it is: one that has an identifier of its legal entity, else one that is the
/// same without doubt (find_duplicates.hpp), else a new one. A row fills what is empty in an organisation that is there
/// and changes nothing else. Refused: what `all` of the store refuses; `cancelled`.
Result<ImportPlan> plan_import(std::vector<OrganisationRow> rows, storage::OrganisationStore& store,
                               const Parallelism& parallelism);

}  // namespace zubia::operations
