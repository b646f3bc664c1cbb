#include "operations/organisations/merge_organisations.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/fill_organisation.hpp"
#include "operations/organisations/find_organisation.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/record_history.hpp"
#include "storage/fingerprint.hpp"
#include "storage/programme_store.hpp"
#include "storage/write_keys.hpp"

namespace zubia::operations {

namespace {

Result<void> check_pair(const std::string& one, const std::string& other, const char* other_field,
                        const std::string& reason) {
  if (one == other)
    return refuse({"same-organisation",
                   "These are one and the same record.",
                   {.field = other_field},
                   "Name two different ones."});
  if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return refuse({"missing-field", "A decision has a reason.", {.field = "reason"}, "Say in a sentence why."});
  return {};
}

/// The decision on a pair, with what was known of both as its evidence.
Decision decision_on(const std::string& kept, const std::string& other, const char* outcome, const std::string& reason,
                     const std::string& evidence, const Work& work) {
  Decision decision;
  decision.id = storage::random_id();
  decision.subject = pair_subject(kept, other);
  decision.outcome = outcome;
  decision.reason = reason;
  decision.account = work.asker.id;
  decision.decided_by = work.asker.id.empty() ? work.asker.name : std::string();
  decision.decided_at = work.now;
  decision.evidence = evidence;
  decision.evidence_hash = storage::fingerprint(evidence);
  return decision;
}

std::string evidence_of(const std::string& one, const std::string& other) {
  return OrderedJson::array({OrderedJson::parse(one.empty() ? "null" : one, nullptr, false),
                             OrderedJson::parse(other.empty() ? "null" : other, nullptr, false)})
      .dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string key_of(const Work& work, const Decision& decision) {
  return work.idempotency_key.empty() ? decision.id : work.idempotency_key;
}

/// The decision that the asker made under this key before; nothing where there is none. Refused where it is not the one
/// that is asked for now. Looked up first, since a merge that was stored cannot be prepared again.
Result<std::optional<Decision>> decided_before(storage::ProgrammeStore& programme, const Work& work,
                                               const std::string& subject, const std::string& reason,
                                               std::initializer_list<std::string_view> outcomes) {
  if (work.idempotency_key.empty()) return std::nullopt;
  auto before = storage::decision_under(programme, work.idempotency_key);
  if (!before || !*before) return before;
  const bool is_same = (*before)->subject == subject && (*before)->reason == reason &&
                       std::ranges::find(outcomes, (*before)->outcome) != outcomes.end();
  if (!is_same) return refuse(storage::key_used());
  return before;
}

/// What two organisations said differently, and the one that takes over what it lacks.
std::vector<MergeOrganisations::DifferenceRow> differences_of(Organisation& kept, const Organisation& merged) {
  std::vector<MergeOrganisations::DifferenceRow> rows;
  for (const MemberDifference& each : fill_organisation(kept, merged, Lists::united))
    rows.push_back({each.member, each.held, each.given});
  return rows;
}

/// The reply that a merge had, from its evidence.
Result<MergeOrganisations::Reply> reply_of(const Decision& merge, const MergeOrganisations::Request& request) {
  MergeOrganisations::Reply reply{request.keep, request.merge, merge.id, {}};
  const auto evidence = OrderedJson::parse(merge.evidence, nullptr, false);
  if (!evidence.is_array() || evidence.size() != 2) return reply;
  auto kept = organisation_of(evidence[0].dump());
  if (!kept) return refuse(kept.error());
  const auto merged = organisation_of(evidence[1].dump());
  if (!merged) return refuse(merged.error());
  reply.differences = differences_of(*kept, *merged);
  return reply;
}

storage::OrganisationChange change_to(const std::string& id, const std::string& document, std::int64_t number) {
  return {id, document, identifiers_of(document), number};
}

/// The version that a decision made of an organisation, and the one before it.
struct MergedVersion {
  std::int64_t newest = 0;
  std::string now;
  std::string merged;
  std::string before;
};

Result<MergedVersion> version_of(storage::OrganisationStore& store, const std::string& id, const std::string& cause) {
  const auto versions = store.history(id);
  if (!versions) return refuse(versions.error());
  const auto made = std::ranges::find(*versions, cause, &storage::OrganisationVersion::cause);
  if (made == versions->end() || made + 1 == versions->end())
    return refuse({"not-merged", "The two are not merged.", {.field = "other"}, {}});
  return MergedVersion{versions->front().number, versions->front().document, made->document, (made + 1)->document};
}

/// The changes that take a merge back.
Result<std::vector<storage::OrganisationChange>> changes_back(storage::OrganisationStore& store, const Decision& merge,
                                                              const std::string& kept, const std::string& other) {
  const auto kept_versions = version_of(store, kept, "merge:" + merge.id);
  if (!kept_versions) return refuse(kept_versions.error());
  const auto other_versions = version_of(store, other, "merge:" + merge.id);
  if (!other_versions) return refuse(other_versions.error());
  return std::vector{change_to(kept, without_merge(kept_versions->before, kept_versions->merged, kept_versions->now),
                               kept_versions->newest),
                     change_to(other, other_versions->before, other_versions->newest)};
}

}  // namespace

Result<MergeOrganisations::Reply> MergeOrganisations::operator()(const Request& request,
                                                                 storage::ProgrammeStore& programme,
                                                                 const Work& work) const {
  if (auto sound = check_pair(request.keep, request.merge, "merge", request.reason); !sound)
    return refuse(sound.error());
  const auto before =
      decided_before(programme, work, pair_subject(request.keep, request.merge), request.reason, {"merged"});
  if (!before) return refuse(before.error());
  if (*before) return reply_of(**before, request);
  const auto all = programme.decisions();
  if (!all) return refuse(all.error());
  const PairDecisions decisions(*all);
  storage::OrganisationStore store(programme);
  auto kept = find_organisation(store, decisions, request.keep, "keep");
  if (!kept) return refuse(kept.error());
  const auto merged = find_organisation(store, decisions, request.merge, "merge");
  if (!merged) return refuse(merged.error());
  Reply reply{request.keep, request.merge, {}, differences_of(kept->organisation, merged->organisation)};
  const Decision decision = decision_on(request.keep, request.merge, "merged", request.reason,
                                        evidence_of(kept->stored.document, merged->stored.document), work);
  const std::vector changes = {change_to(request.keep, document_of(kept->organisation), kept->stored.number),
                               change_to(request.merge, {}, merged->stored.number)};
  const auto receipt = store.decide(decision, key_of(work, decision), changes,
                                    {moment_of(work.now), work.asker.id, "merge:" + decision.id});
  if (!receipt) return refuse(receipt.error());
  reply.decision = receipt->id;
  return reply;
}

Result<SeparateOrganisations::Reply> SeparateOrganisations::operator()(const Request& request,
                                                                       storage::ProgrammeStore& programme,
                                                                       const Work& work) const {
  if (auto sound = check_pair(request.organisation, request.other, "other", request.reason); !sound)
    return refuse(sound.error());
  const auto before = decided_before(programme, work, pair_subject(request.organisation, request.other), request.reason,
                                     {"separated", "different"});
  if (!before) return refuse(before.error());
  if (*before) return Reply{request.organisation, request.other, (*before)->id, (*before)->outcome == "separated"};
  const auto all = programme.decisions();
  if (!all) return refuse(all.error());
  const PairDecisions decisions(*all);
  storage::OrganisationStore store(programme);
  Reply reply{request.organisation, request.other, {}, decisions.merged_into(request.other) == request.organisation};
  std::vector<storage::OrganisationChange> changes;
  std::string evidence;
  const auto one = find_organisation(store, decisions, request.organisation);
  if (!one) return refuse(one.error());
  if (reply.was_merged) {
    auto back = changes_back(store, *decisions.last_on(request.organisation, request.other), request.organisation,
                             request.other);
    if (!back) return refuse(back.error());
    changes = *std::move(back);
    evidence = evidence_of(one->stored.document, changes[1].document);
  } else {
    const auto other = find_organisation(store, decisions, request.other, "other");
    if (!other) return refuse(other.error());
    evidence = evidence_of(one->stored.document, other->stored.document);
  }
  const Decision decision = decision_on(request.organisation, request.other,
                                        reply.was_merged ? "separated" : "different", request.reason, evidence, work);
  const auto receipt = store.decide(decision, key_of(work, decision), changes,
                                    {moment_of(work.now), work.asker.id, "separate:" + decision.id});
  if (!receipt) return refuse(receipt.error());
  reply.decision = receipt->id;
  return reply;
}

template AnyOperation erase<MergeOrganisations>();
template AnyOperation erase<SeparateOrganisations>();

}  // namespace zubia::operations
