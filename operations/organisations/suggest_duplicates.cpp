#include "operations/organisations/suggest_duplicates.hpp"

#include "operations/catalogue.hpp"
#include "operations/erase.hpp"
#include "operations/organisations/directory.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/pair_decisions.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

std::vector<std::string> facts_of(const DirectoryEntry& entry, const std::string& language) {
  std::vector<std::string> facts;
  const auto add = [&](const std::string& fact) {
    if (!fact.empty()) facts.push_back(fact);
  };
  const organisations::OrganisationRecord& record = entry.record;
  add(record.address);
  add(record.city);
  add(record.country);
  if (!record.territory.empty()) add(name_in(territory_names(record.territory), language, record.territory));
  for (const organisations::Identifier& identifier : record.identifiers)
    add(std::string(organisations::scheme_name(identifier.scheme)) + " " + identifier.value);
  add(record.website);
  return facts;
}

SuggestDuplicates::PairRow row_of(const organisations::DuplicatePair& pair, const Directory& directory,
                                  const std::string& language) {
  const DirectoryEntry& one = directory.entries()[pair.one];
  const DirectoryEntry& other = directory.entries()[pair.other];
  SuggestDuplicates::PairRow row{one.id,
                                 display_name(one.names, language),
                                 other.id,
                                 display_name(other.names, language),
                                 pair.comparison.score,
                                 pair.comparison.outcome == organisations::Outcome::same,
                                 {},
                                 {},
                                 facts_of(one, language),
                                 facts_of(other, language)};
  for (const organisations::ScorePart& part : pair.comparison.parts) {
    row.reasons.emplace_back(organisations::reason_name(part.reason));
    row.points.push_back(part.points);
  }
  return row;
}

}  // namespace

Result<SuggestDuplicates::Reply> SuggestDuplicates::operator()(const Request& request,
                                                               storage::ProgrammeStore& programme,
                                                               const Work& work) const {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto decided = programme.decisions();
  if (!decided) return refuse(decided.error());
  const PairDecisions decisions(*decided);
  const auto directory = Directory::of(programme, work);
  if (!directory) return refuse(directory.error());
  const auto& report = (*directory)->duplicates();
  if (!report) return refuse(report.error());
  const std::string language = language_of(work, *record);
  Reply reply{0, 0, request.page, 0, {}};
  const std::uint64_t first = static_cast<std::uint64_t>(request.page - 1) * request.page_size;
  for (const organisations::DuplicatePair& pair : report->pairs) {
    // Two legal entities of one group are not one organisation.
    if (pair.comparison.outcome == organisations::Outcome::different) continue;
    const auto entries = (*directory)->entries();
    if (const Decision* last = decisions.last_on(entries[pair.one].id, entries[pair.other].id);
        last != nullptr && last->outcome != "merged") {
      ++reply.decided;
      continue;
    }
    if (reply.pairs >= first && reply.duplicates.size() < request.page_size)
      reply.duplicates.push_back(row_of(pair, **directory, language));
    ++reply.pairs;
  }
  reply.pages = static_cast<std::uint32_t>((reply.pairs + request.page_size - 1) / request.page_size);
  return reply;
}

template AnyOperation erase<SuggestDuplicates>();

}  // namespace zubia::operations
