#include "formats/xlsform_types.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/base/nearest_names.hpp"
#include "formats/plain_text.hpp"
#include "formats/xlsform_files.hpp"

namespace zubia::formats {
namespace {

using questionnaires::Item;
using questionnaires::ItemType;
using Kind = XlsformType::Kind;

struct Word {
  Kind kind;
  const char* word;
  ItemType item = ItemType::text;
  const char* mend = "";
};

constexpr std::array words = {
    Word{Kind::question, "select_one", ItemType::single_choice},
    Word{Kind::question, "select_multiple", ItemType::multiple_choice},
    Word{Kind::question, "rank", ItemType::ranking},
    Word{Kind::question, "integer", ItemType::integer},
    Word{Kind::question, "decimal", ItemType::number},
    Word{Kind::question, "range", ItemType::numeric_scale},
    Word{Kind::question, "text", ItemType::text},
    Word{Kind::question, "note", ItemType::note},
    Word{Kind::question, "date", ItemType::date},
    Word{Kind::question, "calculate", ItemType::calculated},
    Word{Kind::question, "acknowledge", ItemType::consent},
    Word{Kind::question, "trigger", ItemType::consent},
    Word{Kind::question, "file", ItemType::file},
    Word{Kind::question, "image", ItemType::file},
    Word{Kind::question, "photo", ItemType::file},
    Word{Kind::question, "audio", ItemType::file},
    Word{Kind::question, "video", ItemType::file},
    Word{Kind::begin_group, "begin_group"},
    Word{Kind::begin_repeat, "begin_repeat"},
    Word{Kind::end_group, "end_group"},
    Word{Kind::end_repeat, "end_repeat"},
    Word{Kind::metadata, "start"},
    Word{Kind::metadata, "end"},
    Word{Kind::metadata, "today"},
    Word{Kind::metadata, "deviceid"},
    Word{Kind::metadata, "subscriberid"},
    Word{Kind::metadata, "simserial"},
    Word{Kind::metadata, "phonenumber"},
    Word{Kind::metadata, "username"},
    Word{Kind::metadata, "email"},
    Word{Kind::metadata, "audit"},
    Word{Kind::metadata, "background-audio"},
    Word{Kind::metadata, "start-geopoint"},
    Word{Kind::unsupported, "geopoint", ItemType::text, "Ask for the territory with a list of choices instead."},
    Word{Kind::unsupported, "geotrace", ItemType::text, "Ask for the territory with a list of choices instead."},
    Word{Kind::unsupported, "geoshape", ItemType::text, "Ask for the territory with a list of choices instead."},
    Word{Kind::unsupported, "barcode", ItemType::text, "Use text instead."},
    Word{Kind::unsupported, "time", ItemType::text, "Use text with a constraint instead."},
    Word{Kind::unsupported, "datetime", ItemType::text, "Use date instead."},
    Word{Kind::unsupported, "hidden", ItemType::text, "Use calculate instead."},
    Word{Kind::unsupported, "xml-external", ItemType::text, "Put the choices into the sheet choices."},
    Word{Kind::unsupported, "csv-external", ItemType::text, "Put the choices into the sheet choices."},
    Word{Kind::unsupported, "select_one_from_file", ItemType::text,
         "Put the choices into the sheet choices, or name nace.csv, cpv.csv, technology.csv or nuts.csv."},
    Word{Kind::unsupported, "select_multiple_from_file", ItemType::text, "Put the choices into the sheet choices."},
    Word{Kind::unsupported, "select_one_external", ItemType::text, "Put the choices into the sheet choices."},
};

/// Spellings with blanks, as older forms have them; longer ones first.
constexpr std::array spellings = {
    std::pair{"select one from ", "select_one "},
    std::pair{"select all that apply from ", "select_multiple "},
    std::pair{"select multiple from ", "select_multiple "},
    std::pair{"select one ", "select_one "},
    std::pair{"select multiple ", "select_multiple "},
    std::pair{"select1 ", "select_one "},
    std::pair{"begin group", "begin_group"},
    std::pair{"begin repeat", "begin_repeat"},
    std::pair{"end group", "end_group"},
    std::pair{"end repeat", "end_repeat"},
    std::pair{"int", "integer"},
    std::pair{"string", "text"},
};

/// Lists that questionnaires pick from without having them: the programme has.
constexpr std::array picked_files = {"nace", "cpv", "technology", "nuts"};
constexpr const char* territory_file = "nuts";

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : std::string(text) + " ") {
    if (c != ' ' && c != '\t') {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(part);
      part.clear();
    }
  }
  return parts;
}

