#include "operations/organisations/directory.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/text/folded_text.hpp"
#include "operations/catalogue.hpp"
#include "operations/complementarity/study_shelf.hpp"
#include "operations/organisations/directory_shelf.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/organisation_record.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t documents_per_block = 512;

enum SearchFieldPlace : std::uint32_t {
  name_field,
  number_field,
  offer_field,
  technology_field,
  activity_field,
  place_field
};

std::vector<search::SearchField> search_fields() {
  return {{"name", 4.0}, {"number", 3.0}, {"offer", 2.0}, {"technology", 2.0}, {"activity", 1.0}, {"place", 1.0}};
}

/// The names of an activity, or of the division that it belongs to.
const std::vector<LocalisedText>& names_of_activity(const std::string& code) {
  static thread_local std::unordered_map<std::string, std::vector<LocalisedText>> known;
  const auto found = known.find(code);
  if (found != known.end()) return found->second;
  auto names = activity_names(code);
  if (names.empty()) names = activity_names(division_of(code));
  return known.emplace(code, std::move(names)).first->second;
}

void add_texts(const TextByLanguage& by_language, std::uint32_t document, std::uint32_t field,
               std::vector<search::SearchText>& texts) {
  for (const auto& [language, text] : by_language) texts.push_back({document, field, language, text});
}

}  // namespace

std::string division_of(const std::string& code) {
  const std::size_t digits = code.find_first_of("0123456789");
  return digits == std::string::npos ? code : code.substr(digits, 2);
}

std::string_view facet_name(Facet facet) {
  static constexpr std::array<std::string_view, facet_count> names = {"territory", "kind", "size", "technology",
                                                                      "activity"};
  return names[static_cast<std::size_t>(facet)];
}

Result<std::shared_ptr<const Directory>> Directory::of(storage::ProgrammeStore& programme, const Work& work) {
  const auto revision = programme.revision();
  if (work.studies == nullptr || !revision) return read(programme, work);
  programme.note_reading(storage::Area::organisations);
  return work.studies->directory().find_or_make((*revision)[static_cast<std::size_t>(storage::Area::organisations)],
                                                [&] { return read(programme, work); });
}

Result<std::shared_ptr<const Directory>> Directory::read(storage::ProgrammeStore& programme, const Work& work) {
  const auto stored = storage::OrganisationStore(programme).all();
  if (!stored) return refuse(stored.error());
  std::vector<Result<Organisation>> parsed(stored->size());
  for_each_block(stored->size(), documents_per_block, work.parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) parsed[i] = organisation_of((*stored)[i].document);
  });
  auto directory = std::shared_ptr<Directory>(new Directory());
  std::vector<search::SearchText> texts;
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    if (!parsed[i]) return refuse(parsed[i].error());
    parsed[i]->id = (*stored)[i].id;
    directory->add(*parsed[i], (*stored)[i].number, texts);
    parsed[i] = Organisation{};  // of a hundred thousand one copy is enough
  }
  if (auto done = directory->finish(texts); !done) return refuse(done.error());
  return std::shared_ptr<const Directory>(std::move(directory));
}

void Directory::add(const Organisation& organisation, std::int64_t number, std::vector<search::SearchText>& texts) {
  const auto place = static_cast<std::uint32_t>(entries_.size());
  DirectoryEntry entry{organisation.id,
                       number,
                       organisation.names,
                       organisation.kind,
                       organisation.size_class,
                       {},
                       organisation.technologies,
                       record_of(organisation, organisation.id),
                       {}};
  for (const bool main : {true, false})
    for (const ActivityCode& activity : organisation.activities)
      if (activity.main == main) entry.activities.push_back(activity.code);

  add_texts(organisation.names, place, name_field, texts);
  for (const std::string& name : organisation.other_names) texts.push_back({place, name_field, "", name});
  for (const OrganisationIdentifier& identifier : organisation.identifiers)
    texts.push_back({place, number_field, "", identifier.value});
  for (const auto* offers : {&organisation.offers, &organisation.needs})
    for (const OfferOrNeed& offer : *offers) {
      add_texts(offer.title, place, offer_field, texts);
      add_texts(offer.text, place, offer_field, texts);
    }
  for (const std::string& technology : organisation.technologies)
    texts.push_back({place, technology_field, "", technology});
  for (const std::string& code : entry.activities) {
    texts.push_back({place, activity_field, "", code});
    for (const LocalisedText& name : names_of_activity(code))
      texts.push_back({place, activity_field, name.language, name.text});
  }
  std::set<std::string> cities;
  for (const Site& site : organisation.sites)
    if (!site.city.empty() && cities.insert(site.city).second) texts.push_back({place, place_field, "", site.city});

  const auto note = [&](Facet facet, const std::string& key, const std::string& value) {
    if (key.empty()) return;
    const auto f = static_cast<std::size_t>(facet);
    const auto [known, is_new] = numbers_[f].emplace(key, static_cast<std::uint32_t>(values_[f].size()));
    if (is_new) values_[f].push_back(value);
    if (auto& places = entry.values[f]; std::ranges::find(places, known->second) == places.end())
      places.push_back(known->second);
  };
  note(Facet::territory, entry.record.territory, entry.record.territory);
  for (const Site& site : organisation.sites) note(Facet::territory, site.territory, site.territory);
  note(Facet::kind, entry.kind, entry.kind);
  note(Facet::size, entry.size_class, entry.size_class);
  for (const std::string& technology : entry.technologies)
    note(Facet::technology, text::folded(technology), technology);
  for (const std::string& code : entry.activities) note(Facet::activity, division_of(code), division_of(code));
  entries_.push_back(std::move(entry));
}

Result<void> Directory::finish(std::span<const search::SearchText> texts) {
  auto index = search::SearchIndex::build(search_fields(), texts);
  if (!index) return refuse(index.error());
  index_ = *std::move(index);
  std::vector<std::string> keys;
  for (const DirectoryEntry& entry : entries_) keys.push_back(text::folded(display_name(entry.names, "")));
  by_name_.resize(entries_.size());
  for (std::uint32_t e = 0; e < by_name_.size(); ++e) by_name_[e] = e;
  std::ranges::stable_sort(by_name_, {}, [&](std::uint32_t e) -> const std::string& { return keys[e]; });
  return {};
}

const Result<organisations::DuplicateReport>& Directory::duplicates() const {
  std::call_once(has_duplicates_, [&] {
    std::vector<organisations::OrganisationRecord> records;
    for (const DirectoryEntry& entry : entries_) records.push_back(entry.record);
    duplicates_ = organisations::find_duplicates(records);
  });
  return duplicates_;
}

}  // namespace zubia::operations
