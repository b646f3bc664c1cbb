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
  if (!where.member.empty()) add(where.member);
  if (!where.field.empty()) add("--" + option_name(where.field));
  std::string text = "zubia: " + (place.empty() ? "" : place + ": ") + problem.detail;
  if (!problem.mend.empty()) text += " " + problem.mend;
  return text + "\n";
}

}  // namespace zubia::cli
