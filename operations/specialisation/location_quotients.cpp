#include "operations/specialisation/location_quotients.hpp"

#include "engine/specialisation/location_quotient.hpp"
#include "engine/specialisation/location_quotient_interval.hpp"
#include "engine/specialisation/standardised_location_quotient.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<LocationQuotients::Reply> LocationQuotients::operator()(const Request& request, const Work& work) const {
  auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  const TerritoryActivityTable& employment = tables->latest().table;
  const auto quotients = location_quotients(employment, work.parallelism);
  const auto symmetric = symmetric_location_quotients(quotients);
  const auto standardised = standardised_location_quotients(quotients);
  LocationQuotientInterval interval;
  if (request.interval_samples > 0) {
    auto computed = location_quotient_intervals(
        employment, {.samples = request.interval_samples, .seed = {request.seed}}, work.progress, work.parallelism);
    if (!computed) return refuse(computed.error());
    interval = *std::move(computed);
  }
  Reply reply;
  open_reply(reply, *tables);
  reply.conventions.push_back({"standardised", "z of the quotient over territories, sample standard deviation"});
  if (request.interval_samples > 0)
    reply.conventions.push_back({"interval", "95 %, " + std::to_string(request.interval_samples) +
                                                 " Poisson resamples of the cells, seed " +
                                                 std::to_string(request.seed)});
  reply.period = tables->latest().period.code;
  for_each_listed_cell(tables->latest(), [&](std::size_t r, std::size_t i) {
    const bool has_interval = request.interval_samples > 0;
    reply.location_quotients.push_back({employment.rows()[r].code, employment.columns()[i].code, employment(r, i),
                                        absence_name(employment.absence(r, i)), quotients(r, i), symmetric(r, i),
                                        standardised(r, i), has_interval ? interval.low(r, i) : undefined,
                                        has_interval ? interval.high(r, i) : undefined});
  });
  return reply;
}

template AnyOperation erase<LocationQuotients>();

}  // namespace zubia::operations
