#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::formats {

/// A code of a codebook as it is written to files: each before those below it, as `interviews::code_tree` tells them.
struct CodebookLine {
  std::string code;
  std::string guid;  ///< 32 hexadecimal digits, the same in every export
  std::size_t depth = 0;
  std::string parent;
  std::string name;
  std::string definition;
};

/// `code, parent, depth, name, definition`, for people who open it in a spreadsheet: formulas are disarmed.
std::string write_codebook_csv(const std::vector<CodebookLine>& lines);

/// The same as a workbook. Refused as `write_xlsx` refuses.
Result<std::string> write_codebook_workbook(const std::vector<CodebookLine>& lines, const std::string& sheet);

/// The codebook for other programs of qualitative analysis: REFI-QDA Codebook 1.0 (`.qdc`), with codes inside codes.
std::string write_refi_codebook(const std::vector<CodebookLine>& lines, const std::string& origin);

}  // namespace zubia::formats
