#include "operations/classifications/code_catalogue.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "engine/classifications/code_parents.hpp"
#include "engine/classifications/nace_code.hpp"
#include "operations/catalogue.hpp"
#include "operations/catalogue_codes.hpp"
#include "operations/complementarity/study_shelf.hpp"
#include "storage/classification_store.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

using Kept = std::shared_ptr<const CodeCatalogue>;

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

/// A code as it is looked up: capitals, without points and blanks.
std::string key_of(std::string_view typed) {
  std::string key;
  for (const char c : code_without_control_digit(typed)) {
    if (c == '.' || c == ' ') continue;
    key += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return key;
}

/// The catalogue of the product that goes with a classification; nothing for others.
const std::vector<formats::LabelledCode>* catalogue_of(const std::string& classification) {
  if (classification == activity_classification) return &activity_catalogue();
  if (classification == territory_classification) return &territory_catalogue();
  return nullptr;
}

/// Aggregates of statistics are nothing that an organisation does.
bool is_picked(const std::string& classification, const std::string& code) {
  if (classification != activity_classification) return true;
  const auto place = parse_nace_code(code);
  return place && place->span_count == 1;
}

std::vector<ClassificationCode> built_in_codes(const std::string& classification) {
  std::vector<ClassificationCode> codes;
  for (const formats::LabelledCode& code : *catalogue_of(classification))
    if (is_picked(classification, code.code)) codes.push_back({code.code, code.parent, code.names});
  std::vector<std::string> names;
  names.reserve(codes.size());
  for (const ClassificationCode& code : codes) names.push_back(code.code);
  const std::vector<std::string> parents = code_parents(names);
  // Some lie in an aggregate that is left out.
  for (std::size_t c = 0; c < codes.size(); ++c)
    if (std::ranges::find(names, codes[c].parent) == names.end()) codes[c].parent = parents[c];
  return codes;
}

void add_labels(std::vector<LocalisedText>& labels, const std::vector<LocalisedText>& others) {
  for (const LocalisedText& other : others)
    if (std::ranges::find(labels, other.language, &LocalisedText::language) == labels.end()) labels.push_back(other);
}

/// The names of the catalogue go before those that were published: NUTS regions have the national one in every column.
void put_catalogue_names_first(const std::string& classification, std::vector<ClassificationCode>& codes) {
  if (catalogue_of(classification) == nullptr) return;
  for (ClassificationCode& code : codes) {
    std::vector<LocalisedText> labels =
        classification == activity_classification ? activity_names(code.code) : territory_names(code.code);
    add_labels(labels, code.labels);
    code.labels = std::move(labels);
  }
}

/// Territories that the programme built lie in nothing of NUTS.
void add_built(const std::vector<ProgrammeTerritory>& territories, std::vector<ClassificationCode>& codes) {
  for (const ProgrammeTerritory& territory : territories) {
    const auto found = std::ranges::find(codes, territory.code, &ClassificationCode::code);
    if (found == codes.end())
      codes.push_back({territory.code, {}, territory.names});
    else
      add_labels(found->labels, territory.names);
  }
}

std::string territories_text(const std::vector<ProgrammeTerritory>& territories) {
  std::string text;
  for (const ProgrammeTerritory& territory : territories) {
    text += territory.code + "\n";
    for (const LocalisedText& name : territory.names) text += name.language + " " + name.text + "\n";
  }
  return text;
}

Result<Problem> unknown(storage::ProgrammeStore& programme, const std::string& classification) {
  const auto stored = storage::ClassificationStore(programme).classifications();
  if (!stored) return refuse(stored.error());
  std::vector<std::string> names = {std::string(activity_classification), std::string(territory_classification)};
  for (const Classification& one : *stored) names.push_back(one.id);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return Problem{"unknown-classification",
                 "The programme has no classification " + classification + ".",
                 {.field = "classification"},
                 fmt::format("It has {}; others are taken in with import-classification.", fmt::join(names, ", "))};
}

}  // namespace

std::string code_in_itself(std::span<const ClassificationCode> codes) {
  std::unordered_map<std::string_view, const ClassificationCode*> by_code;
  for (const ClassificationCode& code : codes) by_code.emplace(code.code, &code);
  std::unordered_map<std::string_view, std::size_t> seen;  // in the walk up from which code
  for (std::size_t start = 0; start < codes.size(); ++start) {
    const ClassificationCode* at = &codes[start];
    while (true) {
      const auto [place, is_new] = seen.emplace(at->code, start);
      if (!is_new && place->second == start) return at->code;
      const auto above = is_new ? by_code.find(at->parent) : by_code.end();
      if (above == by_code.end()) break;
      at = above->second;
    }
  }
  return {};
}

