#include "operations/organisations/own_organisation.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <string_view>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/find_organisation.hpp"
#include "operations/organisations/organisation_check.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/programme_store.hpp"
#include "storage/representative_store.hpp"

namespace zubia::operations {

namespace {

/// What an organisation says of itself. Its numbers, legal form, kind, territory, declared size class and group are of
/// registers and of who keeps the directory: they decide who it is, what it is counted as and who may change it.
constexpr std::array<std::string_view, 10> own_members = {"names",   "other_names", "sites",    "activities",
                                                          "figures", "languages",   "websites", "technologies",
                                                          "offers",  "needs"};

bool is_own(std::string_view member) { return std::ranges::find(own_members, member) != own_members.end(); }

Result<FoundOrganisation> own_organisation(storage::ProgrammeStore& programme, const Asker& asker) {
  const auto nobody = [](const char* detail) {
    return refuse({"not-a-representative", detail, {}, "Ask an owner of the programme to connect your account."});
  };
  // Who is at the terminal has no account, and an empty id is nobody's.
  if (asker.id.empty()) return nobody("You have no account that could speak for an organisation.");
  const auto representative = storage::RepresentativeStore(programme).of_account(asker.id);
  if (!representative) return refuse(representative.error());
  if (!*representative) return nobody("Your account speaks for no organisation.");
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  storage::OrganisationStore store(programme);
  auto found = find_organisation(store, PairDecisions(*decisions), (*representative)->organisation);
  if (found) return found;
  // A merge is a decision on records, not on who speaks: an owner says so of the record that stayed.
  const std::string& code = found.error().code;
  if (code == "unknown-organisation" || code == "organisation-merged")
    return nobody("The record that your account spoke for is not in the directory any more.");
  return found;
}

OrderedJson own_part_of(const Organisation& organisation) {
  OrderedJson own = OrderedJson::object();
  const OrderedJson whole = json_of(organisation);
  for (const auto& [member, value] : whole.items())
    if (is_own(member)) own[member] = value;
  return own;
}

Problem not_yours(const std::string& member) {
  return {"not-yours-to-change",
          fmt::format("“{}” is not for the organisation itself to change.", member),
          {.member = member},
          "Leave it as it is, and tell a facilitator what is wrong with it."};
}

Result<void> check_sirets(const Organisation& written, const Organisation& known) {
  for (std::size_t s = 0; s < written.sites.size(); ++s) {
    const std::string& siret = written.sites[s].siret;
    if (!siret.empty() && std::ranges::find(known.sites, siret, &Site::siret) == known.sites.end())
      return refuse(not_yours(fmt::format("sites[{}].siret", s)));
  }
  return {};
}

/// The record as it is, with what of it is the organisation's own as it was written.
Result<Organisation> with_own_part(const Organisation& known, const Organisation& written) {
  OrderedJson record = json_of(known);
  const OrderedJson wanted = json_of(written);
  for (const auto& [member, value] : wanted.items())
    if (!is_own(member) && (!record.contains(member) || record[member] != value)) return refuse(not_yours(member));
  if (auto done = check_sirets(written, known); !done) return refuse(done.error());
  for (const std::string_view member : own_members) {
    record.erase(std::string(member));
    if (wanted.contains(member)) record[std::string(member)] = wanted[std::string(member)];
  }
  return organisation_of(record.dump());
}

}  // namespace

Result<ShowOwnOrganisation::Reply> ShowOwnOrganisation::operator()(const Request&, storage::ProgrammeStore& programme,
                                                                   const Work& work) const {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto found = own_organisation(programme, work.asker);
  if (!found) return refuse(found.error());
  auto shown = shown_record(*found, language_of(work, *record));
  if (!shown) return refuse(shown.error());
  shown->document = own_part_of(found->organisation).dump();
  const auto versions = storage::OrganisationStore(programme).history(found->stored.id);
  if (!versions) return refuse(versions.error());
  return Reply{*std::move(shown), {own_members.begin(), own_members.end()}, moment_text(versions->front().at)};
}

Result<PutOwnOrganisation::Reply> PutOwnOrganisation::operator()(const Request& request,
                                                                 storage::ProgrammeStore& programme,
                                                                 const Work& work) const {
  const auto found = own_organisation(programme, work.asker);
  if (!found) return refuse(found.error());
  const auto written = read_organisation(request.record.bytes, request.record.name);
  if (!written) return refuse(written.error());
  auto next = with_own_part(found->organisation, *written);
  if (next) next = put_in_order(*std::move(next));
  if (!next) {
    Problem problem = next.error();
    problem.where.file = request.record.name;
    return refuse(problem);
  }
  Reply reply{found->stored.id, found->stored.number, false};
  const auto seen = static_cast<std::int64_t>(request.number_seen);
  const storage::OrganisationChange change{reply.organisation, document_of(*next), next->identifiers, seen};
  if (seen == found->stored.number && change.document == found->stored.document) return reply;
  const storage::ChangeNote note{moment_of(work.now), work.asker.id, "own"};
  if (auto done = storage::OrganisationStore(programme).change({&change, 1}, note); !done) return refuse(done.error());
  return Reply{reply.organisation, seen + 1, true};
}

template AnyOperation erase<ShowOwnOrganisation>();
template AnyOperation erase<PutOwnOrganisation>();

}  // namespace zubia::operations
