#include "engine/optimisation/row_prices.hpp"

#include <algorithm>
#include <cmath>

namespace zubia {
namespace {

constexpr double infinite = 1e20;      // a side of a row that is as far as this is none
constexpr double first_hope = 0.02;    // of the bound: how much lower the first steps aim
constexpr double momentum = 0.7;       // of a step goes on in the next
constexpr int patience = 8;            // rounds without a better bound before the steps aim half as low
constexpr double hope_in_vain = 1e-8;  // of the bound: what is not worth another step

}  // namespace

RowPrices::RowPrices(const LinearProgramme& programme)
    : programme_(programme),
      first_(programme.gains.size() + 1, 0),
      scale_(programme.rows.size(), 0.0),
      prices_(scale_.size(), 0.0),
      activity_(scale_.size(), 0.0),
      direction_(scale_.size(), 0.0),
      reduced_(programme.gains.size(), 0.0) {
  for (const LinearRow& row : programme.rows)
    for (const int variable : row.variables) ++first_[static_cast<std::size_t>(variable) + 1];
  for (std::size_t at = 1; at < first_.size(); ++at) first_[at] += first_[at - 1];
  entries_.resize(first_.back());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (std::size_t row = 0; row < programme.rows.size(); ++row)
    for (std::size_t at = 0; at < programme.rows[row].variables.size(); ++at) {
      const double coefficient = programme.rows[row].coefficients[at];
      const auto variable = static_cast<std::size_t>(programme.rows[row].variables[at]);
      entries_[next[variable]++] = {static_cast<int>(row), coefficient};
      scale_[row] += coefficient * coefficient;
    }
  for (double& scale : scale_) scale = scale > 0 ? 1 / scale : 0;
}

double RowPrices::allowed(std::size_t row, double price) const {
  if (programme_.rows[row].least <= -infinite) price = std::max(price, 0.0);
  if (programme_.rows[row].most >= infinite) price = std::min(price, 0.0);
  return price;
}

double RowPrices::set(std::span<const double> prices) {
  for (std::size_t row = 0; row < prices_.size(); ++row) prices_[row] = allowed(row, prices[row]);
  return evaluate();
}

/// The bound; notes the reduced gains, and what each row would hold if every variable went where its gain wants it.
double RowPrices::evaluate() {
  std::ranges::fill(activity_, 0.0);
  double bound = 0;
  for (std::size_t row = 0; row < prices_.size(); ++row)
    if (prices_[row] != 0)
      bound += prices_[row] * (prices_[row] > 0 ? programme_.rows[row].most : programme_.rows[row].least);
  for (std::size_t variable = 0; variable < reduced_.size(); ++variable) {
    double gain = programme_.gains[variable];
    for (const Entry& entry : column(variable))
      gain -= prices_[static_cast<std::size_t>(entry.row)] * entry.coefficient;
    reduced_[variable] = gain;
    const double taken = gain > 0 ? programme_.most[variable] : programme_.least[variable];
    if (taken == 0) continue;
    bound += gain * taken;
    for (const Entry& entry : column(variable))
      activity_[static_cast<std::size_t>(entry.row)] += entry.coefficient * taken;
  }
  return bound;
}

/// Turns towards what is taken too much of, or too little; gives the scaled length.
double RowPrices::direct() {
  double length = 0;
  for (std::size_t row = 0; row < prices_.size(); ++row) {
    const LinearRow& here = programme_.rows[row];
    const double side = prices_[row] > 0   ? here.most
                        : prices_[row] < 0 ? here.least
                                           : std::clamp(activity_[row], here.least, here.most);
    direction_[row] = momentum * direction_[row] + activity_[row] - side;
    // A price that is at its end already does not move beyond it.
    if (prices_[row] == 0 && allowed(row, direction_[row]) == 0) direction_[row] = 0;
    length += direction_[row] * direction_[row] * scale_[row];
  }
  return length;
}

double RowPrices::lower(int rounds) {
  double here = evaluate();
  double least = here;
  std::vector<double> best = prices_;
  double hope = first_hope * std::abs(here);
  const double vain = hope_in_vain * std::abs(here);
  int since = 0;
  for (int round = 0; round < rounds && hope > vain; ++round) {
    const double length = direct();
    if (length <= 0) break;
    const double step = (here - least + hope) / length;
    for (std::size_t row = 0; row < prices_.size(); ++row)
      prices_[row] = allowed(row, prices_[row] + step * scale_[row] * direction_[row]);
    here = evaluate();
    if (here < least) {
      least = here;
      best = prices_;
      since = 0;
    } else if (++since >= patience) {
      hope /= 2;
      since = 0;
      std::ranges::fill(direction_, 0.0);
      here = set(best);
    }
  }
  return set(best);
}

}  // namespace zubia