Result<Kept> CodeCatalogue::of(storage::ProgrammeStore& programme, const Work& work,
                               const std::string& classification) {
  storage::ClassificationStore store(programme);
  auto stored = store.classification(classification);
  if (!stored) return refuse(stored.error());
  const bool is_built_in = catalogue_of(classification) != nullptr;
  if (!*stored && !is_built_in) {
    const auto problem = unknown(programme, classification);
    return refuse(problem ? *problem : problem.error());
  }
  std::vector<ProgrammeTerritory> territories;
  if (classification == territory_classification) {
    auto asked = programme.territories();
    if (!asked) return refuse(asked.error());
    territories = *std::move(asked);
  }
  const auto make = [&]() -> Result<Kept> {
    std::vector<ClassificationCode> codes;
    if (*stored) {
      auto read = store.codes(classification);
      if (!read) return refuse(read.error());
      codes = *std::move(read);
    } else {
      codes = built_in_codes(classification);
    }
    put_catalogue_names_first(classification, codes);
    add_built(territories, codes);
    return made_of(*stored ? **stored : Classification{.id = classification}, std::move(codes));
  };
  if (work.studies == nullptr) return make();
  const std::string fingerprint = (*stored ? (*stored)->fingerprint : std::string("built-in")) +
                                  storage::fingerprint(territories_text(territories));
  return work.studies->codes().find_or_make(classification, fingerprint, make);
}

Result<Kept> CodeCatalogue::made_of(Classification classification, std::vector<ClassificationCode> codes) {
  auto made = std::shared_ptr<CodeCatalogue>(new CodeCatalogue());
  made->classification_ = std::move(classification);
  made->lay_out(std::move(codes));
  if (auto done = made->make_index(); !done) return refuse(done.error());
  return Kept(std::move(made));
}

void CodeCatalogue::add_key(const std::string& key, std::uint32_t code) {
  const auto [place, is_new] = by_key_.emplace(key, code);
  if (!is_new && place->second != code) place->second = CatalogueCode::none;
}

void CodeCatalogue::lay_out(std::vector<ClassificationCode> codes) {
  std::unordered_map<std::string, std::uint32_t> places;
  for (std::uint32_t c = 0; c < codes.size(); ++c) places.emplace(codes[c].code, c);
  codes_.resize(codes.size());
  std::vector<std::string>& languages = classification_.languages;
  languages.clear();
  for (std::uint32_t c = 0; c < codes.size(); ++c) {
    codes_[c].code = codes[c].code;
    codes_[c].labels = std::move(codes[c].labels);
    for (const LocalisedText& label : codes_[c].labels)
      if (std::ranges::find(languages, label.language) == languages.end()) languages.push_back(label.language);
    const auto above = places.find(codes[c].parent);
    if (above == places.end()) {
      top_.push_back(c);
    } else {
      codes_[c].parent = above->second;
      codes_[above->second].children.push_back(c);
    }
    add_key(key_of(codes[c].code), c);
  }
  std::ranges::sort(languages);
  classification_.codes = static_cast<std::int64_t>(codes_.size());
}

Result<void> CodeCatalogue::make_index() {
  constexpr std::uint32_t code_field = 0;
  constexpr std::uint32_t label_field = 1;
  std::vector<search::SearchText> texts;
  for (std::uint32_t c = 0; c < codes_.size(); ++c) {
    texts.push_back({c, code_field, "", codes_[c].code});
    if (std::string key = key_of(codes_[c].code); key != codes_[c].code)
      texts.push_back({c, code_field, "", std::move(key)});
    for (const LocalisedText& label : codes_[c].labels) texts.push_back({c, label_field, label.language, label.text});
  }
  auto index = search::SearchIndex::build({{"code", 2.0}, {"label", 1.0}}, texts);
  if (!index) return refuse(index.error());
  index_ = *std::move(index);
  return {};
}

std::optional<std::uint32_t> CodeCatalogue::find(std::string_view typed) const {
  for (const std::uint32_t c : {0U, 1U}) {
    std::string key = key_of(typed);
    // C28.41 names the section as well.
    if (c == 1 && (classification_.id != activity_classification || key.size() < 3 || !is_letter(key.front()))) break;
    if (c == 1) key.erase(0, 1);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    if (found->second != CatalogueCode::none) return found->second;
    const auto exact = std::ranges::find(codes_, typed, &CatalogueCode::code);
    if (exact != codes_.end()) return static_cast<std::uint32_t>(exact - codes_.begin());
  }
  return std::nullopt;
}

std::vector<std::uint32_t> CodeCatalogue::path_to(std::uint32_t code) const {
  std::vector<std::uint32_t> path;
  for (std::uint32_t at = codes_[code].parent; at != CatalogueCode::none; at = codes_[at].parent) path.push_back(at);
  std::ranges::reverse(path);
  return path;
}

bool CodeCatalogue::lies_in(std::uint32_t code, std::uint32_t outer) const {
  for (std::uint32_t at = codes_[code].parent; at != CatalogueCode::none; at = codes_[at].parent)
    if (at == outer) return true;
  return false;
}

}  // namespace zubia::operations
