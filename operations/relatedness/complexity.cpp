#include "operations/relatedness/complexity.hpp"

#include <fmt/format.h>

#include "engine/relatedness/complexity.hpp"
#include "engine/relatedness/complexity_rank_interval.hpp"
#include "engine/relatedness/fitness.hpp"
#include "engine/relatedness/outlook.hpp"
#include "engine/relatedness/proximity.hpp"
#include "engine/relatedness/relatedness_density.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<EconomicComplexity::Reply> EconomicComplexity::operator()(const Request& request, const Work& work) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  const TerritoryActivityTable& employment = tables->latest().table;
  const PresenceTable present = presence(location_quotients(employment, work.parallelism), request.presence_threshold);
  const auto scores = complexity(
      present,
      {.deviation = request.deviation == Deviation::sample ? ScoreDeviation::sample : ScoreDeviation::population});
  if (!scores) return refuse(scores.error());
  const Fitness fit = fitness(present, {}, work.parallelism);
  const auto density =
      relatedness_density(present, proximity(present, work.parallelism), ProximityDiagonal::one, work.parallelism);
  const auto outlook = complexity_outlook(present, density, scores->pci);
  std::vector<ComplexityRank> ranks(employment.row_count());
  if (request.interval_samples > 0 && scores->is_connected()) {
    auto intervals = complexity_rank_intervals(
        employment,
        {.samples = request.interval_samples, .presence_threshold = request.presence_threshold, .seed = {request.seed}},
        work.progress, work.parallelism);
    if (!intervals) return refuse(intervals.error());
    ranks = *std::move(intervals);
  }
  Reply reply;
  open_reply(reply, *tables);
  reply.conventions.push_back(
      {"presence", "location quotient of at least " + screen_number(request.presence_threshold)});
  reply.conventions.push_back(
      {"complexity", "eigenvector; sign by correlation with diversity; ECI and PCI standardised by the mean and the " +
                         choice_name(request.deviation) + " deviation of ECI"});
  reply.conventions.push_back({"outlook", "density with the diagonal of proximity at one"});
  if (request.interval_samples > 0)
    reply.conventions.push_back({"interval of ranks", fmt::format("95 %, {} Poisson resamples, seed {}",
                                                                  request.interval_samples, request.seed)});
  if (!scores->is_connected())
    reply.notices.push_back(
        {"disconnected-network",
         fmt::format("The network falls into {} parts that share no activity, so ECI and PCI are not defined.",
                     scores->components)});
  reply.period = tables->latest().period.code;
  reply.second_eigenvalue = scores->second_eigenvalue;
  reply.spectral_gap = scores->spectral_gap();
  reply.components = scores->components;
  reply.fitness_steps = fit.steps;
  reply.fitness_is_stable = fit.is_stable;
  const auto diversity = present.diversity();
  const auto ubiquity = present.ubiquity();
  for (std::size_t r = 0; r < employment.row_count(); ++r)
    reply.complexity.push_back({employment.rows()[r].code,
                                {},
                                diversity[r],
                                {},
                                scores->eci.values[r],
                                undefined,
                                fit.fitness.values[r],
                                undefined,
                                outlook.values[r],
                                ranks[r].rank,
                                ranks[r].rank_low,
                                ranks[r].rank_high});
  for (std::size_t i = 0; i < employment.column_count(); ++i)
    reply.complexity.push_back({{},
                                employment.columns()[i].code,
                                {},
                                ubiquity[i],
                                undefined,
                                scores->pci.values[i],
                                undefined,
                                fit.complexity.values[i],
                                undefined,
                                undefined,
                                undefined,
                                undefined});
  return reply;
}

template AnyOperation erase<EconomicComplexity>();

}  // namespace zubia::operations
