#include "operations/questionnaires/register_entry.hpp"

#include <nlohmann/json.hpp>

#include "storage/organisation_store.hpp"

namespace zubia::operations {

namespace {

std::string text_of(const nlohmann::json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts_of(const nlohmann::json& document, const char* name) {
  std::vector<std::string> texts;
  const auto found = document.find(name);
  if (found == document.end() || !found->is_array()) return texts;
  for (const auto& one : *found)
    if (one.is_string()) texts.push_back(one.get<std::string>());
  return texts;
}

/// The code of the main activity, or of the first.
std::string activity_of(const nlohmann::json& document) {
  std::string code;
  const auto found = document.find("activities");
  if (found == document.end() || !found->is_array()) return code;
  for (const auto& one : *found) {
    if (!one.is_object()) continue;
    const bool is_main = one.contains("main") && one["main"] == true;
    if (code.empty() || is_main) code = text_of(one, "code");
    if (is_main) break;
  }
  return code;
}

}  // namespace

std::string RegisterEntry::name_in(const std::string& language) const {
  if (const auto found = names.find(language); found != names.end()) return found->second;
  return names.empty() ? id : names.begin()->second;
}

std::string stratum_territory(const std::string& territory) {
  constexpr std::size_t nuts_3_length = 5;
  return territory.substr(0, nuts_3_length);
}

RegisterEntry register_entry(const storage::StoredOrganisation& organisation) {
  RegisterEntry entry;
  entry.id = organisation.id;
  const auto document = nlohmann::json::parse(organisation.document, nullptr, false);
  if (!document.is_object()) return entry;
  if (const auto names = document.find("names"); names != document.end() && names->is_object())
    for (const auto& [language, name] : names->items())
      if (name.is_string()) entry.names[language] = name.get<std::string>();
  entry.territory = text_of(document, "territory");
  entry.size_class = text_of(document, "size_class");
  entry.kind = text_of(document, "kind");
  entry.activity = activity_of(document);
  entry.languages = texts_of(document, "languages");
  const auto websites = texts_of(document, "websites");
  if (!websites.empty()) entry.website = websites.front();
  return entry;
}

Result<std::string> organisation_name(storage::ProgrammeStore& programme, const std::string& id,
                                      const std::string& language) {
  const auto found = storage::OrganisationStore(programme).find(id);
  if (!found) return refuse(found.error());
  return *found ? register_entry(**found).name_in(language) : std::string();
}

Result<std::vector<RegisterEntry>> whole_register(storage::ProgrammeStore& programme) {
  const auto all = storage::OrganisationStore(programme).all();
  if (!all) return refuse(all.error());
  std::vector<RegisterEntry> entries;
  entries.reserve(all->size());
  for (const storage::StoredOrganisation& one : *all) entries.push_back(register_entry(one));
  return entries;
}

}  // namespace zubia::operations
