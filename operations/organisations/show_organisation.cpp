#include "operations/organisations/show_organisation.hpp"

#include <utility>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/find_organisation.hpp"
#include "operations/organisations/record_history.hpp"
#include "operations/organisations/who_changed.hpp"
#include "operations/permissions.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

using Reply = ShowOrganisation::Reply;

Result<void> show_history(storage::OrganisationStore& store, const PairDecisions& decisions, const People& people,
                          Reply& reply) {
  const auto versions = store.history(reply.organisation);
  if (!versions) return refuse(versions.error());
  for (std::size_t v = 0; v < versions->size(); ++v) {
    const storage::OrganisationVersion& version = (*versions)[v];
    ShowOrganisation::HistoryRow row{
        version.number, moment_text(version.at), who_changed(people, version.account), version.cause, {}, {}, {}, {}};
    if (const auto colon = version.cause.find(':'); colon != std::string::npos)
      if (const Decision* decision = decisions.of_id(version.cause.substr(colon + 1)); decision != nullptr)
        row.reason = decision->reason;
    const std::string before = v + 1 < versions->size() ? (*versions)[v + 1].document : std::string();
    const auto changed = changed_values(before, version.document);
    if (changed.empty()) reply.history.push_back(row);
    for (const ChangedValue& value : changed) {
      row.member = value.member;
      row.before = value.before;
      row.after = value.after;
      reply.history.push_back(row);
    }
  }
  return {};
}

Result<void> show_contacts(storage::OrganisationStore& store, Reply& reply) {
  std::vector<std::string> ids = {reply.organisation};
  ids.insert(ids.end(), reply.merged.begin(), reply.merged.end());
  for (const std::string& id : ids) {
    auto contacts = store.contacts_of(id);
    if (!contacts) return refuse(contacts.error());
    reply.contacts.insert(reply.contacts.end(), contacts->begin(), contacts->end());
  }
  return {};
}

}  // namespace

Result<Reply> ShowOrganisation::operator()(const Request& request, storage::ProgrammeStore& programme,
                                           const Work& work) const {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto people = People::of(programme, work);
  if (!people) return refuse(people.error());
  const auto all_decisions = programme.decisions();
  if (!all_decisions) return refuse(all_decisions.error());
  const PairDecisions decisions(*all_decisions);
  storage::OrganisationStore store(programme);
  const auto found = find_organisation(store, decisions, request.organisation);
  if (!found) return refuse(found.error());
  auto shown = shown_record(*found, language_of(work, *record));
  if (!shown) return refuse(shown.error());
  Reply reply{*std::move(shown), decisions.merged_here(request.organisation), {}, {}, {}};
  if (auto done = show_history(store, decisions, *people, reply); !done) return refuse(done.error());
  // Who sees people sees contacts; what is said of people is never kept for another asker.
  programme.note_reading(storage::Area::people);
  reply.contacts_shown = sees_names(work.asker.role);
  if (!reply.contacts_shown) return reply;
  if (auto done = show_contacts(store, reply); !done) return refuse(done.error());
  return reply;
}

template AnyOperation erase<ShowOrganisation>();

}  // namespace zubia::operations
