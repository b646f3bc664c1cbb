#include "operations/catalogue.hpp"

#include <unordered_map>
#include <utility>

#include "operations/catalogue_codes.hpp"
#include "operations/catalogue_files.hpp"

namespace zubia::operations {

namespace {

using Names = std::unordered_map<std::string, std::vector<LocalisedText>>;

/// A catalogue that cannot be read is a fault of ours, which a test would show: it just has no codes.
std::vector<formats::LabelledCode> read_catalogue(std::string_view text, const std::string& name) {
  auto labels = formats::read_classification_labels(text, name);
  return labels ? std::move(labels->codes) : std::vector<formats::LabelledCode>{};
}

Names names_by_code(const std::vector<formats::LabelledCode>& codes) {
  Names names;
  for (const formats::LabelledCode& code : codes) names.emplace(code.code, code.names);
  return names;
}

std::vector<LocalisedText> names_of(const Names& names, const std::string& code) {
  const auto entry = names.find(code);
  return entry == names.end() ? std::vector<LocalisedText>{} : entry->second;
}

}  // namespace

const std::vector<formats::LabelledCode>& territory_catalogue() {
  static const std::vector<formats::LabelledCode> codes = read_catalogue(nuts_catalogue, "nuts.csv");
  return codes;
}

const std::vector<formats::LabelledCode>& activity_catalogue() {
  static const std::vector<formats::LabelledCode> codes = read_catalogue(nace_catalogue, "nace_rev2.csv");
  return codes;
}

std::vector<LocalisedText> territory_names(const std::string& code) {
  static const Names names = names_by_code(territory_catalogue());
  return names_of(names, code);
}

std::vector<LocalisedText> activity_names(const std::string& code) {
  static const Names names = names_by_code(activity_catalogue());
  return names_of(names, code);
}

std::string name_in(const std::vector<LocalisedText>& names, const std::string& language, const std::string& code) {
  for (const std::string& wanted : {language, std::string("en")})
    for (const LocalisedText& name : names)
      if (name.language == wanted) return name.text;
  return names.empty() ? code : names.front().text;
}

}  // namespace zubia::operations