/// Makes a question that picks from a file of choices a picker, where it is one that programmes have.
void pick_from_file(XlsformType& type) {
  const std::string name = lower_case(std::string_view(type.list).substr(0, type.list.rfind('.')));
  if (type.word != "select_one_from_file" || std::ranges::find(picked_files, name) == picked_files.end()) return;
  type.kind = Kind::question;
  type.item = name == territory_file ? ItemType::territory_picker : ItemType::code_picker;
  type.list = name;
}

bool has_word(std::string_view appearance, std::string_view word) {
  const auto all = split(appearance);
  return std::ranges::find(all, word) != all.end();
}

}  // namespace

XlsformType xlsform_type(std::string_view cell) {
  std::string written(trimmed(cell));
  const std::string low = lower_case(written);
  for (const auto& [older, newest] : spellings) {
    const std::string_view old = older;
    const bool is_whole = low == old || old.ends_with(' ');
    if (is_whole && low.starts_with(old)) {
      written = newest + written.substr(old.size());
      break;
    }
  }
  const auto parts = split(written);
  XlsformType type;
  if (parts.empty()) return type;
  type.word = lower_case(parts[0]);
  const auto* known = std::ranges::find_if(words, [&](const Word& word) { return type.word == word.word; });
  if (known == words.end()) {
    std::vector<std::string> names;
    for (const Word& word : words)
      if (word.kind != Kind::unsupported && word.kind != Kind::metadata) names.emplace_back(word.word);
    type.mend = did_you_mean(type.word, names);
    if (type.mend.empty()) type.mend = "Use a type such as text, integer, select_one or note.";
    return type;
  }
  type.kind = known->kind;
  type.item = known->item;
  type.mend = known->mend;
  if (parts.size() > 1) type.list = parts[1];
  pick_from_file(type);
  type.has_other =
      parts.size() > 2 && (lower_case(parts[2]) == "or_other" || (parts.size() > 3 && lower_case(parts[3]) == "other"));
  return type;
}

ItemType type_by_appearance(ItemType type, std::string_view appearance) {
  if (type == ItemType::single_choice && has_word(appearance, "likert")) return ItemType::likert;
  if (type == ItemType::single_choice && has_word(appearance, "minimal")) return ItemType::dropdown;
  if (type == ItemType::text && has_word(appearance, "multiline")) return ItemType::long_text;
  return type;
}

std::string appearance_cell(const Item& item) {
  if (!item.appearance.empty() && !has_rows(item.type)) return item.appearance;
  if (item.type == ItemType::likert) return "likert";
  if (item.type == ItemType::dropdown) return "minimal";
  if (item.type == ItemType::long_text) return "multiline";
  if (item.type == ItemType::single_choice_matrix) return "table-list";
  if (has_rows(item.type)) return "field-list";
  return {};
}

std::string row_type_cell(const Item& item) {
  if (item.type == ItemType::single_choice_matrix) return "select_one " + item.list;
  if (item.type == ItemType::multiple_choice_matrix) return "select_multiple " + item.list;
  return item.type == ItemType::semantic_differential ? "range" : "decimal";
}

std::string type_cell(const Item& item) {
  switch (item.type) {
    case ItemType::single_choice:
    case ItemType::dropdown:
    case ItemType::yes_no:
    case ItemType::likert:
      return "select_one " + item.list;
    case ItemType::multiple_choice:
      return "select_multiple " + item.list;
    case ItemType::ranking:
      return "rank " + item.list;
    case ItemType::numeric_scale:
      return "range";
    case ItemType::number:
      return "decimal";
    case ItemType::integer:
      return "integer";
    case ItemType::date:
      return "date";
    case ItemType::code_picker:
      return "select_one_from_file " + item.classification + ".csv";
    case ItemType::territory_picker:
      return std::string("select_one_from_file ") + territory_file + ".csv";
    case ItemType::file:
      return file_type_cell(item);
    case ItemType::consent:
      return "acknowledge";
    case ItemType::note:
      return "note";
    case ItemType::calculated:
      return "calculate";
    case ItemType::repeated_group:
      return "begin_repeat";
    default:
      return has_rows(item.type) || has_items(item.type) ? "begin_group" : "text";
  }
}

}  // namespace zubia::formats
