#include "operations/programme/programme_overview.hpp"

#include "operations/accounts/people.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

Result<ProgrammeOverview::Reply> ProgrammeOverview::operator()(const Request&, storage::ProgrammeStore& programme,
                                                               const Work& work) const {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto territories = programme.territories();
  if (!territories) return refuse(territories.error());
  const auto sources = programme.sources();
  if (!sources) return refuse(sources.error());
  const auto domains = programme.domains();
  if (!domains) return refuse(domains.error());
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  const auto people = People::of(programme, work);
  if (!people) return refuse(people.error());
  const std::string language = language_of(work, *record);
  Reply reply{record->id, record->name, record->languages, record->created_at, {}, {}, {}, {}};
  for (const ProgrammeTerritory& territory : *territories)
    reply.territories.push_back(
        {territory.code, name_in(territory.names, language, territory.code), territory.country, territory.parts});
  for (const Source& source : *sources)
    reply.sources.push_back({source.id, source.file_name, source.table, source.measure, source.data_status,
                             source.publisher, source.licence, source.territory_version, source.activity_version,
                             source.imported_at, source.observations});
  for (const Domain& domain : *domains)
    reply.domains.push_back({domain.id, name_in(domain.names, language, domain.id), domain.origin, domain.activities});
  for (const Decision& decision : *decisions) {
    // Those on duplicates are told with the organisations, those on lessons with their study.
    if (decision.subject.starts_with("organisations:") || decision.subject.starts_with("lesson:")) continue;
    reply.decisions.push_back({decision.decided_at, people->who_decided(decision), decision.subject, decision.outcome,
                               decision.reason, decision.evidence_hash, decision.id});
  }
  return reply;
}

template AnyOperation erase<ProgrammeOverview>();

}  // namespace zubia::operations
