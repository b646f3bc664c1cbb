#include "operations/organisations/put_organisation.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/find_organisation.hpp"
#include "operations/organisations/organisation_check.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "storage/fingerprint.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

/// Says which other organisations have one of the numbers: two records of one, more likely than not.
Result<void> note_others(storage::OrganisationStore& store, const Organisation& organisation,
                         std::vector<Notice>& notices) {
  for (const OrganisationIdentifier& identifier : organisation.identifiers) {
    const auto ids = store.with_identifier(identifier);
    if (!ids) return refuse(ids.error());
    for (const std::string& id : *ids)
      if (id != organisation.id)
        notices.push_back({"identifier-of-another",
                           fmt::format("{} {} is also the number of {}.", identifier.scheme, identifier.value, id)});
  }
  return {};
}

Result<PairDecisions> decisions_of(storage::ProgrammeStore& programme) {
  return programme.decisions().map([](const std::vector<Decision>& decisions) { return PairDecisions(decisions); });
}

Problem wrong(const char* field, std::string detail, std::string mend) {
  return {"invalid-value", std::move(detail), {.field = field}, std::move(mend)};
}

/// Something, one @, and a name with a dot: whether a letter arrives is found out by writing one.
bool is_email(const std::string& text) {
  const std::size_t at = text.find('@');
  if (at == 0 || at == std::string::npos || text.find('@', at + 1) != std::string::npos) return false;
  const std::string host = text.substr(at + 1);
  return text.size() <= 254 && text.find_first_of(" \t\r\n<>,;\"") == std::string::npos &&
         host.find('.') != std::string::npos && !host.starts_with('.') && !host.ends_with('.');
}

}  // namespace

Result<PutOrganisation::Reply> PutOrganisation::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                           const Work& work) const {
  auto written = read_organisation(request.record.bytes, request.record.name);
  if (!written) return refuse(written.error());
  auto organisation = put_in_order(*std::move(written));
  if (!organisation) {
    Problem problem = organisation.error();
    problem.where.file = request.record.name;
    return refuse(problem);
  }
  const auto decisions = decisions_of(programme);
  if (!decisions) return refuse(decisions.error());
  storage::OrganisationStore store(programme);
  Reply reply{{}, organisation->id, static_cast<std::int64_t>(request.number_seen), organisation->id.empty(), true};
  if (reply.is_new) {
    organisation->id = reply.organisation = storage::random_id();
    reply.number = 0;
  } else {
    const auto found = find_organisation(store, *decisions, organisation->id, "record");
    if (!found) return refuse(found.error());
    organisation->source = found->organisation.source;
    // Without a number seen it stands on nothing that the store could hold against it.
    if (found->stored.number == reply.number && document_of(*organisation) == found->stored.document)
      reply.is_changed = false;
  }
  if (auto done = note_others(store, *organisation, reply.notices); !done) return refuse(done.error());
  if (!reply.is_changed) return reply;
  const storage::OrganisationChange change{organisation->id, document_of(*organisation), organisation->identifiers,
                                           reply.number};
  if (auto done = store.change({&change, 1}, {moment_of(work.now), work.asker.id, "typed"}); !done)
    return refuse(done.error());
  ++reply.number;
  return reply;
}

Result<PutContact::Reply> PutContact::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                 const Work& work) const {
  if (request.name.find_first_not_of(" \t") == std::string::npos)
    return refuse(wrong("name", "A contact has a name.", "Write what the person is called."));
  if (!request.email.empty() && !is_email(request.email))
    return refuse(wrong("email", fmt::format("“{}” is not an address to write to.", request.email),
                        "Write it as ane@example.eus."));
  const auto is_call = [](char c) {
    return (c >= '0' && c <= '9') || c == '+' || c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
  };
  if (!std::ranges::all_of(request.telephone, is_call) || request.telephone.size() > 40)
    return refuse(wrong("telephone", fmt::format("“{}” is not a telephone number.", request.telephone),
                        "Write it as +34 943 000 000."));
  const auto decisions = decisions_of(programme);
  if (!decisions) return refuse(decisions.error());
  storage::OrganisationStore store(programme);
  const auto found = find_organisation(store, *decisions, request.organisation);
  if (!found) return refuse(found.error());
  if (!request.contact.empty()) {
    const auto contacts = store.contacts_of(request.organisation);
    if (!contacts) return refuse(contacts.error());
    if (std::ranges::find(*contacts, request.contact, &Contact::id) == contacts->end())
      return refuse({"unknown-contact",
                     "The organisation has no such contact.",
                     {.field = "contact"},
                     "See show-organisation; without an id a new one is added."});
  }
  const Contact contact{request.contact.empty() ? storage::random_id() : request.contact,
                        request.name,
                        request.position,
                        request.email,
                        request.telephone,
                        request.languages,
                        request.consent};
  if (auto done = store.put_contact(request.organisation, contact, moment_of(work.now)); !done)
    return refuse(done.error());
  return Reply{contact.id, request.organisation};
}

template AnyOperation erase<PutOrganisation>();
template AnyOperation erase<PutContact>();

}  // namespace zubia::operations
