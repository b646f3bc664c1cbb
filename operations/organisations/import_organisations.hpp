#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Takes a list of organisations into the directory.
struct ImportOrganisations {
  static constexpr About about{
      .name = "import-organisations",
      .method = Method::post,
      .path = "/organisation-imports",
      .role = Role::facilitator,
      .summary = "Takes a list of organisations into the directory; what people typed is never overwritten.",
      .example = "naen.zubia companies.xlsx --column \"name=Razón social\" --preview",
      .method_page = "find_duplicates"};

  struct Request {
    InputFile list;
    std::vector<std::string> column;
    bool preview = false;
    std::uint64_t confirm_changes = 0;
    std::uint32_t rows_max = 200;

    static constexpr std::array<Field, 5> fields{{
        {"list", "The organisations: CSV, or the first sheet of an Excel workbook (XLSX); - is standard input.",
         Need::required},
        {"column", "What a column holds, where it is not recognised: name=Razón social. =Teléfono leaves one out."},
        {"preview", "Only says what would be understood and changed; stores nothing."},
        {"confirm_changes", "How many organisations that are there already may be changed, where it is 1,000 or more."},
        {"rows_max", "How many rows each list of the reply has at most.", Need::optional, 1, 100000},
    }};
  };

  struct ColumnRow {
    std::string column;
    std::string field;                  ///< empty: it is not taken
    std::vector<std::string> examples;  ///< its first values
  };
  struct OrganisationRow {
    std::uint64_t line;
    std::string name;
    std::string legal_form;
    std::string kind;
    std::vector<std::string> identifiers;
    std::string territory;
    std::string city;
    std::string country;
    std::vector<std::string> activities;
    std::string size_class;
    std::vector<std::string> websites;
  };
  /// A row, or a cell of one, that is not taken.
  struct FaultRow {
    std::uint64_t line;
    std::string column;
    std::string value;
    std::string code;
    std::string detail;
    std::string mend;
  };
  struct DuplicateRow {
    std::uint64_t line;
    std::string organisation;  ///< that it is like; empty: another row
    std::uint64_t other_line;
    std::string name;
    double score;
    bool sure;  ///< it was taken for the other one; otherwise a question
    std::vector<std::string> reasons;
  };
  struct DifferenceRow {
    std::uint64_t line;
    std::string organisation;
    std::string member;
    std::string held;  ///< what stays
    std::string given;
  };

  struct Reply : ReplyHead {
    bool is_new;         ///< false: this very list was taken in before, and nothing changes
    bool is_stored;      ///< false for a preview
    std::string import;  ///< its fingerprint
    std::string sheet;   ///< of a workbook
    std::uint64_t rows;
    std::uint64_t new_organisations;
    std::uint64_t changed_organisations;
    std::uint64_t unchanged_organisations;
    std::uint64_t refused_rows;
    std::uint64_t left_cells;
    std::uint64_t sure_duplicates;
    std::uint64_t likely_duplicates;
    std::uint64_t differing_members;
    std::vector<ColumnRow> columns;
    std::vector<OrganisationRow> first;
    std::vector<FaultRow> refused;
    std::vector<FaultRow> left;
    std::vector<DuplicateRow> duplicates;
    std::vector<DifferenceRow> differences;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ImportOrganisations::Request, (), (list, column, preview, confirm_changes, rows_max))
BOOST_DESCRIBE_STRUCT(ImportOrganisations::ColumnRow, (), (column, field, examples))
BOOST_DESCRIBE_STRUCT(ImportOrganisations::OrganisationRow, (),
                      (line, name, legal_form, kind, identifiers, territory, city, country, activities, size_class,
                       websites))
BOOST_DESCRIBE_STRUCT(ImportOrganisations::FaultRow, (), (line, column, value, code, detail, mend))
BOOST_DESCRIBE_STRUCT(ImportOrganisations::DuplicateRow, (),
                      (line, organisation, other_line, name, score, sure, reasons))
BOOST_DESCRIBE_STRUCT(ImportOrganisations::DifferenceRow, (), (line, organisation, member, held, given))
BOOST_DESCRIBE_STRUCT(ImportOrganisations::Reply, (ReplyHead),
                      (is_new, is_stored, import, sheet, rows, new_organisations, changed_organisations,
                       unchanged_organisations, refused_rows, left_cells, sure_duplicates, likely_duplicates,
                       differing_members, columns, first, refused, left, duplicates, differences))

}  // namespace zubia::operations
