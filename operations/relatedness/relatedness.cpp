#include "operations/relatedness/relatedness.hpp"

#include <fmt/format.h>

#include "engine/relatedness/co_occurrence.hpp"
#include "engine/relatedness/null_model.hpp"
#include "engine/relatedness/relatedness.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<RelatednessOfActivities::Reply> RelatednessOfActivities::operator()(const Request& request,
                                                                           const Work& work) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  const TerritoryActivityTable& employment = tables->latest().table;
  const PresenceTable present = presence(location_quotients(employment, work.parallelism), request.presence_threshold);
  const ActivityMatrix together = co_occurrence(present, work.parallelism);
  const auto association = relatedness(together, RelatednessMeasure::association);
  const auto probability = relatedness(together, RelatednessMeasure::probability);
  const auto cosine = relatedness(together, RelatednessMeasure::cosine);
  const auto jaccard = relatedness(together, RelatednessMeasure::jaccard);
  LabelledVector<Activity> ubiquity{present.activities(), {}};
  for (const std::size_t count : present.ubiquity()) ubiquity.values.push_back(static_cast<double>(count));
  const auto z_scores = co_occurrence_z_scores(together, ubiquity, employment.row_count());
  const bool has_null_model = request.null_samples > 0;
  NullModelScores null_model;
  if (has_null_model) {
    auto sampled = null_model_scores(present, {.samples = request.null_samples, .seed = {request.seed}}, work.progress,
                                     work.parallelism);
    if (!sampled) return refuse(sampled.error());
    null_model = *std::move(sampled);
  }
  Reply reply;
  open_reply(reply, *tables);
  reply.conventions.push_back(
      {"presence", "location quotient of at least " + screen_number(request.presence_threshold)});
  reply.conventions.push_back({"diagonal of co-occurrence", "zero"});
  if (has_null_model)
    reply.conventions.push_back(
        {"null model", fmt::format("{} tables with both margins fixed, curveball trades, seed {}", request.null_samples,
                                   request.seed)});
  reply.period = tables->latest().period.code;
  for (std::size_t i = 0; i < together.row_count(); ++i)
    for (std::size_t j = i + 1; j < together.column_count(); ++j)
      reply.relatedness.push_back({together.rows()[i].code, together.rows()[j].code,
                                   static_cast<std::uint64_t>(together(i, j)), association(i, j), probability(i, j),
                                   cosine(i, j), jaccard(i, j), z_scores(i, j),
                                   has_null_model ? null_model.z_scores(i, j) : undefined,
                                   has_null_model ? null_model.p_values(i, j) : undefined});
  return reply;
}

template AnyOperation erase<RelatednessOfActivities>();

}  // namespace zubia::operations
