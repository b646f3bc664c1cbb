#include "operations/programme/define_domain.hpp"

#include <algorithm>
#include <cctype>

#include "operations/erase.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

Result<DefineDomain::Reply> DefineDomain::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  const auto is_plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; };
  if (request.domain.empty() || !std::ranges::all_of(request.domain, is_plain))
    return refuse({"invalid-value",
                   "\"" + request.domain + "\" is not a short name.",
                   {.field = "domain"},
                   "Use letters, digits and hyphens."});
  const auto study = DomainStudy::prepare(programme, request, work);
  if (!study) return refuse(study.error());
  std::vector<Activity> activities;
  for (const std::string& code : request.activities) activities.emplace_back(code);
  const auto judged = domain_evidence((*study)->facts(), activities, (*study)->options());
  if (!judged) {
    Problem problem = judged.error();
    if (problem.code == "unknown-activity" || problem.code == "no-activities") problem.where.field = "activities";
    return refuse(problem);
  }
  const Domain domain{request.domain, {{(*study)->language(), request.name}}, request.activities, "defined"};
  if (auto kept = programme.put_domain(domain); !kept) return refuse(kept.error());
  Reply reply;
  (*study)->open(reply);
  reply.period = (*study)->period();
  DomainEvidence evidence;
  add_evidence(evidence, *judged, request.domain, request.name, (*study)->language());
  (*study)->flag(evidence.activities);
  reply.domains = std::move(evidence.domains);
  reply.scores = std::move(evidence.scores);
  reply.territories = std::move(evidence.territories);
  reply.activities = std::move(evidence.activities);
  reply.links = std::move(evidence.links);
  return reply;
}

template AnyOperation erase<DefineDomain>();

}  // namespace zubia::operations
