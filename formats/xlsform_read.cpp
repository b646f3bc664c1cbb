#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "formats/plain_text.hpp"
#include "formats/xlsform.hpp"
#include "formats/xlsform_files.hpp"
#include "formats/xlsform_frame.hpp"
#include "formats/xlsform_parts.hpp"
#include "formats/xlsform_types.hpp"

namespace zubia::formats {
namespace {

using namespace questionnaires;
using Kind = XlsformType::Kind;

std::string truth_expression(const std::string& written) {
  const std::string low = lower_case(written);
  if (low == "yes" || low == "true" || low == "true()") return "true()";
  if (low == "no" || low == "false" || low == "false()") return {};
  return written;
}

/// `start=1 end=10 step=1`: the value of one of them.
std::string parameter(const std::string& parameters, const std::string& name) {
  const std::string all = " " + lower_case(parameters);
  const std::size_t at = all.find(" " + name + "=");
  if (at == std::string::npos) return {};
  const std::size_t first = at + name.size() + 2;
  return all.substr(first, all.find_first_of(" ,;", first) - first);
}

class Reading {
 public:
  explicit Reading(XlsformBook& book) : book_(book) {}

  XlsformFile all() {
    read_frame(book_);
    questions();
    sections();
    ignored_columns();
    place_problems(book_.file, book_.places, book_.survey, book_.choices);
    return std::move(book_.file);
  }

 private:
  InstrumentDraft& draft() { return book_.file.draft; }

  void problem(std::string code, std::string detail, std::string mend, const XlsformRow& row, std::string_view column) {
    book_.file.problems.push_back(
        book_.survey.problem(std::move(code), std::move(detail), std::move(mend), row.number, column));
  }

  // A group that is being read, with what is in it so far.
  struct Open {
    Item item;
    std::size_t row = 0;
    bool is_repeat = false;
  };

  void questions() {
    for (const XlsformRow& row : book_.survey.rows()) {
      const std::string cell = book_.survey.cell(row, "type");
      if (cell.empty()) {
        if (!book_.survey.cell(row, "name").empty())
          problem("unknown-type", "The question " + book_.survey.cell(row, "name") + " has no type.",
                  "Use a type such as text, integer, select_one or note.", row, "type");
        continue;
      }
      read_row(row, xlsform_type(cell), cell);
    }
    for (const Open& open : open_)
      book_.file.problems.push_back(
          book_.survey.problem("unclosed-group", "The group " + open.item.name + " begins here and never ends.",
                               open.is_repeat ? "Add a row end_repeat after its last question."
                                              : "Add a row end_group after its last question.",
                               open.row, "type"));
    while (!open_.empty()) close();
  }

  void read_row(const XlsformRow& row, const XlsformType& type, const std::string& cell) {
    switch (type.kind) {
      case Kind::metadata:
        book_.notice(
            "metadata-ignored",
            "The form asks the device for its own facts, such as " + type.word + ". Zubia does not collect them.",
            "Nothing needs to be done.");
        return;
      case Kind::unsupported:
        return problem("unsupported-type", "Questions of the type " + type.word + " are not supported.", type.mend, row,
                       "type");
      case Kind::unknown:
        return problem("unknown-type", "There is no type \"" + cell + "\".", type.mend, row, "type");
      case Kind::end_group:
      case Kind::end_repeat:
        return end(row, type.kind == Kind::end_repeat);
      case Kind::begin_group:
      case Kind::begin_repeat: {
        Item item = read_item(row, type);
        item.type = type.kind == Kind::begin_repeat ? ItemType::repeated_group : ItemType::group;
        extend(item, row);
        open_.push_back({std::move(item), row.number, type.kind == Kind::begin_repeat});
        return;
      }
      case Kind::question:
        break;
    }
    Item item = read_item(row, type);
    extend(item, row);
    add(std::move(item));
  }

