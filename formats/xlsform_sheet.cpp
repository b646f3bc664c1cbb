#include "formats/xlsform_sheet.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

struct LanguageName {
  const char* code;
  const char* name;
};
/// The first name of each is the one that is written.
constexpr std::array language_names = {
    LanguageName{"eu", "Euskara"},   LanguageName{"eu", "Basque"},  LanguageName{"eu", "Euskera"},
    LanguageName{"es", "Español"},   LanguageName{"es", "Spanish"}, LanguageName{"es", "Castellano"},
    LanguageName{"fr", "Français"},  LanguageName{"fr", "French"},  LanguageName{"fr", "Francais"},
    LanguageName{"en", "English"},   LanguageName{"en", "Inglés"},  LanguageName{"oc", "Occitan"},
    LanguageName{"pt", "Português"}, LanguageName{"ca", "Català"},  LanguageName{"de", "Deutsch"},
    LanguageName{"es", "Espanol"},   LanguageName{"fr", "Francés"}, LanguageName{"pt", "Portuguese"},
};

/// Older and other spellings of columns.
constexpr std::array other_names = {
    std::pair{"relevant", "relevance"},
    std::pair{"constraint message", "constraint_message"},
    std::pair{"required message", "required_message"},
    std::pair{"choice filter", "choice_filter"},
    std::pair{"repeat count", "repeat_count"},
    std::pair{"calculate", "calculation"},
    std::pair{"value", "name"},
    std::pair{"list name", "list_name"},
    std::pair{"caption", "label"},
    std::pair{"guidance hint", "guidance_hint"},
    std::pair{"read only", "readonly"},
    std::pair{"read_only", "readonly"},
    std::pair{"bind::relevant", "relevance"},
    std::pair{"bind::required", "required"},
    std::pair{"bind::constraint", "constraint"},
    std::pair{"bind::calculate", "calculation"},
    std::pair{"bind::jr:constraintmsg", "constraint_message"},
    std::pair{"list", "list_name"},
    std::pair{"id_string", "form_id"},
    std::pair{"title", "form_title"},
};

bool is_code(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('-'));
  return (first.size() == 2 || first.size() == 3) && text.size() <= 11 &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; });
}

XlsformColumn column_of(const std::string& header, std::size_t place, const std::vector<std::string>& translatable) {
  XlsformColumn column{.header = header, .place = place};
  std::string name(trimmed(header));
  std::size_t length = 2;
  std::size_t split = name.find("::");
  // `label:English` is how old forms have it.
  if (split == std::string::npos) {
    split = name.find(':');
    length = 1;
  }
  const std::string base = lower_case(trimmed(name.substr(0, split)));
  std::string known = base;
  for (const auto& [other, newest] : other_names)
    if (base == other) known = newest;
  const bool is_translated = split != std::string::npos && std::ranges::find(translatable, known) != translatable.end();
  column.name = is_translated || split == std::string::npos ? known : lower_case(name);
  if (!is_translated)
    for (const auto& [other, newest] : other_names)
      if (column.name == other) column.name = newest;
  if (is_translated) {
    const std::string written(trimmed(name.substr(split + length)));
    column.language = language_of(written).value_or("?" + written);
  }
  return column;
}

}  // namespace

std::optional<std::string> language_of(std::string_view written) {
  const std::size_t open = written.rfind('(');
  if (open != std::string_view::npos && written.ends_with(')')) {
    const std::string_view code = trimmed(written.substr(open + 1, written.size() - open - 2));
    if (is_code(code)) return std::string(code);
  }
  const std::string name = lower_case(trimmed(written));
  for (const LanguageName& language : language_names)
    if (name == lower_case(language.name)) return language.code;
  if (is_code(trimmed(written))) return name;
  return {};
}

std::string language_heading(const std::string& language) {
  for (const LanguageName& known : language_names)
    if (language == known.code) return std::string(known.name) + " (" + language + ")";
  return language + " (" + language + ")";
}

