#include "formats/xlsform_parts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "formats/xlsx_reader.hpp"

namespace zubia::formats {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using namespace questionnaires;

ordered_json scoring_document(const Scoring& scoring) {
  ordered_json document = {{"dimension", scoring.dimension}};
  if (scoring.is_reversed) document["is_reversed"] = true;
  if (scoring.importance != 1.0) document["importance"] = scoring.importance;
  return document;
}

bool is_number(std::string_view text) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

Scoring scoring_of(const json& document) {
  return {.dimension = document.value("dimension", ""),
          .is_reversed = document.value("is_reversed", false),
          .importance = document.value("importance", 1.0)};
}

template <class T>
void put(const json& document, const char* key, std::optional<T>& into) {
  if (document.contains(key)) into = document.at(key).get<T>();
}

}  // namespace

const std::vector<std::string>& survey_texts() {
  static const std::vector<std::string> names = {
      "label",     "hint",       "required_message", "constraint_message", "zubia_unit",
      "zubia_low", "zubia_high", "zubia_opposite",   "guidance_hint",      "zubia_introduction"};
  return names;
}

const std::vector<std::string>& settings_texts() {
  static const std::vector<std::string> names = {"zubia_title",     "zubia_introduction", "zubia_thanks",
                                                 "zubia_purpose",   "zubia_recipients",   "zubia_retention",
                                                 "zubia_controller"};
  return names;
}

const std::vector<std::string>& dimension_texts() {
  static const std::vector<std::string> names = {"label", "explanation", "feedback"};
  return names;
}

std::string item_extension(const Item& item) {
  ordered_json document = {{"type", item_type_name(item.type)}};
  if (!item.prefill.empty()) document["prefill"] = item.prefill;
  if (item.choices_min) document["choices_min"] = *item.choices_min;
  if (item.choices_max) document["choices_max"] = *item.choices_max;
  if (item.is_shuffled) document["is_shuffled"] = true;
  if (item.minimum) document["minimum"] = *item.minimum;
  if (item.maximum) document["maximum"] = *item.maximum;
  if (item.step) document["step"] = *item.step;
  if (item.length_max) document["length_max"] = *item.length_max;
  if (!item.classification.empty()) document["classification"] = item.classification;
  if (!item.accepted.empty()) document["accepted"] = item.accepted;
  if (item.megabytes_max) document["megabytes_max"] = *item.megabytes_max;
  if (item.repeats_max) document["repeats_max"] = *item.repeats_max;
  if (item.may_be_unknown) document["may_be_unknown"] = true;
  if (item.is_personal) document["is_personal"] = true;
  if (!item.scoring.dimension.empty()) document["scoring"] = scoring_document(item.scoring);
  if (has_rows(item.type)) {
    // Of the whole, which XLSForm says of each row.
    if (!item.required.empty()) document["required"] = item.required;
    if (!item.constraint.empty()) document["constraint"] = item.constraint;
    if (!item.appearance.empty()) document["appearance"] = item.appearance;
    if (!item.list.empty()) document["list"] = item.list;
    if (!item.choice_filter.empty()) document["choice_filter"] = item.choice_filter;
  }
  return document.dump();
}

std::string row_extension(const Row& row) {
  return row.scoring.dimension.empty() ? "" : ordered_json{{"scoring", scoring_document(row.scoring)}}.dump();
}

bool extend_item(Item& item, const std::string& extension) {
  const json document = json::parse(extension, nullptr, false);
  if (!document.is_object()) return false;
  try {
    const auto type = item_type_of(document.value("type", std::string(item_type_name(item.type))));
    if (!type) return false;
    item.type = *type;
    item.prefill = document.value("prefill", "");
    put(document, "choices_min", item.choices_min);
    put(document, "choices_max", item.choices_max);
    item.is_shuffled = document.value("is_shuffled", item.is_shuffled);
    put(document, "minimum", item.minimum);
    put(document, "maximum", item.maximum);
    put(document, "step", item.step);
    put(document, "length_max", item.length_max);
    item.classification = document.value("classification", "");
    item.accepted = document.value("accepted", item.accepted);
    put(document, "megabytes_max", item.megabytes_max);
    put(document, "repeats_max", item.repeats_max);
    item.may_be_unknown = document.value("may_be_unknown", false);
    item.is_personal = document.value("is_personal", false);
    if (document.contains("scoring")) item.scoring = scoring_of(document.at("scoring"));
    if (has_rows(item.type)) {
      item.required = document.value("required", "");
      item.constraint = document.value("constraint", "");
      item.appearance = document.value("appearance", "");
      item.list = document.value("list", "");
      item.choice_filter = document.value("choice_filter", "");
    }
  } catch (const json::exception&) {
    return false;
  }
  return true;
}

bool extend_row(Row& row, const std::string& extension) {
  const json document = json::parse(extension, nullptr, false);
  if (!document.is_object()) return false;
  try {
    if (document.contains("scoring")) row.scoring = scoring_of(document.at("scoring"));
  } catch (const json::exception&) {
    return false;
  }
  return true;
}

std::string bounds_constraint(const Item& item) {
  std::string constraint;
  if (item.minimum) constraint = ". >= " + short_number(*item.minimum);
  if (item.maximum) constraint += (constraint.empty() ? "" : " and ") + (". <= " + short_number(*item.maximum));
  return constraint;
}

std::string default_of_initial(const std::string& initial) {
  const bool is_quoted = initial.size() >= 2 && initial.front() == '\'' && initial.back() == '\'' &&
                         initial.find('\'', 1) == initial.size() - 1;
  if (!is_quoted) return initial;
  const std::string inner = initial.substr(1, initial.size() - 2);
  // What reads back as something else than a text keeps its quotes.
  const bool is_plain = !inner.empty() && !is_number(inner) && inner.find_first_of("${}()'\"") == std::string::npos;
  return is_plain ? inner : initial;
}

std::string initial_of_default(const std::string& written, ItemType type) {
  const bool is_expression = written.find("${") != std::string::npos || written.ends_with(')') ||
                             written.starts_with('\'') || written.starts_with('"');
  if (written.empty() || is_expression) return written;
  // A number stays one, unless it is the name of a choice: the comparison is the same.
  if (is_number(written) && type != ItemType::text && type != ItemType::long_text) return written;
  return written.find('\'') == std::string::npos ? "'" + written + "'" : "\"" + written + "\"";
}

std::string short_number(double number) { return cell_text({.kind = XlsxCell::Kind::number, .number = number}); }

}  // namespace zubia::formats