  void end(const XlsformRow& row, bool is_repeat) {
    if (open_.empty())
      return problem("unopened-group", "A group ends here that never began.", "Take the row away.", row, "type");
    if (open_.back().is_repeat != is_repeat)
      problem("mismatched-group",
              std::string(is_repeat ? "end_repeat" : "end_group") + " closes the group " + open_.back().item.name +
                  " of row " + std::to_string(open_.back().row) + ", which is " +
                  (is_repeat ? "not repeated." : "repeated."),
              std::string("Write ") + (is_repeat ? "end_group" : "end_repeat") + " here, or move the row.", row,
              "type");
    close();
  }

  void close() {
    Item item = std::move(open_.back().item);
    open_.pop_back();
    make_matrix(item);
    add(std::move(item));
  }

  void add(Item item) {
    if (open_.empty())
      top_.push_back(std::move(item));
    else
      open_.back().item.items.push_back(std::move(item));
  }

  Item read_item(const XlsformRow& row, const XlsformType& type) {
    Item item{.type = type.item, .name = book_.survey.cell(row, "name")};
    book_.places.survey.emplace(item.name, row.number);
    book_.places.again[item.name] = row.number;
    item.label = book_.survey.texts(row, "label", book_.unnamed);
    item.hint = book_.survey.texts(row, "hint", book_.unnamed);
    item.relevance = book_.survey.cell(row, "relevance");
    item.required = truth_expression(book_.survey.cell(row, "required"));
    item.required_message = book_.survey.texts(row, "required_message", book_.unnamed);
    item.constraint = book_.survey.cell(row, "constraint");
    item.constraint_message = book_.survey.texts(row, "constraint_message", book_.unnamed);
    item.choice_filter = book_.survey.cell(row, "choice_filter");
    item.repeat_count = book_.survey.cell(row, "repeat_count");
    item.appearance = book_.survey.cell(row, "appearance");
    item.unit = book_.survey.texts(row, "zubia_unit", book_.unnamed);
    item.low_label = book_.survey.texts(row, "zubia_low", book_.unnamed);
    item.high_label = book_.survey.texts(row, "zubia_high", book_.unnamed);
    item.type = type_by_appearance(type.item, item.appearance);
    item.initial = initial_of_default(book_.survey.cell(row, "default"), item.type);
    calculation(item, row);
    if (has_choices(type.item)) choices(item, row, type);
    if (item.type == ItemType::code_picker) item.classification = type.list;
    if (item.type == ItemType::file) item.accepted = accepted_in(type.word, book_.survey.cell(row, "body::accept"));
    const std::string parameters = book_.survey.cell(row, "parameters");
    if (item.type == ItemType::numeric_scale) {
      item.minimum = xlsform_number(parameter(parameters, "start"));
      item.maximum = xlsform_number(parameter(parameters, "end"));
      item.step = xlsform_number(parameter(parameters, "step"));
    }
    item.is_shuffled = parameter(parameters, "randomize") == "true";
    return item;
  }

  void calculation(Item& item, const XlsformRow& row) {
    const std::string calculation = book_.survey.cell(row, "calculation");
    if (item.type == ItemType::calculated) {
      item.calculation = calculation;
    } else if (!calculation.empty()) {
      item.initial = calculation;
      book_.notice(
          "calculation-once",
          "The question " + item.name +
              " is asked and calculated at once. The calculation gives its first answer, which may be changed.",
          "Make it a row calculate where it may not be changed.");
    }
  }

