#include "engine/statistics/exact_bootstrap_mean.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>
#include <optional>

#include "engine/statistics/distributions.hpp"

namespace zubia {
namespace {

using Complex = std::complex<double>;

/// A stratum whose steps are counted from its lowest answer, in units of the common divisor of all differences.
struct Stratum {
  std::vector<double> shares = {};  ///< of each step
  double size = 0;
  double mean = 0;
  double variance = 0;
};

/// All strata, and how their sum of steps becomes a sum of answers.
struct Sums {
  std::vector<Stratum> strata = {};
  double unit = 1;
  double offset = 0;  ///< the sum where everybody gives the lowest answer of the stratum
  double size = 0;
  double mean = 0;  ///< in steps
  double variance = 0;
  std::int64_t range = 0;  ///< the largest sum, in steps
};

/// Of the differences between the answers of each stratum.
std::size_t common_divisor(std::span<const StepCounts> counts) {
  std::size_t divisor = 0;
  for (const StepCounts& of_stratum : counts) {
    std::optional<std::size_t> lowest;
    for (std::size_t step = 0; step < of_stratum.size(); ++step) {
      if (of_stratum[step] == 0) continue;
      if (!lowest) lowest = step;
      divisor = std::gcd(divisor, step - *lowest);
    }
  }
  return std::max<std::size_t>(divisor, 1);
}

Sums sums_of(std::span<const StepCounts> counts) {
  const std::size_t unit = common_divisor(counts);
  Sums all{.unit = static_cast<double>(unit)};
  for (const StepCounts& of_stratum : counts) {
    const auto first = std::ranges::find_if(of_stratum, [](std::uint64_t count) { return count > 0; });
    if (first == of_stratum.end()) continue;
    const auto lowest = static_cast<std::size_t>(first - of_stratum.begin());
    const auto size = std::accumulate(of_stratum.begin(), of_stratum.end(), std::uint64_t{0});
    Stratum stratum{.size = static_cast<double>(size)};
    double squares = 0;
    std::size_t highest = 0;
    for (std::size_t step = lowest; step < of_stratum.size(); step += unit) {
      const double share = static_cast<double>(of_stratum[step]) / stratum.size;
      const auto place = static_cast<double>(stratum.shares.size());
      if (share > 0) highest = stratum.shares.size();
      stratum.shares.push_back(share);
      stratum.mean += share * place;
      squares += share * place * place;
    }
    stratum.shares.resize(highest + 1);
    stratum.variance = std::max(0.0, squares - stratum.mean * stratum.mean);
    all.offset += stratum.size * static_cast<double>(lowest);
    all.size += stratum.size;
    all.mean += stratum.size * stratum.mean;
    // One step alone leaves only rounding.
    if (highest > 0) all.variance += stratum.size * stratum.variance;
    all.range += static_cast<std::int64_t>(highest * size);
    all.strata.push_back(std::move(stratum));
  }
  return all;
}

/// The distribution of the sum, in steps, from the frequencies that do not vanish.
class SumDistribution {
 public:
  explicit SumDistribution(const Sums& sums) {
    constexpr double deviations = 12;
    constexpr double steps_beyond = 30;  // rare answers have long tails
    const double reach = deviations * std::sqrt(sums.variance) + steps_beyond;
    low_ = std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(sums.mean - reach)));
    high_ = std::min(sums.range, static_cast<std::int64_t>(std::ceil(sums.mean + reach)));
    // Odd, so that each frequency but 0 has a partner.
    cycle_ = static_cast<double>((high_ - low_ + 1) | 1);
    const auto half = static_cast<std::size_t>(cycle_ / 2);
    for (std::size_t j = 1; j <= half; ++j) add(sums, 2 * std::numbers::pi * static_cast<double>(j) / cycle_);
  }

