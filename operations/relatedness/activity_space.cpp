#include "operations/relatedness/activity_space.hpp"

#include "engine/relatedness/activity_space.hpp"
#include "engine/relatedness/proximity.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "engine/specialisation/totals.hpp"
#include "formats/gexf.hpp"
#include "formats/graphml.hpp"
#include "formats/network.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

namespace {

formats::Network network_of(const std::vector<ActivityEdge>& edges, const TerritoryActivityTable& employment) {
  formats::Network network;
  network.description = "Activities that go together in the same territories";
  network.attributes = {{"total", formats::AttributeKind::number}};
  const Totals totals = totals_of(employment);
  for (std::size_t i = 0; i < employment.column_count(); ++i) {
    const std::string& code = employment.columns()[i].code;
    network.nodes.push_back({code, name_in(activity_names(code), "en", code), {totals.activities[i]}});
  }
  for (const ActivityEdge& edge : edges)
    network.edges.push_back(
        {*employment.columns().find(edge.activity), *employment.columns().find(edge.other), edge.proximity});
  return network;
}

}  // namespace

Result<ActivitySpace::Reply> ActivitySpace::operator()(const Request& request, const Work& work) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  const TerritoryActivityTable& employment = tables->latest().table;
  const PresenceTable present = presence(location_quotients(employment, work.parallelism), request.presence_threshold);
  const auto edges = activity_space(proximity(present, work.parallelism), request.proximity_min);
  Reply reply;
  open_reply(reply, *tables);
  reply.conventions.push_back(
      {"presence", "location quotient of at least " + screen_number(request.presence_threshold)});
  reply.conventions.push_back(
      {"edges", "the maximum spanning tree, and pairs of at least " + screen_number(request.proximity_min)});
  reply.period = tables->latest().period.code;
  if (request.format != NetworkFormat::edges) {
    const auto network = network_of(edges, employment);
    auto document =
        request.format == NetworkFormat::graphml ? formats::write_graphml(network) : formats::write_gexf(network);
    if (!document) return refuse(document.error());
    reply.document = *std::move(document);
  }
  for (const ActivityEdge& edge : edges)
    reply.edges.push_back({edge.activity.code, edge.other.code, edge.proximity, edge.in_tree});
  return reply;
}

template AnyOperation erase<ActivitySpace>();

}  // namespace zubia::operations
