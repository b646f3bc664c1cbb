#include "engine/statistics/rank_sum_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

__extension__ using Key = unsigned __int128;

/// A partial outcome, its whole state packed into one number: sorting and merging are then cheap.
struct Partial {
  Key key = 0;
  double weight = 0;
};

/// Brings equal states together. Stable, so that weights add up in the same order on every machine.
void merge(std::vector<Partial>& partials) {
  std::ranges::stable_sort(partials, {}, &Partial::key);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < partials.size(); ++i)
    if (kept > 0 && partials[kept - 1].key == partials[i].key)
      partials[kept - 1].weight += partials[i].weight;
    else
      partials[kept++] = partials[i];
  partials.resize(kept);
}

/// Numbers below their bounds, packed into one. Not usable where the product of the bounds does not fit.
class Packing {
 public:
  explicit Packing(const std::vector<std::uint64_t>& bounds) {
    Key place = 1;
    double size = 1;
    for (const std::uint64_t bound : bounds) {
      places_.push_back(place);
      place *= bound;
      size *= static_cast<double>(bound);
    }
    bounds_ = bounds;
    fits_ = size < 0x1p126;
  }
  bool fits() const { return fits_; }
  Key place(std::size_t i) const { return places_[i]; }
  std::uint64_t value(Key key, std::size_t i) const {
    return static_cast<std::uint64_t>(key / places_[i] % bounds_[i]);
  }

 private:
  std::vector<Key> places_;
  std::vector<std::uint64_t> bounds_;
  bool fits_ = false;
};

/// Calls `visit(parts, ways)` for each way to split `tied` items among groups, with the number of assignments.
void for_each_split(std::uint64_t tied, std::size_t groups,
                    const std::function<void(const std::vector<std::uint64_t>& parts, double ways)>& visit) {
  std::vector<std::uint64_t> parts(groups, 0);
  const std::function<void(std::size_t, std::uint64_t, double)> split = [&](std::size_t group, std::uint64_t left,
                                                                            double ways) {
    if (group + 1 == groups) {
      parts[group] = left;
      visit(parts, ways);
      return;
    }
    double choices = 1;
    for (std::uint64_t part = 0; part <= left; ++part) {
      parts[group] = part;
      split(group + 1, left - part, ways * choices);
      choices = choices * static_cast<double>(left - part) / static_cast<double>(part + 1);
    }
  };
  split(0, tied, 1);
}

/// What two ways of adding up the same sums may differ by; far less than two different outcomes do.
constexpr double rounding = 1e-12;

struct Split {
  std::vector<std::uint64_t> parts;
  double ways;
};

}  // namespace

