#include "operations/relatedness/border_activity_space.hpp"

#include "engine/relatedness/activity_space.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<BorderActivitySpace::Reply> BorderActivitySpace::operator()(const Request& request,
                                                                   storage::ProgrammeStore& programme,
                                                                   const Work& work) const {
  const auto study = DomainStudy::prepare(programme, request.as_domain_question(), work);
  if (!study) return refuse(study.error());
  const DomainFacts facts = (*study)->facts();
  Reply reply;
  (*study)->open(reply);
  reply.conventions.push_back(
      {"edges", "the maximum spanning tree, and pairs of at least " + screen_number(request.proximity_min)});
  reply.period = (*study)->period();
  for (std::size_t i = 0; i < facts.employment.column_count(); ++i) {
    const std::string& code = facts.employment.columns()[i].code;
    NodeRow node{code, name_in(activity_names(code), (*study)->language(), code), undefined, {}};
    for (const BorderTerritory& territory : facts.territories) {
      const std::size_t r = *facts.employment.rows().find(territory.territory);
      const double value = facts.employment(r, i);
      if (is_defined(value)) node.value = value + (is_defined(node.value) ? node.value : 0.0);
      if (facts.presence(r, i)) node.held_by.push_back(territory.territory.code);
    }
    reply.nodes.push_back(std::move(node));
  }
  for (const ActivityEdge& edge : activity_space(facts.proximity, request.proximity_min))
    reply.edges.push_back({edge.activity.code, edge.other.code, edge.proximity, edge.in_tree});
  return reply;
}

template AnyOperation erase<BorderActivitySpace>();

}  // namespace zubia::operations
