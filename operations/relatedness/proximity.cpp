#include "operations/relatedness/proximity.hpp"

#include <algorithm>
#include <cmath>

#include "engine/relatedness/proximity.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<Proximity::Reply> Proximity::operator()(const Request& request, const Work& work) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  const TerritoryActivityTable& employment = tables->latest().table;
  const PresenceTable present = presence(location_quotients(employment, work.parallelism), request.presence_threshold);
  const ActivityMatrix related = proximity(present, work.parallelism);
  const std::vector<std::size_t> ubiquity = present.ubiquity();
  Reply reply;
  open_reply(reply, *tables);
  reply.conventions.push_back(
      {"presence", "location quotient of at least " + screen_number(request.presence_threshold)});
  reply.conventions.push_back({"pairs", "each named once; the diagonal is left out"});
  reply.period = tables->latest().period.code;
  for (std::size_t i = 0; i < related.row_count(); ++i)
    for (std::size_t j = i + 1; j < related.column_count(); ++j) {
      if (request.proximity_min > 0.0 && !(related(i, j) >= request.proximity_min)) continue;
      const auto larger = static_cast<double>(std::max(ubiquity[i], ubiquity[j]));
      const double together = is_defined(related(i, j)) ? std::round(related(i, j) * larger) : 0.0;
      reply.proximities.push_back(
          {related.rows()[i].code, related.rows()[j].code, static_cast<std::uint64_t>(together), related(i, j)});
    }
  return reply;
}

template AnyOperation erase<Proximity>();

}  // namespace zubia::operations
