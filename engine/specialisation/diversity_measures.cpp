#include "engine/specialisation/diversity_measures.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "engine/base/absence.hpp"

namespace zubia {

namespace {

/// The amounts that have a number; refused if one is negative.
Result<std::vector<double>> checked(std::span<const double> amounts) {
  std::vector<double> known;
  for (const double amount : amounts) {
    if (!is_defined(amount)) continue;
    if (amount < 0.0) return refuse({"negative-amount", "Amounts are at least 0.", {}, {}});
    known.push_back(amount);
  }
  return known;
}

double sum_of(const std::vector<double>& amounts) { return std::accumulate(amounts.begin(), amounts.end(), 0.0); }

/// `measure(amounts, total)` of what is known, NaN where there is nothing.
template <class Measure>
Result<double> measured(std::span<const double> amounts, Measure&& measure) {
  const auto known = checked(amounts);
  if (!known) return refuse(known.error());
  const double total = sum_of(*known);
  return total > 0.0 ? measure(*known, total) : undefined;
}

/// The pairs of amount and reference that both have a number, as shares. Empty where one side adds up to 0.
struct SharePairs {
  std::vector<double> amounts;
  std::vector<double> reference;
};

Result<SharePairs> share_pairs(std::span<const double> amounts, std::span<const double> reference) {
  if (amounts.size() != reference.size())
    return refuse({"lengths-differ", "The amounts and their reference do not have the same parts.", {}, {}});
  SharePairs pairs;
  for (std::size_t j = 0; j < amounts.size(); ++j) {
    if (!is_defined(amounts[j]) || !is_defined(reference[j])) continue;
    if (amounts[j] < 0.0 || reference[j] < 0.0) return refuse({"negative-amount", "Amounts are at least 0.", {}, {}});
    // A part that both sides lack has no quotient and no place in an order of quotients.
    if (amounts[j] == 0.0 && reference[j] == 0.0) continue;
    pairs.amounts.push_back(amounts[j]);
    pairs.reference.push_back(reference[j]);
  }
  const double amount_total = sum_of(pairs.amounts);
  const double reference_total = sum_of(pairs.reference);
  if (!(amount_total > 0.0) || !(reference_total > 0.0)) return SharePairs{};
  for (double& share : pairs.amounts) share /= amount_total;
  for (double& share : pairs.reference) share /= reference_total;
  return pairs;
}

}  // namespace

Result<Herfindahl> herfindahl(std::span<const double> amounts) {
  const auto known = checked(amounts);
  if (!known) return refuse(known.error());
  const double total = sum_of(*known);
  if (!(total > 0.0)) return Herfindahl{undefined, undefined, undefined};
  double index = 0.0;
  for (const double amount : *known) index += (amount / total) * (amount / total);
  const double least = 1.0 / static_cast<double>(known->size());
  return Herfindahl{index, known->size() > 1 ? (index - least) / (1.0 - least) : undefined, 1.0 / index};
}

Result<double> entropy(std::span<const double> amounts, double base) {
  return measured(amounts, [&](const std::vector<double>& known, double total) {
    double sum = 0.0;
    for (const double amount : known)
      if (amount > 0.0) sum += amount / total * std::log(total / amount);
    return sum / std::log(base);
  });
}

Result<double> gini(std::span<const double> amounts) {
  return measured(amounts, [](std::vector<double> known, double total) {
    std::ranges::sort(known);
    const auto count = static_cast<double>(known.size());
    double weighted = 0.0;
    for (std::size_t j = 0; j < known.size(); ++j)
      weighted += (2.0 * static_cast<double>(j + 1) - count - 1.0) * known[j];
    return weighted / (count * total);
  });
}

Result<double> generalised_entropy(std::span<const double> amounts, double alpha) {
  return measured(amounts, [&](const std::vector<double>& known, double total) {
    const auto count = static_cast<double>(known.size());
    const double mean = total / count;
    double sum = 0.0;
    for (const double amount : known) {
      const double relative = amount / mean;
      if (alpha == 1.0) {
        sum += relative > 0.0 ? relative * std::log(relative) : 0.0;
      } else if (alpha == 0.0) {
        sum += relative > 0.0 ? -std::log(relative) : undefined;
      } else {
        sum += (relative > 0.0 || alpha > 0.0 ? std::pow(relative, alpha) - 1.0 : undefined) / (alpha * (alpha - 1.0));
      }
    }
    return sum / count;
  });
}

Result<double> theil(std::span<const double> amounts) { return generalised_entropy(amounts, 1.0); }

Result<double> mean_log_deviation(std::span<const double> amounts) { return generalised_entropy(amounts, 0.0); }

Result<double> hoover(std::span<const double> amounts, std::span<const double> reference) {
  const auto pairs = share_pairs(amounts, reference);
  if (!pairs) return refuse(pairs.error());
  if (pairs->amounts.empty()) return undefined;
  double apart = 0.0;
  for (std::size_t j = 0; j < pairs->amounts.size(); ++j) apart += std::abs(pairs->amounts[j] - pairs->reference[j]);
  return 0.5 * apart;
}

Result<double> locational_gini(std::span<const double> amounts, std::span<const double> reference) {
  const auto pairs = share_pairs(amounts, reference);
  if (!pairs) return refuse(pairs.error());
  if (pairs->amounts.empty()) return undefined;
  std::vector<std::size_t> order(pairs->amounts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return pairs->amounts[a] * pairs->reference[b] < pairs->amounts[b] * pairs->reference[a];
  });
  double area = 0.0;  // twice the area under the Lorenz curve
  double reached = 0.0;
  for (const std::size_t j : order) {
    area += pairs->reference[j] * (2.0 * reached + pairs->amounts[j]);
    reached += pairs->amounts[j];
  }
  return 1.0 - area;
}

}  // namespace zubia
