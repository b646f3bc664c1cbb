#include "operations/specialisation/compare_territories.hpp"

#include "engine/specialisation/territory_specialisation.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<CompareTerritories::Reply> CompareTerritories::operator()(const Request& request,
                                                                 storage::ProgrammeStore& programme,
                                                                 const Work& work) const {
  const auto study = DomainStudy::prepare(programme, request.as_domain_question(), work);
  if (!study) return refuse(study.error());
  const DomainFacts facts = (*study)->facts();
  const auto lines = territory_specialisation(facts.employment);
  if (!lines) return refuse(lines.error());
  const std::string& language = (*study)->language();
  const std::vector<std::size_t> strengths = facts.presence.diversity();
  Reply reply;
  (*study)->open(reply);
  reply.period = (*study)->period();
  reply.periods = (*study)->periods();
  for (const BorderTerritory& territory : facts.territories) {
    const std::string& code = territory.territory.code;
    const std::size_t r = *facts.employment.rows().find(territory.territory);
    const TerritorySpecialisation& line = (*lines)[r];
    reply.summary.push_back({code, (*study)->territory_name(code), territory.country, line.employment,
                             line.equivalent_number, line.krugman, line.hachman, line.entropy, strengths[r]});
    for (std::size_t i = 0; i < facts.employment.column_count(); ++i) {
      const std::string& activity = facts.employment.columns()[i].code;
      reply.activities.push_back({activity, name_in(activity_names(activity), language, activity), code,
                                  facts.employment(r, i), absence_name(facts.employment.absence(r, i)),
                                  facts.employment(r, i) / line.employment, facts.location_quotients(r, i),
                                  (*study)->flags(code, activity)});
    }
  }
  return reply;
}

template AnyOperation erase<CompareTerritories>();

}  // namespace zubia::operations
