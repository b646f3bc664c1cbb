#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "formats/plain_text.hpp"
#include "formats/xlsform_frame.hpp"
#include "formats/xlsform_parts.hpp"
#include "formats/xlsx_parts.hpp"

namespace zubia::formats {
namespace {

using namespace questionnaires;

class Frame {
 public:
  explicit Frame(XlsformBook& book) : book_(book) {}

  void all() {
    languages();
    settings();
    lists();
    dimensions();
  }

 private:
  InstrumentDraft& draft() { return book_.file.draft; }

  std::string setting(std::string_view name) const {
    const XlsformSheet& sheet = book_.settings;
    return sheet.rows().empty() ? "" : sheet.cell(sheet.rows().front(), name);
  }

  void languages() {
    std::vector<std::string>& all = draft().languages;
    for (const XlsformSheet* sheet : {&book_.survey, &book_.choices, &book_.dimensions, &book_.settings})
      for (const std::string& language : sheet->languages())
        if (std::ranges::find(all, language) == all.end()) all.push_back(language);
    const auto first = language_of(setting("default_language"));
    book_.unnamed = first.value_or(book_.options.language);
    if (first && std::ranges::find(all, *first) != all.end())
      std::rotate(all.begin(), std::ranges::find(all, *first), std::ranges::find(all, *first) + 1);
    for (const XlsformSheet* sheet : {&book_.survey, &book_.choices, &book_.dimensions, &book_.settings})
      for (Problem& one : sheet->language_problems(all)) book_.file.problems.push_back(std::move(one));
    if (all.empty()) all.push_back(book_.unnamed);
    // An untagged column beside tagged ones was refused above; its texts are kept where they can be seen.
    if (std::ranges::find(all, book_.unnamed) == all.end()) book_.unnamed = all.front();
  }

  void settings() {
    draft().name = setting("form_id");
    const std::string title = setting("form_title");
    for (const std::string& language : draft().languages)
      if (!title.empty()) draft().title[language] = title;
    if (book_.settings.rows().empty()) return;
    const XlsformRow& row = book_.settings.rows().front();
    const auto own = book_.settings.texts(row, "zubia_title", book_.unnamed);
    if (!own.empty()) draft().title = own;
    draft().introduction = book_.settings.texts(row, "zubia_introduction", book_.unnamed);
    draft().thanks = book_.settings.texts(row, "zubia_thanks", book_.unnamed);
    Purpose& purpose = draft().purpose;
    purpose.purpose = book_.settings.texts(row, "zubia_purpose", book_.unnamed);
    purpose.recipients = book_.settings.texts(row, "zubia_recipients", book_.unnamed);
    purpose.retention = book_.settings.texts(row, "zubia_retention", book_.unnamed);
    purpose.controller = book_.settings.texts(row, "zubia_controller", book_.unnamed);
    purpose.retention_months = std::max(0, whole_number(setting("zubia_retention_months")));
    const std::string mode = setting("zubia_mode");
    purpose.mode = mode == "named" ? Mode::named : mode == "anonymous" ? Mode::anonymous : Mode::confidential;
    purpose.needs_check = setting("zubia_needs_check") == "yes";
    std::string name;
    for (const char c : setting("zubia_strata") + " ") {
      if (c != ' ') {
        name += c;
      } else if (!name.empty()) {
        draft().strata.push_back(std::exchange(name, {}));
      }
    }
  }

  void lists() {
    for (const XlsformRow& row : book_.choices.rows()) {
      const std::string name = book_.choices.cell(row, "list_name");
      auto list = std::ranges::find(draft().lists, name, &ChoiceList::name);
      if (list == draft().lists.end()) list = draft().lists.insert(list, {.name = name});
      book_.places.choices[{name, list->choices.size()}] = row.number;
      list->choices.push_back(choice(row));
    }
    if (!book_.choices.has("code"))
      for (ChoiceList& list : draft().lists) assign_codes(list);
  }

  Choice choice(const XlsformRow& row) {
    static const std::set<std::string, std::less<>> own = {"list_name", "name", "label", "code", "meaning", "score"};
    Choice choice{.name = book_.choices.cell(row, "name"), .label = book_.choices.texts(row, "label", book_.unnamed)};
    if (const auto code = xlsform_number(book_.choices.cell(row, "code")); code && *code == static_cast<int>(*code))
      choice.code = static_cast<int>(*code);
    choice.score = xlsform_number(book_.choices.cell(row, "score"));
    const std::string meaning = book_.choices.cell(row, "meaning");
    if (meaning == "dont_know") choice.meaning = ChoiceMeaning::dont_know;
    if (meaning == "not_applicable") choice.meaning = ChoiceMeaning::not_applicable;
    if (meaning == "none_of_these") choice.meaning = ChoiceMeaning::none_of_these;
    if (meaning == "other") choice.meaning = ChoiceMeaning::other;
    for (const XlsformColumn& column : book_.choices.columns())
      if (!own.contains(column.name) && column.name.find("::") == std::string::npos &&
          !book_.choices.cell(row, column.name).empty())
        choice.columns[column.name] = book_.choices.cell(row, column.name);
    return choice;
  }

  /// Names that are numbers are the codes; otherwise the codes count from 1.
  void assign_codes(ChoiceList& list) {
    const bool are_numbers = std::ranges::all_of(list.choices, [](const Choice& one) {
      return whole_number(one.name) >= 0 || (one.name.starts_with('-') && whole_number(one.name.substr(1)) >= 0);
    });
    int next = 1;
    for (Choice& one : list.choices) one.code = are_numbers ? static_cast<int>(*xlsform_number(one.name)) : next++;
    if (!are_numbers)
      book_.notice(
          "codes-assigned",
          "The choices have no codes of their own. They were numbered from 1 in the order of the sheet, first " +
              list.name + ".",
          "Add a column code to the sheet choices where the numbers matter.");
  }

  void dimensions() {
    for (const XlsformRow& row : book_.dimensions.rows()) {
      const std::string name = book_.dimensions.cell(row, "dimension");
      const std::string band = book_.dimensions.cell(row, "band");
      auto found = std::ranges::find(draft().dimensions, name, &Dimension::name);
      if (found == draft().dimensions.end()) found = draft().dimensions.insert(found, {.name = name});
      if (band.empty()) {
        found->label = book_.dimensions.texts(row, "label", book_.unnamed);
        found->explanation = book_.dimensions.texts(row, "explanation", book_.unnamed);
        found->importance = xlsform_number(book_.dimensions.cell(row, "importance")).value_or(1.0);
      } else {
        found->bands.push_back({band, xlsform_number(book_.dimensions.cell(row, "from")).value_or(0),
                                book_.dimensions.texts(row, "label", book_.unnamed),
                                book_.dimensions.texts(row, "feedback", book_.unnamed)});
      }
    }
  }

  XlsformBook& book_;
};

}  // namespace

void XlsformBook::notice(const char* code, std::string detail, std::string mend) {
  const bool is_said = std::ranges::any_of(file.notices, [&](const Problem& one) { return one.code == code; });
  if (!is_said) file.notices.push_back({code, std::move(detail), {}, std::move(mend)});
}

std::optional<double> xlsform_number(std::string_view text) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
  return number;
}

void read_frame(XlsformBook& book) { Frame(book).all(); }

}  // namespace zubia::formats
