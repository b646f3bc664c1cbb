#include "engine/relatedness/relatedness.hpp"

#include <cmath>
#include <vector>

namespace zubia {

ActivityMatrix relatedness(const ActivityMatrix& co_occurrence, RelatednessMeasure measure) {
  const std::size_t activities = co_occurrence.row_count();
  std::vector<double> sums(activities, 0.0);
  double total = 0.0;
  for (std::size_t i = 0; i < activities; ++i) {
    for (const double count : co_occurrence.row(i)) sums[i] += count;
    total += sums[i];
  }
  ActivityMatrix related(co_occurrence.rows(), co_occurrence.columns(), 0.0);
  for (std::size_t i = 0; i < activities; ++i)
    for (std::size_t j = 0; j < activities; ++j) {
      if (i == j) continue;
      const double count = co_occurrence(i, j);
      if (!(sums[i] > 0.0) || !(sums[j] > 0.0)) {
        related(i, j) = undefined;
        continue;
      }
      switch (measure) {
        case RelatednessMeasure::association:
          related(i, j) = count * total / (sums[i] * sums[j]);
          break;
        case RelatednessMeasure::probability:
          related(i, j) =
              count / (0.5 * (sums[i] * sums[j] / (total - sums[i]) + sums[j] * sums[i] / (total - sums[j])));
          break;
        case RelatednessMeasure::cosine:
          related(i, j) = count / std::sqrt(sums[i] * sums[j]);
          break;
        case RelatednessMeasure::jaccard:
          related(i, j) = count / (sums[i] + sums[j] - count);
          break;
      }
    }
  return related;
}

ActivityMatrix co_occurrence_z_scores(const ActivityMatrix& co_occurrence, const LabelledVector<Activity>& ubiquity,
                                      std::size_t territories) {
  const auto all = static_cast<double>(territories);
  ActivityMatrix scores(co_occurrence.rows(), co_occurrence.columns(), undefined);
  for (std::size_t i = 0; i < scores.row_count(); ++i)
    for (std::size_t j = 0; j < scores.column_count(); ++j) {
      if (i == j) continue;
      const double expected = ubiquity.values[i] * ubiquity.values[j] / all;
      const double variance = expected * (1.0 - ubiquity.values[i] / all) * (all - ubiquity.values[j]) / (all - 1.0);
      if (variance > 0.0) scores(i, j) = (co_occurrence(i, j) - expected) / std::sqrt(variance);
    }
  return scores;
}

}  // namespace zubia
