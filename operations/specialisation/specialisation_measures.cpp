#include "operations/specialisation/specialisation_measures.hpp"

#include "engine/specialisation/territory_specialisation.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<SpecialisationMeasures::Reply> SpecialisationMeasures::operator()(const Request& request, const Work&) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  const auto lines = territory_specialisation(tables->latest().table);
  if (!lines) return refuse(lines.error());
  Reply reply;
  open_reply(reply, *tables);
  reply.period = tables->latest().period.code;
  for (const TerritorySpecialisation& line : *lines)
    reply.territories.push_back({line.territory.code, line.employment, line.herfindahl, line.herfindahl_normalised,
                                 line.equivalent_number, line.krugman, line.hoover, line.gini, line.hachman,
                                 line.entropy, line.theil});
  return reply;
}

template AnyOperation erase<SpecialisationMeasures>();

}  // namespace zubia::operations
