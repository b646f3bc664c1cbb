#include "operations/specialisation/variety.hpp"

#include "engine/specialisation/variety.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<RelatedVariety::Reply> RelatedVariety::operator()(const Request& request, const Work&) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  ActivityGroups groups;
  for (const Activity& activity : tables->latest().table.columns())
    groups[activity] = activity.code.substr(0, request.group_digits);
  const auto lines = variety(tables->latest().table, groups);
  if (!lines) return refuse(lines.error());
  Reply reply;
  open_reply(reply, *tables);
  reply.conventions.push_back(
      {"groups", "the first " + std::to_string(request.group_digits) + " characters of the code"});
  reply.period = tables->latest().period.code;
  for (const Variety& line : *lines)
    reply.territories.push_back({line.territory.code, line.related, line.unrelated, line.total});
  return reply;
}

template AnyOperation erase<RelatedVariety>();

}  // namespace zubia::operations
