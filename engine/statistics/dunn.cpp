#include "engine/statistics/dunn.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/absence.hpp"
#include "engine/statistics/distributions.hpp"
#include "engine/statistics/multiplicity.hpp"

namespace zubia {

std::vector<DunnPair> dunn(const OrdinalTable& table) {
  const MidRanks ranks = mid_ranks(table);
  const auto n = static_cast<double>(ranks.respondents);
  const double variance = n * (n + 1) / 12 - ranks.tie_term / (12 * (n - 1));
  std::vector<DunnPair> pairs;
  std::vector<double> p_values;
  for (std::size_t a = 0; a < table.groups; ++a)
    for (std::size_t b = a + 1; b < table.groups; ++b) {
      const auto n_a = static_cast<double>(ranks.group_sizes[a]);
      const auto n_b = static_cast<double>(ranks.group_sizes[b]);
      DunnPair pair{.first = a, .second = b, .z = undefined, .p = undefined};
      if (n_a > 0 && n_b > 0 && table.values.size() > 1) {
        const double difference =
            0.5 * (static_cast<double>(ranks.doubled_sums[a]) / n_a - static_cast<double>(ranks.doubled_sums[b]) / n_b);
        pair.z = difference / std::sqrt(variance * (1 / n_a + 1 / n_b));
        pair.p = std::min(1.0, 2 * normal_upper_tail(std::abs(pair.z)));
      }
      p_values.push_back(pair.p);
      pairs.push_back(pair);
    }
  const auto adjusted = holm(p_values);
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].holm_p = adjusted->at(i);
  return pairs;
}

Result<std::vector<DunnPair>> dunn(const std::vector<std::vector<double>>& groups) {
  const auto table = ordinal_table(groups);
  if (!table) return refuse(table.error());
  return dunn(*table);
}

}  // namespace zubia
