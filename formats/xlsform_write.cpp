#include <algorithm>
#include <map>
#include <set>

#include "formats/xlsform.hpp"
#include "formats/xlsform_files.hpp"
#include "formats/xlsform_parts.hpp"
#include "formats/xlsform_sheet.hpp"
#include "formats/xlsform_types.hpp"
#include "formats/xlsx_writer.hpp"

namespace zubia::formats {
namespace {

using namespace questionnaires;

/// The cells of one row by column; a text in several languages has a column for each.
class Cells {
 public:
  void set(const std::string& column, const std::string& value) {
    if (!value.empty()) values_[column] = value;
  }
  void set(const std::string& column, const Texts& texts) {
    for (const auto& [language, text] : texts) set(column + "::" + language_heading(language), text);
  }
  std::string at(const std::string& column) const {
    const auto found = values_.find(column);
    return found == values_.end() ? "" : found->second;
  }
  const std::map<std::string, std::string>& values() const { return values_; }

 private:
  std::map<std::string, std::string> values_;
};

/// A sheet of those columns that have a cell, in the given order; a translated one in every language of the form.
XlsxSheet sheet_of(const std::string& name, const std::vector<Cells>& rows, const std::vector<std::string>& order,
                   const std::vector<std::string>& languages, const std::vector<std::string>& always) {
  std::set<std::string> used(always.begin(), always.end());
  std::set<std::string> others;
  for (const Cells& row : rows)
    for (const auto& [column, value] : row.values()) {
      const std::string base = column.substr(0, column.find("::"));
      used.insert(base);
      if (std::ranges::find(order, base) == order.end()) others.insert(column);
    }
  std::set<std::string> translated = {"label"};
  for (const auto* names : {&survey_texts(), &settings_texts(), &dimension_texts()})
    translated.insert(names->begin(), names->end());
  XlsxSheet sheet{.name = name};
  for (const std::string& column : order) {
    if (!used.contains(column)) continue;
    if (!translated.contains(column)) {
      sheet.header.push_back(column);
      continue;
    }
    for (const std::string& language : languages) sheet.header.push_back(column + "::" + language_heading(language));
  }
  sheet.header.insert(sheet.header.end(), others.begin(), others.end());
  for (const std::string& column : sheet.header)
    sheet.widths.push_back(column.find("::") == std::string::npos ? 18 : 40);
  for (const Cells& row : rows) {
    auto& cells = sheet.rows.emplace_back();
    for (const std::string& column : sheet.header) cells.emplace_back(row.at(column));
  }
  return sheet;
}

class Writing {
 public:
  explicit Writing(const InstrumentDraft& draft) : draft_(draft) {}

  Result<std::string> written() {
    for (const Section& section : draft_.sections) write(section);
    std::vector<XlsxSheet> sheets;
    sheets.push_back(sheet_of("survey", survey_,
                              {"type",
                               "name",
                               "label",
                               "hint",
                               "required",
                               "required_message",
                               "relevance",
                               "constraint",
                               "constraint_message",
                               "calculation",
                               "default",
                               "choice_filter",
                               "appearance",
                               "parameters",
                               "repeat_count",
                               "zubia_unit",
                               "zubia_low",
                               "zubia_high",
                               "zubia_opposite",
                               "zubia_introduction",
                               "zubia"},
                              draft_.languages, {"type", "name", "label"}));
    sheets.push_back(sheet_of("choices", choices(), {"list_name", "name", "label", "code", "meaning", "score"},
                              draft_.languages, {"list_name", "name", "label", "code"}));
    sheets.push_back(
        sheet_of("settings", {settings()},
                 {"form_title", "form_id", "default_language", "zubia_mode", "zubia_title", "zubia_introduction",
                  "zubia_thanks", "zubia_purpose", "zubia_recipients", "zubia_retention", "zubia_retention_months",
                  "zubia_controller", "zubia_needs_check", "zubia_strata"},
                 draft_.languages, {"form_title", "form_id"}));
    if (!draft_.dimensions.empty())
      sheets.push_back(sheet_of("zubia_dimensions", dimensions(),
                                {"dimension", "band", "from", "importance", "label", "explanation", "feedback"},
                                draft_.languages, {"dimension", "label"}));
    return write_xlsx(sheets);
  }

 private:
  void write(const Section& section) {
    Cells cells;
    cells.set("type", "begin_group");
    cells.set("name", section.name);
    cells.set("label", section.title);
    cells.set("relevance", section.relevance);
    cells.set("zubia_introduction", section.introduction);
    cells.set("appearance", "field-list");
    survey_.push_back(cells);
    for (const Item& item : section.items) write(item);
    end("end_group");
  }

  void end(const char* word) {
    Cells cells;
    cells.set("type", word);
    survey_.push_back(cells);
  }

  /// What other programs need to hear of each row, they hear of the whole question here.
  static void conditions(Cells& cells, const Item& item) {
    cells.set("required", item.required == "true()" ? "yes" : item.required);
    cells.set("required_message", item.required_message);
    cells.set("constraint", item.constraint.empty() ? bounds_constraint(item) : item.constraint);
    cells.set("constraint_message", item.constraint_message);
    cells.set("choice_filter", item.choice_filter);
    if (item.type == ItemType::numeric_scale || item.type == ItemType::semantic_differential)
      cells.set("parameters", "start=" + short_number(item.minimum.value_or(0)) +
                                  " end=" + short_number(item.maximum.value_or(10)) +
                                  (item.step ? " step=" + short_number(*item.step) : ""));
    else if (item.is_shuffled)
      cells.set("parameters", "randomize=true");
  }

