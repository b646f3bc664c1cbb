#include "operations/specialisation/cluster_stars.hpp"

#include "engine/specialisation/cluster_stars.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<ClusterStarsOfTerritories::Reply> ClusterStarsOfTerritories::operator()(const Request& request,
                                                                               const Work&) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  const auto starred = cluster_stars(tables->latest().table, {.size_share = request.top_share,
                                                              .location_quotient_min = request.location_quotient_min,
                                                              .focus_share = request.top_share});
  Reply reply;
  open_reply(reply, *tables);
  reply.period = tables->latest().period.code;
  for (const ClusterStars& cell : starred)
    if (cell.count() >= request.stars_min)
      reply.cluster_stars.push_back({cell.territory.code, cell.activity.code, static_cast<std::uint16_t>(cell.count()),
                                     cell.size, cell.specialisation, cell.focus});
  return reply;
}

template AnyOperation erase<ClusterStarsOfTerritories>();

}  // namespace zubia::operations
