#include "operations/specialisation/shift_share.hpp"

#include "engine/specialisation/shift_share.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

namespace {

/// The tables from the first period asked for to the last one.
Result<std::vector<TerritoryActivityTable>> steps_of(const StatisticsTables& tables,
                                                     const ShiftShareOfTerritories::Request& request) {
  const auto place_of = [&](const std::string& period, std::size_t otherwise) -> Result<std::size_t> {
    if (period.empty()) return otherwise;
    for (std::size_t place = 0; place < tables.periods.size(); ++place)
      if (tables.periods[place].period.code == period) return place;
    return refuse({"unknown-period",
                   "There is no period " + period + " in the data.",
                   {.file = request.statistics.name},
                   "It has " + tables.periods.front().period.code + " to " + tables.latest().period.code + "."});
  };
  const auto first = place_of(request.from, 0);
  if (!first) return refuse(first.error());
  const auto last = place_of(request.to, tables.periods.size() - 1);
  if (!last) return refuse(last.error());
  if (*first >= *last)
    return refuse({"fewer-than-two-periods",
                   "A change needs two periods, the earlier one first.",
                   {.file = request.statistics.name},
                   "Name them with --from and --to."});
  std::vector<TerritoryActivityTable> steps;
  for (std::size_t place = *first; place <= *last; ++place)
    if (request.dynamic || place == *first || place == *last) steps.push_back(tables.periods[place].table);
  return steps;
}

}  // namespace

Result<ShiftShareOfTerritories::Reply> ShiftShareOfTerritories::operator()(const Request& request, const Work&) const {
  const auto tables = read_tables(request, true);
  if (!tables) return refuse(tables.error());
  const auto steps = steps_of(*tables, request);
  if (!steps) return refuse(steps.error());
  const auto lines = dynamic_shift_share(*steps);
  if (!lines) return refuse(lines.error());
  Reply reply;
  open_reply(reply, *tables);
  reply.conventions.push_back({"steps", request.dynamic ? "from each period to the next, added up" : "one"});
  reply.from = request.from.empty() ? tables->periods.front().period.code : request.from;
  reply.to = request.to.empty() ? tables->latest().period.code : request.to;
  for (const ShiftShare& line : *lines) {
    reply.territories.push_back({line.territory.code, line.before, line.after, line.change, line.national_share,
                                 line.industry_mix, line.regional_shift, line.competitive_effect,
                                 line.allocation_effect, line.gerfin_structure, line.gerfin_location,
                                 line.gerfin_total});
    for (const ActivityShift& shift : line.activities)
      reply.activities.push_back({line.territory.code, shift.activity.code, shift.before, shift.after, shift.change,
                                  shift.national_share, shift.industry_mix, shift.regional_shift,
                                  shift.competitive_effect, shift.allocation_effect});
  }
  return reply;
}

template AnyOperation erase<ShiftShareOfTerritories>();

}  // namespace zubia::operations
