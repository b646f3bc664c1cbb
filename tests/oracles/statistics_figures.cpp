// Reads the cases that statistics.R writes, computes the same figures and prints, for each kind of case, how many there
// were and the largest difference. Usage: Rscript statistics.R … | zubia_statistics_figures

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "engine/statistics/cliff_delta.hpp"
#include "engine/statistics/dunn.hpp"
#include "engine/statistics/finite_population.hpp"
#include "engine/statistics/friedman.hpp"
#include "engine/statistics/kruskal_wallis.hpp"
#include "engine/statistics/mann_whitney.hpp"
#include "engine/statistics/multiplicity.hpp"
#include "engine/statistics/post_stratification.hpp"
#include "engine/statistics/raking.hpp"
#include "engine/statistics/signed_rank.hpp"
#include "engine/statistics/wilson_interval.hpp"

namespace zubia {
namespace {

using Lists = std::vector<std::vector<double>>;
using Figures = std::map<std::string, double>;

/// R's figures are exact or asymptotic, so nothing is drawn at random.
const RankTestOptions without_sampling = {.samples = 0};

Figures numbered(const std::string& letter, const std::vector<double>& values) {
  Figures figures;
  for (std::size_t i = 0; i < values.size(); ++i) figures[letter + std::to_string(i + 1)] = values[i];
  return figures;
}

Figures mann_whitney_figures(const Lists& lists) {
  const auto found = mann_whitney(lists[0], lists[1], without_sampling);
  return {{"u", found->u},
          {"delta", found->delta},
          {"p", found->value.p},
          {"asymptotic", found->asymptotic_p},
          {"greater", mann_whitney(lists[0], lists[1], without_sampling, Alternative::greater)->value.p},
          {"less", mann_whitney(lists[0], lists[1], without_sampling, Alternative::less)->value.p}};
}

Figures cliff_figures(const Lists& lists) {
  const auto unbiased = cliff_delta(lists[0], lists[1]);
  const auto consistent =
      cliff_delta(lists[0], lists[1], {.variance = DeltaVariance::consistent, .quantile = DeltaQuantile::normal});
  return {{"low", unbiased->low},
          {"high", unbiased->high},
          {"consistent_low", consistent->low},
          {"consistent_high", consistent->high}};
}

Figures signed_rank_figures(const Lists& lists) {
  const auto dropped = signed_rank(lists[0], lists[1], ZeroDifferences::dropped, without_sampling);
  const auto ranked = signed_rank(lists[0], lists[1], ZeroDifferences::ranked, without_sampling);
  return {{"positive", dropped->positive},
          {"p", dropped->value.p},
          {"asymptotic", dropped->asymptotic_p},
          {"pratt_positive", ranked->positive},
          {"pratt_p", ranked->value.p}};
}

Figures kruskal_wallis_figures(const Lists& lists) {
  const auto found = kruskal_wallis(lists, without_sampling);
  return {{"h", found->h},
          {"epsilon_squared", found->epsilon_squared},
          {"p", found->value.p},
          {"asymptotic", found->asymptotic_p}};
}

Figures dunn_figures(const Lists& lists) {
  const auto found = dunn(lists);
  Figures figures;
  for (std::size_t i = 0; i < found->size(); ++i) {
    figures["z" + std::to_string(i + 1)] = found->at(i).z;
    figures["p" + std::to_string(i + 1)] = found->at(i).holm_p;
  }
  return figures;
}

Figures friedman_figures(const Lists& lists) {
  const auto found = friedman(lists, without_sampling);
  return {{"q", found->q}, {"w", found->kendall_w}, {"p", found->value.p}, {"asymptotic", found->asymptotic_p}};
}

Figures wilson_figures(const Lists& lists) {
  const auto found = wilson_interval(static_cast<std::uint64_t>(lists[0][0]), static_cast<std::uint64_t>(lists[1][0]));
  return {{"low", found->low}, {"high", found->high}};
}

std::vector<std::size_t> places(const std::vector<double>& numbers) {
  std::vector<std::size_t> found;
  found.reserve(numbers.size());
  for (const double number : numbers) found.push_back(static_cast<std::size_t>(number));
  return found;
}

RegisterMargin margin(const std::string& name, const std::vector<double>& counts) {
  return {name, std::vector<std::string>(counts.size(), "category"), counts};
}

Figures raked_figures(const Lists& lists) {
  const auto found = rake({margin("s", lists[2]), margin("t", lists[3])}, {places(lists[0]), places(lists[1])});
  return found ? numbered("w", found->weights) : Figures{};
}

Figures post_stratified_figures(const Lists& lists) {
  return numbered("w", post_stratify(margin("s", lists[1]), places(lists[0]))->weights);
}

Figures population_figures(const Lists& lists) {
  const auto found = population_mean(lists[0], static_cast<std::uint64_t>(lists[1][0]));
  return {{"estimate", found->estimate},
          {"standard_error", found->standard_error},
          {"low", found->low},
          {"high", found->high}};
}

const std::map<std::string, Figures (*)(const Lists&)> kinds = {
    {"mann-whitney", mann_whitney_figures},
    {"mann-whitney-large", mann_whitney_figures},
    {"cliff", cliff_figures},
    {"signed-rank", signed_rank_figures},
    {"signed-rank-coin", signed_rank_figures},
    {"signed-rank-large", signed_rank_figures},
    {"kruskal-wallis", kruskal_wallis_figures},
    {"dunn", dunn_figures},
    {"friedman", friedman_figures},
    {"holm", [](const Lists& lists) { return numbered("p", *holm(lists[0])); }},
    {"benjamini-hochberg", [](const Lists& lists) { return numbered("p", *benjamini_hochberg(lists[0])); }},
    {"wilson", wilson_figures},
    {"rake", raked_figures},
    {"post-stratify", post_stratified_figures},
    {"population-mean", population_figures}};

Lists lists_of(const std::string& text) {
  Lists lists;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, '|');) {
    auto& list = lists.emplace_back();
    std::istringstream numbers(part);
    for (double number = 0; numbers >> number;) list.push_back(number);
  }
  return lists;
}

/// How far the figures of one case lie from R's, as a share of what is larger than 1; infinite where one is missing.
double difference_of(const std::string& expected, const Figures& figures) {
  double worst = 0;
  std::istringstream pairs(expected);
  for (std::string pair; pairs >> pair;) {
    const std::size_t equals = pair.find('=');
    const auto found = figures.find(pair.substr(0, equals));
    if (found == figures.end()) return HUGE_VAL;
    const double theirs = std::strtod(pair.c_str() + equals + 1, nullptr);
    const double off = std::abs(found->second - theirs) / std::max(1.0, std::abs(theirs));
    worst = std::isnan(off) ? HUGE_VAL : std::max(worst, off);
  }
  return worst;
}

int judge() {
  std::map<std::string, std::pair<std::size_t, double>> outcome;
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (second == std::string::npos) return 1;
    const std::string kind = line.substr(0, first);
    const auto figures = kinds.find(kind);
    if (figures == kinds.end()) return 1;
    const Lists lists = lists_of(line.substr(first + 1, second - first - 1));
    auto& [count, worst] = outcome[kind];
    ++count;
    worst = std::max(worst, difference_of(line.substr(second + 1), figures->second(lists)));
  }
  for (const auto& [kind, one] : outcome) std::cout << kind << ' ' << one.first << ' ' << one.second << '\n';
  return 0;
}

}  // namespace
}  // namespace zubia

int main() { return zubia::judge(); }
