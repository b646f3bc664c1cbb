#include "operations/classifications/found_codes.hpp"

#include <algorithm>
#include <array>

#include "engine/classifications/code_parents.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t query_bytes_max = 400;

const LocalisedText* label_in(const CatalogueCode& code, const std::vector<std::string>& languages) {
  for (const std::string& language : languages)
    for (const LocalisedText& label : code.labels)
      if (label.language == language) return &label;
  return code.labels.empty() ? nullptr : &code.labels.front();
}

std::string label_text(const CatalogueCode& code, const std::vector<std::string>& languages) {
  const LocalisedText* label = label_in(code, languages);
  return label == nullptr ? std::string() : label->text;
}

std::string_view how(search::Meeting meeting) {
  static constexpr std::array<std::string_view, 4> names = {"word", "beginning", "stem", "typo"};
  return names[static_cast<std::size_t>(meeting)];
}

CodeRow row_of(const CodeCatalogue& catalogue, std::uint32_t place, const std::vector<std::string>& languages) {
  const CatalogueCode& code = catalogue.codes()[place];
  CodeRow row{.code = code.code,
              .label = {},
              .label_language = {},
              .path = {},
              .path_labels = {},
              .children = code.children.size(),
              .met = {},
              .met_how = {},
              .met_label = {},
              .met_language = {}};
  if (const LocalisedText* label = label_in(code, languages); label != nullptr) {
    row.label = label->text;
    row.label_language = label->language;
  }
  for (const std::uint32_t above : catalogue.path_to(place)) {
    row.path.push_back(catalogue.codes()[above].code);
    row.path_labels.push_back(label_text(catalogue.codes()[above], languages));
  }
  return row;
}

/// Says by which words a code was found, and shows the label that has them where it is not the one that is shown.
void tell_why(const std::vector<search::SearchReason>& reasons, const CatalogueCode& code, CodeRow& row) {
  for (const search::SearchReason& reason : reasons) {
    row.met.push_back(reason.met);
    row.met_how.emplace_back(how(reason.meeting));
    if (reason.language.empty() || reason.language == row.label_language || !row.met_language.empty()) continue;
    const auto label = std::ranges::find(code.labels, reason.language, &LocalisedText::language);
    // Many labels of small languages are those of another.
    if (label == code.labels.end() || label->text == row.label) continue;
    row.met_label = label->text;
    row.met_language = label->language;
  }
}

void list_codes(const CodeCatalogue& catalogue, std::span<const std::uint32_t> places, const CodesWanted& wanted,
                const std::vector<std::string>& languages, FoundCodes& found) {
  found.matching = places.size();
  for (const std::uint32_t place : places.first(std::min(places.size(), wanted.limit)))
    found.codes.push_back(row_of(catalogue, place, languages));
}

}  // namespace

std::vector<std::string> shown_languages(const std::string& own, const std::vector<std::string>& programme_languages) {
  std::vector<std::string> languages;
  if (!own.empty()) languages.push_back(own);
  languages.insert(languages.end(), programme_languages.begin(), programme_languages.end());
  languages.emplace_back("en");
  return languages;
}

Result<FoundCodes> found_codes(const CodeCatalogue& catalogue, const CodesWanted& wanted,
                               const std::vector<std::string>& shown_languages) {
  FoundCodes found{.classification = catalogue.classification().id,
                   .all = catalogue.codes().size(),
                   .languages = catalogue.classification().languages,
                   .matching = 0,
                   .with_typos = false,
                   .codes = {}};
  if (!wanted.codes.empty()) {
    std::vector<std::uint32_t> places;
    for (const std::string& code : wanted.codes)
      if (const auto place = catalogue.find(code)) places.push_back(*place);
    list_codes(catalogue, places, wanted, shown_languages, found);
    return found;
  }
  std::optional<std::uint32_t> parent;
  if (!wanted.parent.empty()) {
    parent = catalogue.find(wanted.parent);
    if (!parent)
      return refuse({"unknown-code",
                     "There is no code " + wanted.parent + " in " + found.classification + ".",
                     {.field = "parent"},
                     "Leave it out to see the top."});
  }
  const std::string query = code_without_control_digit(wanted.query.substr(0, query_bytes_max));
  if (query.empty()) {
    list_codes(catalogue,
               parent ? std::span<const std::uint32_t>(catalogue.codes()[*parent].children) : catalogue.top(), wanted,
               shown_languages, found);
    return found;
  }
  search::SearchOptions options;
  options.limit = wanted.limit;
  options.languages = wanted.languages;
  options.last_word_complete = wanted.query.ends_with(' ');
  if (parent) options.accepts = [&](std::uint32_t code) { return catalogue.lies_in(code, *parent); };
  const search::SearchReply reply = catalogue.index().find(query, options);
  found.with_typos = reply.with_typos;
  found.matching =
      parent ? static_cast<std::uint64_t>(std::ranges::count_if(reply.matches, options.accepts)) : reply.matching;
  for (const search::SearchHit& hit : reply.hits) {
    found.codes.push_back(row_of(catalogue, hit.document, shown_languages));
    tell_why(hit.reasons, catalogue.codes()[hit.document], found.codes.back());
  }
  return found;
}

}  // namespace zubia::operations
