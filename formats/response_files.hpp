#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "engine/questionnaires/response_table.hpp"

/// A table of responses as files of programs that everybody has; write_spss and write_ddi_codebook are the others.
namespace zubia::formats {

/// A row for each response, a column for each variable; numbers are codes, dates ISO 8601, what nobody answered is
/// empty. A text that a spreadsheet would take for a formula stands behind an apostrophe.
std::string write_response_csv(const questionnaires::ResponseTable& table);

/// A row for each column of the table, or for each of its codes:
/// `column,question,section,kind,unit,code,label,missing`.
std::string write_codebook_csv(const questionnaires::ResponseTable& table);

/// A script for R, without any package, that reads the CSV of that name into the data frame `answers`: labels, factors
/// (ordered where the scale is), dates, and NA for whatever says nothing on the matter, with the reason beside it in
/// the list `reasons`.
std::string write_r_script(const questionnaires::ResponseTable& table, const std::string& csv_name);

/// A workbook: the answers with the labels of their codes, the answers as codes, and the codebook. Refused as
/// write_xlsx refuses.
Result<std::string> write_response_workbook(const questionnaires::ResponseTable& table);

}  // namespace zubia::formats
