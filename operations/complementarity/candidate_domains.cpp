#include "operations/complementarity/candidate_domains.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "operations/catalogue.hpp"
#include "operations/erase.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

/// The domains that people defined or decided on and that are not among the candidates.
Result<void> add_stored(DomainEvidence& evidence, const DomainStudy& study, storage::ProgrammeStore& programme) {
  const auto stored = programme.domains();
  if (!stored) return refuse(stored.error());
  for (const Domain& domain : *stored) {
    if (std::ranges::find(evidence.domains, domain.id, &DomainRow::domain) != evidence.domains.end()) continue;
    std::vector<Activity> activities;
    for (const std::string& code : domain.activities) activities.emplace_back(code);
    // The data of this period may not have its activities; then there is nothing to show of it.
    if (const auto judged = domain_evidence(study.facts(), activities, study.options()))
      add_evidence(evidence, *judged, domain.id, name_in(domain.names, study.language(), domain.id), study.language());
  }
  return {};
}

}  // namespace

Result<ListCandidateDomains::Reply> ListCandidateDomains::operator()(const Request& request,
                                                                     storage::ProgrammeStore& programme,
                                                                     const Work& work) const {
  const auto study = DomainStudy::prepare(programme, request, work);
  if (!study) return refuse(study.error());
  CandidateDomainOptions options = (*study)->options();
  options.activities_max = request.activities_max;
  options.linkage_quantile = request.linkage_quantile;
  options.weights = {request.weight_critical_mass,   request.weight_specialisation, request.weight_commonness,
                     request.weight_complementarity, request.weight_cohesion,       request.weight_growth};
  const auto candidates = candidate_domains((*study)->facts(), options);
  if (!candidates) return refuse(candidates.error());
  Reply reply;
  (*study)->open(reply);
  reply.conventions.push_back(
      {"groups", fmt::format("average linkage of proximity down to {:.3f}, the {:.0f} % quantile of all pairs",
                             candidates->linkage_threshold, request.linkage_quantile * 100.0)});
  reply.conventions.push_back({"rank best and worst", "over halving and doubling each weight in turn"});
  reply.period = (*study)->period();
  DomainEvidence evidence;
  for (const CandidateDomain& domain : candidates->domains) {
    if (evidence.domains.size() == request.count) break;
    add_evidence(evidence, domain, domain_id(domain), domain_name(domain, (*study)->language()), (*study)->language());
  }
  if (auto added = add_stored(evidence, **study, programme); !added) return refuse(added.error());
  (*study)->flag(evidence.activities);
  reply.domains = std::move(evidence.domains);
  reply.scores = std::move(evidence.scores);
  reply.territories = std::move(evidence.territories);
  reply.activities = std::move(evidence.activities);
  reply.links = std::move(evidence.links);
  for (const ActivityDomainType& activity : candidates->ungrouped) {
    std::string where;
    for (const Territory& territory : activity.strong_in) where += (where.empty() ? "" : " ") + territory.code;
    const std::string& code = activity.activity.code;
    reply.ungrouped.push_back({code, name_in(activity_names(code), (*study)->language(), code), where});
  }
  return reply;
}

template AnyOperation erase<ListCandidateDomains>();

}  // namespace zubia::operations
