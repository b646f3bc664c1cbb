#include "apps/cli/problem_text.hpp"

#include "apps/cli/arguments.hpp"

namespace zubia::cli {

std::string problem_text(const Problem& problem) {
  const Where& where = problem.where;
  std::string place;
  const auto add = [&](const std::string& part) { place += (place.empty() ? "" : ", ") + part; };
  if (!where.file.empty()) add(where.file);
  if (where.line != 0) add("line " + std::to_string(where.line));
  if (!where.column.empty()) add("column " + where.column);
  // A path leads into the file: features[3].geometry; anything else is an option.
  const bool is_path = where.field.find_first_of(".[") != std::string::npos;
  if (!where.field.empty()) add(is_path ? where.field : "--" + option_name(where.field));
  std::string text = "zubia: " + (place.empty() ? "" : place + ": ") + problem.detail;
  if (!problem.mend.empty()) text += " " + problem.mend;
  return text + "\n";
}

}  // namespace zubia::cli
