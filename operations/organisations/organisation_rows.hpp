#pragma once

#include <span>
#include <string>
#include <vector>

#include "formats/sheet.hpp"
#include "operations/organisations/organisation_columns.hpp"
#include "programme/organisation.hpp"

namespace zubia::operations {

/// A cell or row of a list that was not taken, and why.
struct CellFault {
  std::size_t line = 0;
  std::string column;
  std::string value;
  Problem problem;
};

/// The organisation of one row.
struct OrganisationRow {
  std::size_t line = 0;
  Organisation organisation;
};

struct OrganisationRows {
  std::vector<OrganisationRow> rows;
  std::vector<CellFault> refused;  ///< rows without a name: nothing of them is taken
  std::vector<CellFault> left;     ///< cells that cannot be what their column holds: the rest of the row is taken
};

/// Reads the rows of a list. `year` is that of figures without one of their own; `source` the id of the list. A number
/// in front of a name, as lists of beneficiaries have it (`*A01325711: BIOSASUN SA`), is taken for a NIF.
OrganisationRows read_organisation_rows(const formats::Sheet& sheet, std::span<const MappedColumn> columns, int year,
                                        const std::string& source);

}  // namespace zubia::operations