Result<XlsformSheet> XlsformSheet::read(XlsxReader& reader, const std::string& name,
                                        const std::vector<std::string>& translatable) {
  XlsformSheet sheet;
  sheet.name_ = name;
  sheet.translatable_ = translatable;
  const auto found =
      std::ranges::find_if(reader.sheets(), [&](const std::string& one) { return lower_case(trimmed(one)) == name; });
  if (found == reader.sheets().end()) return sheet;
  sheet.exists_ = true;
  const std::string& written = *found;
  auto read = reader.read(written, [&](const XlsxRow& row) {
    std::vector<std::string> cells;
    for (const XlsxCell& cell : row.cells)
      cells.emplace_back(cell.kind == XlsxCell::Kind::error ? std::string_view() : trimmed(cell_text(cell)));
    if (std::ranges::all_of(cells, &std::string::empty)) return true;
    if (sheet.columns_.empty()) {
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty()) sheet.columns_.push_back(column_of(cells[i], i, translatable));
    } else {
      sheet.rows_.push_back({row.number, std::move(cells)});
    }
    return true;
  });
  if (!read) return refuse(std::move(read.error()));
  return sheet;
}

bool XlsformSheet::has(std::string_view column) const {
  return std::ranges::find(columns_, column, &XlsformColumn::name) != columns_.end();
}

std::string XlsformSheet::cell(const XlsformRow& row, std::string_view column) const {
  for (const XlsformColumn& one : columns_)
    if (one.name == column && one.language.empty() && one.place < row.cells.size()) return row.cells[one.place];
  return {};
}

questionnaires::Texts XlsformSheet::texts(const XlsformRow& row, std::string_view column,
                                          const std::string& unnamed) const {
  questionnaires::Texts texts;
  for (const XlsformColumn& one : columns_)
    if (one.name == column && one.place < row.cells.size() && !row.cells[one.place].empty() &&
        !one.language.starts_with('?'))
      texts[one.language.empty() ? unnamed : one.language] = row.cells[one.place];
  return texts;
}

Problem XlsformSheet::problem(std::string code, std::string detail, std::string mend, std::size_t row,
                              std::string_view column) const {
  Problem problem{std::move(code), std::move(detail), {}, std::move(mend)};
  problem.where.line = row;
  problem.where.member = name_;
  const auto found = std::ranges::find(columns_, column, &XlsformColumn::name);
  if (found != columns_.end() && row > 0) {
    problem.where.column = column_letters(found->place);
    problem.where.member += "!" + cell_name(found->place, row);
  } else if (row > 0) {
    problem.where.member += "!" + std::to_string(row);
  }
  return problem;
}

std::vector<std::string> XlsformSheet::languages() const {
  std::vector<std::string> languages;
  for (const XlsformColumn& column : columns_)
    if (!column.language.empty() && !column.language.starts_with('?') &&
        std::ranges::find(languages, column.language) == languages.end())
      languages.push_back(column.language);
  return languages;
}

std::vector<Problem> XlsformSheet::language_problems(const std::vector<std::string>& all) const {
  std::vector<Problem> problems;
  for (const std::string& name : translatable_) {
    std::vector<std::string> there;
    bool is_unnamed = false;
    for (const XlsformColumn& column : columns_) {
      if (column.name != name) continue;
      if (column.language.empty())
        is_unnamed = is_unnamed || std::ranges::any_of(rows_, [&](const XlsformRow& row) {
                       return column.place < row.cells.size() && !row.cells[column.place].empty();
                     });
      else
        there.push_back(column.language);
      if (column.language.starts_with('?'))
        problems.push_back(
            problem("unknown-language",
                    "The column " + column.header + " of the sheet " + name_ + " names a language that is not known.",
                    "Write it with its code, as in " + name + "::Euskara (eu).", 0));
    }
    if (there.empty() && !is_unnamed) continue;
    if (is_unnamed && !all.empty()) {
      problems.push_back(
          problem("untagged-column",
                  "The sheet " + name_ + " has a column " + name +
                      " without a language, while other columns name theirs. Nobody can tell which language it is in.",
                  "Rename it, for example to " + name + "::" + language_heading(all.front()) + ".", 0));
      continue;
    }
    for (const std::string& language : all)
      if (std::ranges::find(there, language) == there.end())
        problems.push_back(problem("missing-language-column",
                                   "The sheet " + name_ + " has no column " + name + "::" + language_heading(language) +
                                       ", while the form is in that language elsewhere.",
                                   "Add that column, or take the language away everywhere.", 0));
  }
  return problems;
}

}  // namespace zubia::formats
