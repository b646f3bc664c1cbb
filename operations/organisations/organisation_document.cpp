#include "operations/organisations/organisation_document.hpp"

#include "operations/document.hpp"

namespace zubia::operations {

namespace {

bool says_nothing(const OrderedJson& json) {
  if (const auto* text = json.get_ptr<const std::string*>()) return text->empty();
  return json.is_null() || json == false || (json.is_structured() && json.empty());
}

/// Without what is empty: of a hundred thousand organisations most is not known.
OrderedJson pruned(const OrderedJson& json) {
  if (json.is_array()) {
    OrderedJson list = OrderedJson::array();
    for (const auto& item : json) list.push_back(pruned(item));
    return list;
  }
  if (!json.is_object()) return json;
  OrderedJson object = OrderedJson::object();
  for (const auto& [name, value] : json.items())
    if (OrderedJson kept = pruned(value); !says_nothing(kept)) object[name] = std::move(kept);
  return object;
}

}  // namespace

template <>
Result<TextByLanguage> read_value<TextByLanguage>(const nlohmann::json& json, const Field& field) {
  const auto wrong = [&](std::string detail) {
    return refuse({"invalid-value", std::move(detail), {.field = std::string(field.name)}, "Write {\"eu\": \"…\"}."});
  };
  if (!json.is_object()) return wrong("This is an object of texts by language.");
  TextByLanguage texts;
  for (const auto& [language, text] : json.items()) {
    if (!text.is_string()) return wrong("What stands under \"" + language + "\" is not a text.");
    texts.emplace(language, text.get<std::string>());
  }
  return texts;
}

OrderedJson json_of(const Organisation& organisation) { return pruned(to_json(organisation)); }

std::string document_of(const Organisation& organisation) {
  return json_of(organisation).dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

Result<Organisation> organisation_of(const std::string& document) {
  const auto json = nlohmann::json::parse(document, nullptr, false);
  if (json.is_discarded())
    return refuse({"damaged-file", "The record of an organisation is damaged.", {}, "Go back to an earlier copy."});
  return read_document<Organisation>(json, {}, UnknownMembers::passed_over);
}

Result<Organisation> read_organisation(std::string_view bytes, const std::string& file_name) {
  const auto json = parse_document(bytes, file_name);
  if (!json) return refuse(json.error());
  return read_document<Organisation>(*json, file_name, UnknownMembers::refused);
}

std::vector<OrganisationIdentifier> identifiers_of(const std::string& document) {
  const auto organisation = organisation_of(document);
  return organisation ? organisation->identifiers : std::vector<OrganisationIdentifier>{};
}

std::string display_name(const TextByLanguage& names, const std::string& language) {
  for (const std::string& wanted : {language, std::string(), std::string("en")})
    if (const auto name = names.find(wanted); name != names.end() && !name->second.empty()) return name->second;
  return names.empty() ? std::string() : names.begin()->second;
}

std::string display_name(const Organisation& organisation, const std::string& language) {
  std::string name = display_name(organisation.names, language);
  if (name.empty() && !organisation.other_names.empty()) name = organisation.other_names.front();
  return name;
}

}  // namespace zubia::operations
