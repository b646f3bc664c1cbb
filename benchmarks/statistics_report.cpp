// How often the tests of engine/statistics find a difference where there is none, how often its intervals hold what
// they estimate, and how long many items take. Usage: zubia_statistics_report [SURVEYS]

#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <string>

#include "engine/statistics/exact_bootstrap_mean.hpp"
#include "engine/statistics/kruskal_wallis_items.hpp"
#include "engine/statistics/ordinal_table.hpp"
#include "tests/error_rates.hpp"

namespace zubia::error_rates {
namespace {

constexpr std::size_t sizes[] = {6, 8, 10, 15, 20, 30, 40};

void report_false_findings(std::size_t surveys) {
  std::cout << "False findings at 5 %, " << surveys << " surveys each (a share of 5 % has a standard error of "
            << std::sqrt(0.05 * 0.95 / static_cast<double>(surveys)) << ")\n\n| test | steps |";
  for (const std::size_t size : sizes) std::cout << " n = " << size << " |";
  std::cout << "\n|---|---|";
  for (std::size_t i = 0; i < std::size(sizes); ++i) std::cout << "---|";
  std::cout << '\n';
  for (const NamedTest& test : named_tests({.exact_steps_max = 3e5, .samples = 199}))
    for (const auto& [name, steps] : {std::pair<std::string, Steps>{"even", even_steps}, {"skewed", skewed_steps}}) {
      std::cout << "| " << test.name << " | " << name << " |";
      for (const std::size_t size : sizes)
        std::cout << ' ' << share_of(surveys, [&](RandomStream& random) { return test.finds(random, size, steps); })
                  << " |";
      std::cout << std::endl;
    }
}

void report_coverage(std::size_t surveys) {
  std::cout << "\nHow often 95 % intervals hold what they estimate\n\n| interval | n = 10 | n = 20 | n = 40 "
               "|\n|---|---|---|---|\n";
  const auto line = [](const std::string& name, const std::function<double(std::size_t)>& coverage) {
    std::cout << "| " << name << " |";
    for (const std::size_t size : {10U, 20U, 40U}) std::cout << ' ' << coverage(size) << " |";
    std::cout << std::endl;
  };
  for (const DeltaVariance variance : {DeltaVariance::unbiased, DeltaVariance::consistent})
    for (const DeltaQuantile quantile : {DeltaQuantile::student, DeltaQuantile::normal}) {
      const std::string name = std::string("δ, ") + (variance == DeltaVariance::unbiased ? "unbiased" : "consistent") +
                               (quantile == DeltaQuantile::student ? ", Student" : ", normal");
      const CliffDeltaOptions options = {.variance = variance, .quantile = quantile};
      line(name + ", δ = 0",
           [&](std::size_t size) { return delta_coverage(surveys, size, options, even_steps, even_steps); });
      line(name + ", δ = 0.435",
           [&](std::size_t size) { return delta_coverage(surveys, size, options, skewed_steps, even_steps); });
    }
  for (const BootstrapInterval interval : {BootstrapInterval::percentile, BootstrapInterval::bca})
    line(std::string("bootstrap of the mean, ") + (interval == BootstrapInterval::bca ? "BCa" : "percentile"),
         [&](std::size_t size) {
           return bootstrap_coverage(surveys / 4, size, {.samples = 1000, .interval = interval}, skewed_steps);
         });
  line("mean of a population of 60",
       [&](std::size_t size) { return population_mean_coverage(surveys, size, 60, skewed_steps); });
  for (const double share : {0.1, 0.3, 0.5})
    line("Wilson, share " + std::to_string(share).substr(0, 3),
         [&](std::size_t size) { return wilson_coverage(size, share); });
}

template <class Work>
void report_time(const std::string& name, Work&& work) {
  double best = 1e9;
  for (int run = 0; run < 5; ++run) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::cout << "| " << name << " | " << best << " |" << std::endl;
}

std::vector<StepCounts> step_counts(const std::vector<std::vector<std::vector<double>>>& items) {
  std::vector<StepCounts> counts;
  for (const auto& groups : items) {
    StepCounts& of_item = counts.emplace_back(5);
    for (const auto& group : groups)
      for (const double answer : group) ++of_item[static_cast<std::size_t>(answer) - 1];
  }
  return counts;
}

void exact_means(const std::vector<StepCounts>& counts) {
  std::vector<BootstrappedStatistic> means(counts.size());
  for_each_block(counts.size(), 4, {}, [&](std::size_t first, std::size_t last) {
    for (std::size_t item = first; item < last; ++item)
      means[item] = exact_bootstrap_mean({&counts[item], 1}, {.interval = BootstrapInterval::percentile});
  });
}

/// The shapes of surveys S1 (60 respondents, 60 items) and S2 (50,000 respondents, 100 items).
void report_times() {
  std::cout << "\n| many items at once | seconds, best of 5 |\n|---|---|\n";
  RandomStream random(Seed{301}, 0);
  std::vector<std::vector<std::vector<double>>> items;
  for (int item = 0; item < 60; ++item)
    items.push_back({drawn_answers(random, 24, even_steps), drawn_answers(random, 20, even_steps),
                     drawn_answers(random, 16, even_steps)});
  const RankTestOptions sampling = {.exact_steps_max = 0, .samples = 10'000};
  report_time("S1: Kruskal–Wallis of 60 items, 10,000 samples", [&] {
    std::vector<OrdinalTable> tables;
    for (const auto& groups : items) tables.push_back(*ordinal_table(groups));
    kruskal_wallis_items(tables, sampling);
  });
  report_time("S1: the same, item by item", [&] {
    for (const auto& groups : items) kruskal_wallis(groups, sampling);
  });
  report_time("S1: bootstrap means of 60 items, 10,000 samples", [&] {
    std::vector<double> answers;  // respondent after respondent
    for (std::size_t group = 0; group < 3; ++group)
      for (std::size_t member = 0; member < items.front()[group].size(); ++member)
        for (const auto& item : items) answers.push_back(item[group][member]);
    const RespondentStatistics means = [&](std::span<const std::size_t> rows) {
      std::vector<double> sums(60, 0.0);
      for (const std::size_t row : rows)
        for (std::size_t item = 0; item < 60; ++item) sums[item] += answers[row * 60 + item];
      for (double& sum : sums) sum /= 60;
      return sums;
    };
    bootstrap(60, means, {}, {.samples = 10'000, .interval = BootstrapInterval::percentile});
  });
  report_time("S1: exact bootstrap means of 60 items", [&] { exact_means(step_counts(items)); });
  constexpr std::size_t respondents = 50'000;
  std::vector<std::vector<std::uint8_t>> columns(100);
  for (auto& column : columns)
    for (std::size_t i = 0; i < respondents; ++i)
      column.push_back(static_cast<std::uint8_t>(drawn_answer(random, even_steps)));
  std::vector<std::uint8_t> five;
  std::vector<std::uint8_t> two;
  for (std::size_t i = 0; i < respondents; ++i) {
    five.push_back(static_cast<std::uint8_t>(drawn_answer(random, even_steps) - 1));
    two.push_back(static_cast<std::uint8_t>(random.below(2)));
  }
  report_time("S2: exact bootstrap means of 100 items, counting the answers", [&] {
    std::vector<StepCounts> counts(columns.size(), StepCounts(5));
    for_each_block(columns.size(), 4, {}, [&](std::size_t first, std::size_t last) {
      for (std::size_t item = first; item < last; ++item)
        for (const std::uint8_t answer : columns[item]) ++counts[item][answer - 1U];
    });
    exact_means(counts);
  });
  const std::vector<Grouping> groupings = {*Grouping::of(five, 5), *Grouping::of(two, 2)};
  report_time("S2: Kruskal–Wallis and Mann–Whitney of 100 items", [&] {
    for_each_block(columns.size(), 4, {}, [&](std::size_t first, std::size_t last) {
      for (std::size_t item = first; item < last; ++item) {
        const auto tables = *ordinal_tables(columns[item], groupings);
        kruskal_wallis(tables[0]);
        mann_whitney(tables[1]);
      }
    });
  });
}

}  // namespace
}  // namespace zubia::error_rates

int main(int count, char** arguments) {
  const std::size_t surveys = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 4000;
  std::cout << std::fixed << std::setprecision(4);
  zubia::error_rates::report_false_findings(surveys);
  zubia::error_rates::report_coverage(surveys);
  zubia::error_rates::report_times();
}
