#include "engine/statistics/cronbach_alpha.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/absence.hpp"

namespace zubia {
namespace {

constexpr double alpha_min = 0.7;
constexpr std::size_t respondents_min = 30;

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// The sample covariance; the sample variance where both are the same. Two passes, so that nothing cancels.
double covariance(const std::vector<double>& a, const std::vector<double>& b) {
  const double mean_a = mean(a);
  const double mean_b = mean(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size() - 1);
}

/// The items as columns, over the respondents who answered all of them.
std::vector<std::vector<double>> whole_columns(const std::vector<std::vector<double>>& answers) {
  std::vector<std::vector<double>> columns(answers.empty() ? 0 : answers.front().size());
  for (const auto& row : answers)
    if (std::ranges::all_of(row, is_defined))
      for (std::size_t i = 0; i < row.size(); ++i) columns[i].push_back(row[i]);
  return columns;
}

/// α of the columns but one; `left_out` beyond the last leaves none out.
double alpha_of(const std::vector<std::vector<double>>& columns, std::size_t left_out) {
  const std::size_t respondents = columns.empty() ? 0 : columns.front().size();
  std::size_t items = 0;
  double variances = 0;
  std::vector<double> sums(respondents, 0.0);
  if (respondents < 2) return undefined;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i == left_out) continue;
    ++items;
    variances += covariance(columns[i], columns[i]);
    for (std::size_t r = 0; r < respondents; ++r) sums[r] += columns[i][r];
  }
  const double whole = covariance(sums, sums);
  if (items < 2 || !(whole > 0)) return undefined;
  const auto k = static_cast<double>(items);
  return k / (k - 1) * (1 - variances / whole);
}

double item_rest(const std::vector<std::vector<double>>& columns, std::size_t item) {
  const std::size_t respondents = columns[item].size();
  if (respondents < 2 || columns.size() < 2) return undefined;
  std::vector<double> rest(respondents, 0.0);
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t r = 0; r < respondents && i != item; ++r) rest[r] += columns[i][r];
  const double product = covariance(columns[item], columns[item]) * covariance(rest, rest);
  return product > 0 ? covariance(columns[item], rest) / std::sqrt(product) : undefined;
}

std::vector<std::string> warnings_of(const CronbachAlpha& found, const std::vector<std::vector<double>>& columns) {
  std::vector<std::string> warnings;
  if (found.alpha < alpha_min) warnings.emplace_back("low-alpha");
  if (found.respondents < respondents_min) warnings.emplace_back("few-respondents");
  if (std::ranges::any_of(found.item_rest_correlations, [](double one) { return one < 0; }))
    warnings.emplace_back("item-against-scale");
  const auto is_constant = [](const std::vector<double>& column) {
    return !column.empty() && std::ranges::min(column) == std::ranges::max(column);
  };
  if (std::ranges::any_of(columns, is_constant)) warnings.emplace_back("item-without-variance");
  return warnings;
}

}  // namespace

Result<CronbachAlpha> cronbach_alpha(const std::vector<std::vector<double>>& answers) {
  for (const auto& row : answers)
    if (row.size() != answers.front().size())
      return refuse({"uneven-rows",
                     "A respondent has " + std::to_string(row.size()) + " items, another " +
                         std::to_string(answers.front().size()) + ".",
                     {},
                     "Give one number for each item, and none as NaN."});
  const auto columns = whole_columns(answers);
  CronbachAlpha found;
  found.respondents = columns.empty() ? 0 : columns.front().size();
  found.alpha = alpha_of(columns, columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    found.item_rest_correlations.push_back(item_rest(columns, i));
    found.alpha_without.push_back(alpha_of(columns, i));
  }
  found.warnings = warnings_of(found, columns);
  return found;
}

}  // namespace zubia