  /// The share of draws whose sum is at most `sum`.
  double at_most(std::int64_t sum) const {
    if (sum < low_) return 0;
    if (sum >= high_) return 1;
    const auto count = static_cast<double>(sum - low_ + 1);
    double share = count / cycle_;
    for (const Frequency& one : frequencies_)
      share += 2 / cycle_ * (one.weight * (1.0 - std::polar(1.0, -one.angle * count))).real();
    return std::clamp(share, 0.0, 1.0);
  }

  /// The smallest sum that at least the share `level` of draws does not exceed.
  std::int64_t quantile(double level) const {
    constexpr double rounding = 1e-12;
    std::int64_t low = low_;
    std::int64_t high = high_;
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (at_most(middle) >= level - rounding) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

 private:
  struct Frequency {
    double angle;
    Complex weight;  ///< of a share up to a sum: geometric series over the sums from `low_` on
  };

  void add(const Sums& sums, double angle) {
    constexpr double vanishing = -40;  // e^-40 is below the rounding of a double
    const Complex turn = std::polar(1.0, angle);
    double magnitude = 0;
    double phase = -angle * static_cast<double>(low_);
    for (const Stratum& stratum : sums.strata) {
      Complex value = 0;
      // Horner, from the highest step down.
      for (auto share = stratum.shares.rbegin(); share != stratum.shares.rend(); ++share) value = value * turn + *share;
      magnitude += stratum.size * std::log(std::abs(value));
      phase += stratum.size * std::arg(value);
    }
    if (!(magnitude > vanishing)) return;
    frequencies_.push_back({angle, std::polar(std::exp(magnitude), phase) / (1.0 - std::conj(turn))});
  }

  std::int64_t low_ = 0;
  std::int64_t high_ = 0;
  double cycle_ = 1;
  std::vector<Frequency> frequencies_;
};

/// The acceleration of BCa. Leaving a respondent out moves the mean by how far they are from that of their stratum.
double acceleration_of(const Sums& sums) {
  double cubes = 0;
  double squares = 0;
  for (const Stratum& stratum : sums.strata) {
    if (stratum.size < 2) continue;  // who is alone in a stratum is in every draw
    const double weight = (stratum.size - 1) / stratum.size;
    for (std::size_t step = 0; step < stratum.shares.size(); ++step) {
      const double influence = weight * (static_cast<double>(step) - stratum.mean);
      const double count = stratum.shares[step] * stratum.size;
      squares += count * influence * influence;
      cubes += count * influence * influence * influence;
    }
  }
  return squares == 0 ? 0.0 : cubes / (6 * std::pow(squares, 1.5));
}

}  // namespace

BootstrappedStatistic exact_bootstrap_mean(std::span<const StepCounts> strata, const ExactBootstrapOptions& options) {
  const Sums sums = sums_of(strata);
  BootstrappedStatistic found;
  if (sums.size == 0) {
    found.undefined_because = "statistic-undefined";
    return found;
  }
  const auto mean_of = [&](double sum) { return options.lowest + (sums.offset + sums.unit * sum) / sums.size; };
  found.estimate = mean_of(sums.mean);
  if (sums.range == 0) {
    found.undefined_because = "all-samples-equal";
    return found;
  }
  found.standard_error = sums.unit * std::sqrt(sums.variance) / sums.size;
  const SumDistribution distribution(sums);
  double low = (1 - options.confidence) / 2;
  double high = 1 - low;
  if (options.interval == BootstrapInterval::bca) {
    const std::int64_t observed = std::llround(sums.mean);
    const double below = distribution.at_most(observed - 1);
    const double share = (below + distribution.at_most(observed)) / 2;
    if (share <= 0 || share >= 1) {
      found.undefined_because = "estimate-outside-samples";
      return found;
    }
    const double bias = normal_quantile(share);
    const double acceleration = acceleration_of(sums);
    low = bca_level(low, bias, acceleration);
    high = bca_level(high, bias, acceleration);
  }
  found.low = mean_of(static_cast<double>(distribution.quantile(low)));
  found.high = mean_of(static_cast<double>(distribution.quantile(high)));
  return found;
}

}  // namespace zubia
