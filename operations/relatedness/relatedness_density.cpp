#include "operations/relatedness/relatedness_density.hpp"

#include "engine/relatedness/proximity.hpp"
#include "engine/relatedness/relatedness_density.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<RelatednessDensity::Reply> RelatednessDensity::operator()(const Request& request, const Work& work) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  const TerritoryActivityTable& employment = tables->latest().table;
  const auto quotients = location_quotients(employment, work.parallelism);
  const PresenceTable present = presence(quotients, request.presence_threshold);
  const auto diagonal = request.diagonal == Diagonal::one ? ProximityDiagonal::one : ProximityDiagonal::zero;
  const auto density = relatedness_density(present, proximity(present, work.parallelism), diagonal, work.parallelism);
  Reply reply;
  open_reply(reply, *tables);
  reply.conventions.push_back(
      {"presence", "location quotient of at least " + screen_number(request.presence_threshold)});
  reply.conventions.push_back({"diagonal of proximity", choice_name(request.diagonal)});
  reply.period = tables->latest().period.code;
  for (std::size_t r = 0; r < employment.row_count(); ++r)
    for (std::size_t i = 0; i < employment.column_count(); ++i)
      reply.relatedness_densities.push_back(
          {employment.rows()[r].code, employment.columns()[i].code, present(r, i), quotients(r, i), density(r, i)});
  return reply;
}

template AnyOperation erase<RelatednessDensity>();

}  // namespace zubia::operations
