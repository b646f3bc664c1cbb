#include "operations/catalogue.hpp"

#include <unordered_map>

#include "formats/classification_labels.hpp"
#include "operations/catalogue_files.hpp"

namespace zubia::operations {

namespace {

using Names = std::unordered_map<std::string, std::vector<LocalisedText>>;

/// A catalogue that cannot be read is a fault of ours, which a test would show: it just has no names.
Names read_catalogue(std::string_view text, const std::string& name) {
  Names names;
  const auto labels = formats::read_classification_labels(text, name);
  if (!labels) return names;
  for (const formats::LabelledCode& code : labels->codes) names.emplace(code.code, code.names);
  return names;
}

std::vector<LocalisedText> names_of(const Names& names, const std::string& code) {
  const auto entry = names.find(code);
  return entry == names.end() ? std::vector<LocalisedText>{} : entry->second;
}

}  // namespace

std::vector<LocalisedText> territory_names(const std::string& code) {
  static const Names names = read_catalogue(nuts_catalogue, "nuts.csv");
  return names_of(names, code);
}

std::vector<LocalisedText> activity_names(const std::string& code) {
  static const Names names = read_catalogue(nace_catalogue, "nace_rev2.csv");
  return names_of(names, code);
}

std::string name_in(const std::vector<LocalisedText>& names, const std::string& language, const std::string& code) {
  for (const std::string& wanted : {language, std::string("en")})
    for (const LocalisedText& name : names)
      if (name.language == wanted) return name.text;
  return names.empty() ? code : names.front().text;
}

}  // namespace zubia::operations
