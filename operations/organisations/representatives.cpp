#include "operations/organisations/representatives.hpp"

#include <algorithm>

#include "operations/administration/administration.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/find_organisation.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/own_organisation.hpp"
#include "operations/permissions.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/account_store.hpp"
#include "storage/programme_store.hpp"
#include "storage/representative_store.hpp"

namespace zubia::operations {

namespace {

Result<void> check_organisation(storage::ProgrammeStore& programme, const std::string& organisation) {
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  storage::OrganisationStore store(programme);
  const auto found = find_organisation(store, PairDecisions(*decisions), organisation);
  if (!found) return refuse(found.error());
  return {};
}

}  // namespace

Result<ListRepresentatives::Reply> ListRepresentatives::operator()(const Request& request,
                                                                   storage::ProgrammeStore& programme,
                                                                   const Work& work) const {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto accounts = storage::AccountStore(programme).accounts();
  if (!accounts) return refuse(accounts.error());
  const auto all = storage::RepresentativeStore(programme).all();
  if (!all) return refuse(all.error());
  storage::OrganisationStore organisations(programme);
  Reply reply;
  for (const Representative& one : *all) {
    if (!request.organisation.empty() && one.organisation != request.organisation) continue;
    const auto account = std::ranges::find(*accounts, one.account, &Account::id);
    if (account == accounts->end()) continue;
    const auto stored = organisations.find(one.organisation);
    if (!stored) return refuse(stored.error());
    std::string name;
    if (*stored) {
      const auto organisation = organisation_of((*stored)->document);
      if (!organisation) return refuse(organisation.error());
      name = display_name(*organisation, language_of(work, *record));
    }
    reply.representatives.push_back(
        {one.account, account->name, account->state, one.organisation, name, moment_text(one.since)});
  }
  return reply;
}

Result<SetRepresentative::Reply> SetRepresentative::operator()(const Request& request,
                                                               storage::ProgrammeStore& programme,
                                                               const Work& work) const {
  storage::AccountStore accounts(programme);
  const auto account = account_of_id(accounts, request.account);
  if (!account) return refuse(account.error());
  storage::RepresentativeStore representatives(programme);
  if (request.end) {
    const auto event = administration_event(work, "end-representative:" + request.organisation, account->id);
    if (auto done = representatives.end(account->id, request.organisation, event); !done) return refuse(done.error());
    return Reply{account->id, request.organisation, false};
  }
  if (auto done = check_organisation(programme, request.organisation); !done) return refuse(done.error());
  if (role_named(account->role) < PutOwnOrganisation::about.role)
    return refuse({"role-too-low",
                   "The role of this account does not let it speak for an organisation.",
                   {.field = "account"},
                   "Give it the role company first."});
  const auto event = administration_event(work, "set-representative:" + request.organisation, account->id);
  const Representative representative{account->id, request.organisation, event.at};
  if (auto done = representatives.put(representative, event); !done) return refuse(done.error());
  return Reply{account->id, request.organisation, true};
}

template AnyOperation erase<ListRepresentatives>();
template AnyOperation erase<SetRepresentative>();

}  // namespace zubia::operations
