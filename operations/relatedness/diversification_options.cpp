#include "operations/relatedness/diversification_options.hpp"

#include "engine/base/nearest_names.hpp"
#include "engine/relatedness/complexity.hpp"
#include "engine/relatedness/diversification.hpp"
#include "engine/relatedness/outlook.hpp"
#include "engine/relatedness/proximity.hpp"
#include "engine/relatedness/relatedness_density.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<DiversificationOptions::Reply> DiversificationOptions::operator()(const Request& request,
                                                                         const Work& work) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  const TerritoryActivityTable& employment = tables->latest().table;
  if (!request.territory.empty() && !employment.rows().contains(Territory(request.territory))) {
    std::vector<std::string> known;
    for (const Territory& territory : employment.rows()) known.push_back(territory.code);
    return refuse({"unknown-territory",
                   "There is no territory " + request.territory + " in the data.",
                   {.field = "territory"},
                   did_you_mean(request.territory, known)});
  }
  const PresenceTable present = presence(location_quotients(employment, work.parallelism), request.presence_threshold);
  const auto scores = complexity(present, {}, work.parallelism);
  if (!scores) return refuse(scores.error());
  const ActivityMatrix related = proximity(present, work.parallelism);
  const auto density = relatedness_density(present, related, ProximityDiagonal::zero, work.parallelism);
  const auto gain = complexity_outlook_gain(present, related, scores->pci);
  Reply reply;
  open_reply(reply, *tables);
  reply.conventions.push_back(
      {"presence", "location quotient of at least " + screen_number(request.presence_threshold)});
  reply.conventions.push_back({"diagonal of proximity", "zero for density, one for the gain"});
  reply.conventions.push_back({"quadrants", "cut at the medians of the territory's own options"});
  if (!scores->is_connected())
    reply.notices.push_back(
        {"disconnected-network", "The network falls into parts that share no activity, so complexity is not defined."});
  reply.period = tables->latest().period.code;
  for (std::size_t r = 0; r < employment.row_count(); ++r) {
    if (!request.territory.empty() && employment.rows()[r].code != request.territory) continue;
    for (const DiversificationOption& option : diversification_options(present, r, density, scores->pci))
      reply.options.push_back({employment.rows()[r].code, option.activity.code, option.relatedness_density,
                               option.complexity, gain(r, *employment.columns().find(option.activity)),
                               named(option.quadrant)});
  }
  return reply;
}

template AnyOperation erase<DiversificationOptions>();

}  // namespace zubia::operations