  void write(const Item& item) {
    Cells cells;
    cells.set("type", type_cell(item));
    cells.set("name", item.name);
    cells.set("label", item.label);
    cells.set("hint", item.hint);
    cells.set("relevance", item.relevance);
    cells.set("calculation", item.calculation);
    cells.set("default", default_of_initial(item.initial));
    cells.set("appearance", appearance_cell(item));
    cells.set("body::accept", accept_cell(item));
    cells.set("repeat_count", item.repeat_count);
    cells.set("zubia_unit", item.unit);
    cells.set("zubia_low", item.low_label);
    cells.set("zubia_high", item.high_label);
    cells.set("zubia", item_extension(item));
    if (!has_rows(item.type)) conditions(cells, item);
    if (has_rows(item.type)) {
      cells.set("required_message", item.required_message);
      cells.set("constraint_message", item.constraint_message);
    }
    survey_.push_back(cells);
    if (!has_rows(item.type) && !has_items(item.type)) return;
    for (const Item& inner : item.items) write(inner);
    for (const Row& row : item.rows) write(item, row);
    end(item.type == ItemType::repeated_group ? "end_repeat" : "end_group");
  }

  void write(const Item& item, const Row& row) {
    Cells cells;
    cells.set("name", row.name);
    cells.set("label", row.label);
    cells.set("relevance", row.relevance);
    cells.set("zubia_opposite", row.opposite);
    cells.set("zubia", row_extension(row));
    const bool has_columns = item.type == ItemType::number_matrix;
    cells.set("type", has_columns ? "begin_group" : row_type_cell(item));
    if (!has_columns) conditions(cells, item);
    survey_.push_back(cells);
    if (!has_columns) return;
    for (const Column& column : item.columns) {
      Cells cell;
      cell.set("type", row_type_cell(item));
      cell.set("name", row.name + "_" + column.name);
      cell.set("label", column.label);
      cell.set("zubia_unit", column.unit);
      conditions(cell, item);
      survey_.push_back(cell);
    }
    end("end_group");
  }

  std::vector<Cells> choices() const {
    static const std::map<ChoiceMeaning, std::string> meanings = {{ChoiceMeaning::dont_know, "dont_know"},
                                                                  {ChoiceMeaning::not_applicable, "not_applicable"},
                                                                  {ChoiceMeaning::none_of_these, "none_of_these"},
                                                                  {ChoiceMeaning::other, "other"}};
    std::vector<Cells> rows;
    for (const ChoiceList& list : draft_.lists)
      for (const Choice& choice : list.choices) {
        Cells cells;
        cells.set("list_name", list.name);
        cells.set("name", choice.name);
        cells.set("label", choice.label);
        if (choice.code) cells.set("code", std::to_string(*choice.code));
        if (choice.score) cells.set("score", short_number(*choice.score));
        if (meanings.contains(choice.meaning)) cells.set("meaning", meanings.at(choice.meaning));
        for (const auto& [column, value] : choice.columns) cells.set(column, value);
        rows.push_back(cells);
      }
    return rows;
  }

  Cells settings() const {
    static constexpr const char* modes[] = {"named", "confidential", "anonymous"};
    Cells cells;
    const std::string first = draft_.languages.empty() ? "en" : draft_.languages.front();
    const auto title = draft_.title.find(first);
    cells.set("form_title", title == draft_.title.end() ? draft_.name : title->second);
    cells.set("form_id", draft_.name);
    cells.set("default_language", language_heading(first));
    cells.set("zubia_mode", modes[static_cast<std::size_t>(draft_.purpose.mode)]);
    cells.set("zubia_title", draft_.title);
    cells.set("zubia_introduction", draft_.introduction);
    cells.set("zubia_thanks", draft_.thanks);
    cells.set("zubia_purpose", draft_.purpose.purpose);
    cells.set("zubia_recipients", draft_.purpose.recipients);
    cells.set("zubia_retention", draft_.purpose.retention);
    cells.set("zubia_controller", draft_.purpose.controller);
    if (draft_.purpose.retention_months > 0)
      cells.set("zubia_retention_months", std::to_string(draft_.purpose.retention_months));
    if (draft_.purpose.needs_check) cells.set("zubia_needs_check", "yes");
    std::string strata;
    for (const std::string& name : draft_.strata) strata += (strata.empty() ? "" : " ") + name;
    cells.set("zubia_strata", strata);
    return cells;
  }

  std::vector<Cells> dimensions() const {
    std::vector<Cells> rows;
    for (const Dimension& dimension : draft_.dimensions) {
      Cells cells;
      cells.set("dimension", dimension.name);
      cells.set("importance", short_number(dimension.importance));
      cells.set("label", dimension.label);
      cells.set("explanation", dimension.explanation);
      rows.push_back(cells);
      for (const Band& band : dimension.bands) {
        Cells of_band;
        of_band.set("dimension", dimension.name);
        of_band.set("band", band.name);
        of_band.set("from", short_number(band.from));
        of_band.set("label", band.label);
        of_band.set("feedback", band.feedback);
        rows.push_back(of_band);
      }
    }
    return rows;
  }

  const InstrumentDraft& draft_;
  std::vector<Cells> survey_;
};

}  // namespace

Result<std::string> write_xlsform(const InstrumentDraft& draft) { return Writing(draft).written(); }

}  // namespace zubia::formats