  void choices(Item& item, const XlsformRow& row, const XlsformType& type) {
    item.list = type.list;
    if (type.list.empty())
      problem("list-missing", "The question " + item.name + " does not say which list of choices it has.",
              "Write the name of the list after the type, as in " + type.word + " yes_no.", row, "type");
    const auto list = std::ranges::find(draft().lists, type.list, &ChoiceList::name);
    if (!type.has_other || list == draft().lists.end()) return;
    auto other = std::ranges::find(list->choices, "other", &Choice::name);
    if (other == list->choices.end()) {
      static const Texts labels = {{"en", "Other"}, {"es", "Otro"}, {"fr", "Autre"}, {"eu", "Beste bat"}};
      int code = 96;
      while (std::ranges::find(list->choices, std::optional(code), &Choice::code) != list->choices.end()) ++code;
      Choice made{.name = "other", .code = code};
      for (const std::string& language : draft().languages)
        made.label[language] = labels.contains(language) ? labels.at(language) : "Other";
      other = list->choices.insert(list->choices.end(), std::move(made));
    }
    other->meaning = ChoiceMeaning::other;
  }

  /// An appearance that only says what the type says already.
  static void forget_plain_appearance(Item& item) {
    Item plain = item;
    plain.appearance.clear();
    if (item.appearance == appearance_cell(plain)) item.appearance.clear();
  }

  void extend(Item& item, const XlsformRow& row) {
    const std::string extension = book_.survey.cell(row, "zubia");
    if (extension.empty()) return forget_plain_appearance(item);
    if (!extend_item(item, extension))
      problem("broken-extension", "The cell zubia of " + item.name + " cannot be read.", "Empty it.", row, "zubia");
    if (item.constraint == bounds_constraint(item)) item.constraint.clear();
    forget_plain_appearance(item);
  }

  /// A group that is drawn as a table is one question with rows, where its rows differ in nothing else.
  void make_matrix(Item& item) {
    if (item.type == ItemType::number_matrix) return number_matrix(item);
    const bool is_table = item.type == ItemType::group && is_choice_table(item);
    if (is_table) {
      // The first row of the older kind of table only shows the choices.
      const bool has_head = item.items.size() > 1 && shows_choices_only(item.items.front());
      const Item first = item.items[has_head ? 1 : 0];
      item.type =
          first.type == ItemType::multiple_choice ? ItemType::multiple_choice_matrix : ItemType::single_choice_matrix;
      item.list = first.list;
      item.required = first.required;
      item.constraint = first.constraint;
      item.constraint_message = first.constraint_message;
      item.required_message = first.required_message;
      item.choice_filter = first.choice_filter;
      item.appearance.clear();
      if (has_head) item.items.erase(item.items.begin());
    }
    if (!has_rows(item.type)) return;
    for (Item& one : item.items) item.rows.push_back(row_of(one));
    item.items.clear();
  }

  static bool shows_choices_only(const Item& item) { return item.appearance.find("label") == 0; }

  static bool is_choice_table(const Item& group) {
    if (group.items.empty()) return false;
    const Item& first = group.items.front();
    const bool has_head = group.items.size() > 1 && shows_choices_only(first);
    const bool is_drawn = has_head || group.appearance.find("table-list") != std::string::npos;
    const Item& model = group.items[has_head ? 1 : 0];
    return is_drawn && std::ranges::all_of(group.items, [&](const Item& one) {
             const bool is_choice = one.type == ItemType::single_choice || one.type == ItemType::multiple_choice;
             return is_choice && one.type == first.type && one.list == first.list &&
                    (shows_choices_only(one) || (one.required == model.required && one.constraint == model.constraint &&
                                                 one.choice_filter == model.choice_filter)) &&
                    one.initial.empty() && one.hint.empty();
           });
  }

  Row row_of(Item& item) {
    Row row{.name = item.name, .label = std::move(item.label)};
    const auto at = std::ranges::find(book_.survey.rows(), book_.places.survey[item.name], &XlsformRow::number);
    if (at != book_.survey.rows().end()) {
      row.opposite = book_.survey.texts(*at, "zubia_opposite", book_.unnamed);
      const std::string extension = book_.survey.cell(*at, "zubia");
      if (!extension.empty()) extend_row(row, extension);
    }
    row.relevance = item.relevance;
    return row;
  }

