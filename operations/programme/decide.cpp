#include "operations/programme/decide.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/nearest_names.hpp"
#include "operations/accounts/people.hpp"
#include "operations/catalogue.hpp"
#include "operations/complementarity/domain_reply.hpp"
#include "operations/erase.hpp"
#include "storage/fingerprint.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

/// A domain and what is known of it.
struct Judged {
  Domain domain;
  CandidateDomain evidence;
};

/// The domain of that id: one that was stored, or one that is a candidate now.
Result<Judged> find_domain(const std::string& id, const DomainStudy& study, storage::ProgrammeStore& programme) {
  const auto stored = programme.domain(id);
  if (!stored) return refuse(stored.error());
  if (*stored) {
    std::vector<Activity> activities;
    for (const std::string& code : (*stored)->activities) activities.emplace_back(code);
    auto evidence = domain_evidence(study.facts(), activities, study.options());
    if (!evidence) return refuse(evidence.error());
    return Judged{**stored, *std::move(evidence)};
  }
  const auto& candidates = study.candidates();
  if (!candidates) return refuse(candidates.error());
  std::vector<std::string> known;
  for (const CandidateDomain& candidate : candidates->domains) {
    known.push_back(domain_id(candidate));
    if (known.back() != id) continue;
    Judged judged{{id, {}, {}, "computed"}, candidate};
    for (const char* language : {"en", "es", "fr", "eu"})
      judged.domain.names.push_back({language, domain_name(candidate, language)});
    for (const ActivityDomainType& activity : candidate.activities)
      judged.domain.activities.push_back(activity.activity.code);
    return judged;
  }
  const auto all = programme.domains();
  if (!all) return refuse(all.error());
  for (const Domain& domain : *all) known.push_back(domain.id);
  const std::string suggestion = did_you_mean(id, known);
  return refuse(
      {"unknown-domain",
       "There is no domain " + id + ".",
       {.field = "domain"},
       suggestion.empty() ? "See zubia candidate-domains, or make one with zubia define-domain." : suggestion});
}

}  // namespace

Result<Decide::Reply> Decide::operator()(const Request& request, storage::ProgrammeStore& programme,
                                         const Work& work) const {
  if (request.reason.find_first_not_of(" \t\n") == std::string::npos)
    return refuse({"missing-field", "A decision has a reason.", {.field = "reason"}, "Say in a sentence why."});
  const auto people = People::of(programme, work);
  if (!people) return refuse(people.error());
  // The evidence is kept in the language of the programme, so that its hash does not depend on who reads it.
  Work kept_in_own_language = work;
  kept_in_own_language.language.clear();
  const auto study = DomainStudy::prepare(programme, request, kept_in_own_language);
  if (!study) return refuse(study.error());
  const auto judged = find_domain(request.domain, **study, programme);
  if (!judged) return refuse(judged.error());
  DomainEvidence evidence;
  add_evidence(evidence, judged->evidence, judged->domain.id,
               name_in(judged->domain.names, (*study)->language(), judged->domain.id), (*study)->language());
  (*study)->flag(evidence.activities);
  ReplyHead head;
  (*study)->open(head);
  OrderedJson seen = to_json(evidence);
  seen["period"] = (*study)->period();
  seen["measure"] = request.measure;
  seen["data_status"] = head.data_status;
  seen["conventions"] = to_json(head.conventions);

  Decision decision;
  decision.id = storage::random_id();
  decision.subject = "domain:" + request.domain;
  decision.outcome = choice_name(request.outcome);
  decision.reason = request.reason;
  decision.account = work.asker.id;
  decision.decided_by = request.by.empty() && decision.account.empty() ? work.asker.name : request.by;
  decision.decided_at = work.now;
  decision.evidence = seen.dump();
  decision.evidence_hash = storage::fingerprint(decision.evidence);
  if (judged->domain.origin == "computed") {
    if (auto kept = programme.put_domain(judged->domain); !kept) return refuse(kept.error());
  }
  const auto receipt = programme.add_decision(
      decision, work.idempotency_key.empty() ? decision.id : work.idempotency_key, request.latest_seen);
  if (!receipt) return refuse(receipt.error());
  Reply reply;
  static_cast<ReplyHead&>(reply) = std::move(head);
  reply.decision = receipt->id;
  reply.domain = request.domain;
  reply.outcome = request.outcome;
  reply.reason = decision.reason;
  reply.decided_by = people->who_decided(decision);
  reply.decided_at = decision.decided_at;
  reply.evidence_hash = decision.evidence_hash;
  return reply;
}

template AnyOperation erase<Decide>();

}  // namespace zubia::operations