std::optional<std::vector<SumsAndWeight>> dealt_rank_sums(const std::vector<std::uint64_t>& ranks,
                                                          const std::vector<std::uint64_t>& ties,
                                                          const std::vector<std::uint64_t>& sizes, double steps_max) {
  // The largest group takes what the others leave, so its state is not kept.
  const std::size_t groups = sizes.size();
  const auto rest = static_cast<std::size_t>(std::ranges::max_element(sizes) - sizes.begin());
  std::vector<std::uint64_t> bounds;
  const std::uint64_t highest = *std::ranges::max_element(ranks);
  for (std::size_t g = 0; g < groups; ++g) {
    bounds.push_back(g == rest ? 1 : sizes[g] + 1);
    bounds.push_back(g == rest ? 1 : sizes[g] * highest + 1);
  }
  const Packing packing(bounds);
  if (!packing.fits()) return std::nullopt;
  std::vector<Partial> partials = {{0, 1.0}};
  double steps = 0;
  std::uint64_t dealt = 0;
  std::uint64_t whole = 0;
  for (std::size_t block = 0; block < ranks.size(); ++block) {
    double split_count = 1;  // (tied + groups − 1) over (groups − 1)
    for (std::size_t g = 1; g < groups; ++g)
      split_count = split_count * static_cast<double>(ties[block] + g) / static_cast<double>(g);
    steps += split_count * static_cast<double>(partials.size());
    if (steps > steps_max) return std::nullopt;
    std::vector<Split> splits;
    for_each_split(ties[block], groups, [&](const auto& parts, double ways) { splits.push_back({parts, ways}); });
    std::vector<Partial> next;
    for (const Partial& partial : partials)
      for (const Split& split : splits) {
        Partial grown = {partial.key, partial.weight * split.ways};
        std::uint64_t in_others = 0;
        bool fits = true;
        for (std::size_t g = 0; g < groups && fits; ++g) {
          if (g == rest) continue;
          const std::uint64_t size = packing.value(partial.key, 2 * g) + split.parts[g];
          fits = size <= sizes[g];
          in_others += size;
          grown.key += packing.place(2 * g) * split.parts[g] + packing.place(2 * g + 1) * split.parts[g] * ranks[block];
        }
        if (fits && dealt + ties[block] - in_others <= sizes[rest]) next.push_back(grown);
      }
    merge(next);
    partials = std::move(next);
    dealt += ties[block];
    whole += ties[block] * ranks[block];
  }
  std::vector<SumsAndWeight> outcomes;
  for (const Partial& partial : partials) {
    SumsAndWeight outcome = {std::vector<std::uint64_t>(groups, 0), partial.weight};
    std::uint64_t others = 0;
    for (std::size_t g = 0; g < groups; ++g)
      if (g != rest) others += outcome.sums[g] = packing.value(partial.key, 2 * g + 1);
    outcome.sums[rest] = whole - others;
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

std::optional<std::vector<SumsAndWeight>> permuted_rank_sums(const std::vector<std::vector<std::uint64_t>>& rows,
                                                             double steps_max) {
  const std::size_t columns = rows.front().size();
  std::uint64_t whole = 0;
  std::uint64_t highest = 0;
  for (const auto& row : rows) {
    whole += std::accumulate(row.begin(), row.end(), std::uint64_t{0});
    highest += *std::ranges::max_element(row);
  }
  const Packing packing(std::vector<std::uint64_t>(columns - 1, highest + 1));
  if (!packing.fits()) return std::nullopt;
  std::vector<Partial> partials = {{0, 1.0}};
  double steps = 0;
  for (auto row : rows) {
    double arrangement_max = 1;
    for (std::size_t i = 2; i <= columns; ++i) arrangement_max *= static_cast<double>(i);
    if (steps + arrangement_max > steps_max) return std::nullopt;
    std::ranges::sort(row);
    std::vector<Key> arrangements;
    do {
      Key key = 0;
      for (std::size_t i = 0; i + 1 < columns; ++i) key += packing.place(i) * row[i];
      arrangements.push_back(key);
    } while (std::ranges::next_permutation(row).found);
    steps += static_cast<double>(arrangements.size()) * static_cast<double>(partials.size());
    if (steps > steps_max) return std::nullopt;
    std::vector<Partial> next;
    const double share = 1.0 / static_cast<double>(arrangements.size());
    for (const Partial& partial : partials)
      for (const Key key : arrangements) next.push_back({partial.key + key, partial.weight * share});
    merge(next);
    partials = std::move(next);
  }
  std::vector<SumsAndWeight> outcomes;
  for (const Partial& partial : partials) {
    SumsAndWeight outcome = {std::vector<std::uint64_t>(columns, 0), partial.weight};
    std::uint64_t others = 0;
    for (std::size_t i = 0; i + 1 < columns; ++i) others += outcome.sums[i] = packing.value(partial.key, i);
    outcome.sums.back() = whole - others;
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

double share_from(const std::vector<SumsAndWeight>& outcomes, double seen,
                  const std::function<double(const std::vector<std::uint64_t>&)>& statistic) {
  double extreme = 0;
  double whole = 0;
  for (const SumsAndWeight& outcome : outcomes) {
    whole += outcome.weight;
    if (statistic(outcome.sums) >= seen - rounding * std::abs(seen)) extreme += outcome.weight;
  }
  return extreme / whole;
}

double significant_statistic(const std::vector<SumsAndWeight>& outcomes, double significance,
                             const std::function<double(const std::vector<std::uint64_t>&)>& statistic) {
  std::vector<std::pair<double, double>> by_statistic;
  by_statistic.reserve(outcomes.size());
  double whole = 0;
  for (const SumsAndWeight& outcome : outcomes) {
    by_statistic.emplace_back(statistic(outcome.sums), outcome.weight);
    whole += outcome.weight;
  }
  std::ranges::sort(by_statistic, std::ranges::greater());
  double tail = 0;
  double found = undefined;
  for (std::size_t i = 0; i < by_statistic.size(); ++i) {
    tail += by_statistic[i].second / whole;
    if (i + 1 < by_statistic.size() && by_statistic[i + 1].first >= by_statistic[i].first * (1 - rounding)) continue;
    // A tail of exactly 5 % may come out as 5 % and a rounding error.
    if (tail > significance * (1 + 1e-9)) break;
    found = by_statistic[i].first;
  }
  return found;
}

}  // namespace zubia