  void number_matrix(Item& item) {
    for (Item& inner : item.items) {
      if (item.columns.empty())
        for (const Item& cell : inner.items)
          if (cell.name.starts_with(inner.name + "_"))
            item.columns.push_back({cell.name.substr(inner.name.size() + 1), cell.label, cell.unit});
      item.rows.push_back(row_of(inner));
    }
    item.items.clear();
  }

  void sections() {
    for (Item& item : top_) {
      const bool is_section = item.type == ItemType::group;
      if (!is_section) {
        if (draft().sections.empty() || !is_loose_) {
          is_loose_ = true;
          draft().sections.push_back(
              {.name = "part_" + std::to_string(draft().sections.size() + 1), .title = draft().title});
        }
        draft().sections.back().items.push_back(std::move(item));
        continue;
      }
      is_loose_ = false;
      Section section{.name = item.name, .title = item.label, .relevance = item.relevance};
      const auto at = std::ranges::find(book_.survey.rows(), book_.places.survey[item.name], &XlsformRow::number);
      if (at != book_.survey.rows().end())
        section.introduction = book_.survey.texts(*at, "zubia_introduction", book_.unnamed);
      section.items = std::move(item.items);
      draft().sections.push_back(std::move(section));
    }
  }

  void ignored_columns() {
    static const std::set<std::string, std::less<>> read = {"type",
                                                            "name",
                                                            "label",
                                                            "hint",
                                                            "relevance",
                                                            "required",
                                                            "required_message",
                                                            "constraint",
                                                            "constraint_message",
                                                            "calculation",
                                                            "default",
                                                            "choice_filter",
                                                            "appearance",
                                                            "body::accept",
                                                            "parameters",
                                                            "repeat_count",
                                                            "zubia",
                                                            "zubia_unit",
                                                            "zubia_low",
                                                            "zubia_high",
                                                            "zubia_opposite",
                                                            "zubia_introduction"};
    std::string ignored;
    for (const XlsformColumn& column : book_.survey.columns())
      if (!read.contains(column.name)) ignored += (ignored.empty() ? "" : ", ") + column.header;
    if (!ignored.empty())
      book_.notice("columns-ignored", "These columns of the sheet survey were not read: " + ignored + ".",
                   "Nothing needs to be done.");
  }

  XlsformBook& book_;
  std::vector<Open> open_;
  std::vector<Item> top_;
  bool is_loose_ = false;
};

}  // namespace

Result<XlsformFile> read_xlsform(std::string_view bytes, const std::string& file_name, const XlsformOptions& options) {
  auto reader = XlsxReader::open(bytes, file_name);
  if (!reader) return refuse(std::move(reader.error()));
  auto survey = XlsformSheet::read(*reader, "survey", survey_texts());
  if (!survey) return refuse(std::move(survey.error()));
  if (!survey->exists())
    return refuse({"no-survey-sheet",
                   "The workbook has no sheet called survey, so it is no XLSForm.",
                   {.file = file_name},
                   "Call the sheet with the questions survey."});
  for (const char* column : {"type", "name"})
    if (!survey->has(column))
      return refuse({"missing-column",
                     "The sheet survey has no column " + std::string(column) + ".",
                     {.file = file_name, .line = 1, .member = "survey"},
                     "Write the names of the columns in its first row: type, name, label …"});
  auto choices = XlsformSheet::read(*reader, "choices", {"label"});
  auto settings = XlsformSheet::read(*reader, "settings", settings_texts());
  auto dimensions = XlsformSheet::read(*reader, "zubia_dimensions", dimension_texts());
  for (auto* sheet : {&choices, &settings, &dimensions})
    if (!*sheet) return refuse(std::move(sheet->error()));
  XlsformBook book{std::move(*survey), std::move(*choices), std::move(*settings), std::move(*dimensions), options};
  XlsformFile file = Reading(book).all();
  for (const Problem& notice : reader->notices()) file.notices.push_back(notice);
  for (auto* problems : {&file.problems, &file.notices})
    for (Problem& problem : *problems) problem.where.file = file_name;
  return file;
}

}  // namespace zubia::formats
