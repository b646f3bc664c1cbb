#include "engine/relatedness/fitness.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

FitnessOptions any_options(std::size_t steps) {
  return {.steps_max = steps, .stable_steps = 0, .extremality = *rc::gen::element(1.0, 0.5, 2.0)};
}

std::vector<double> known(const std::vector<double>& values) {
  std::vector<double> result;
  for (const double value : values)
    if (is_defined(value)) result.push_back(value);
  return result;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

TEST(FitnessLaw, FitnessAndComplexityHaveMeanOneAndAreNeverNegativeHoweverLongItRuns) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto result = fitness(present, any_options(*rc::gen::element<std::size_t>(1, 7, 300)));
    const auto diversity = present.diversity();
    const auto ubiquity = present.ubiquity();
    for (std::size_t r = 0; r < diversity.size(); ++r)
      RC_ASSERT(is_defined(result.fitness.values[r]) == (diversity[r] > 0));
    for (std::size_t i = 0; i < ubiquity.size(); ++i)
      RC_ASSERT(is_defined(result.complexity.values[i]) == (ubiquity[i] > 0));
    for (const auto& values : {known(result.fitness.values), known(result.complexity.values)}) {
      if (values.empty()) continue;
      RC_ASSERT(is_close(mean_of(values), 1.0));
      RC_ASSERT(*std::ranges::min_element(values) >= 0.0);
    }
  }));
}

TEST(FitnessLaw, EveryStepIsTheFormulaOfTheStepBefore) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const auto steps = any_from<std::size_t>(1, 12);
    FitnessOptions options = any_options(steps);
    const auto before = fitness(present, options);
    options.steps_max = steps + 1;
    const auto after = fitness(present, options);
    std::vector<double> fitnesses(present.territories().size(), undefined);
    std::vector<double> complexities(present.activities().size(), undefined);
    for (std::size_t r = 0; r < fitnesses.size(); ++r)
      for (std::size_t i = 0; i < complexities.size(); ++i) {
        if (!present(r, i)) continue;
        fitnesses[r] = (is_defined(fitnesses[r]) ? fitnesses[r] : 0.0) + before.complexity.values[i];
        complexities[i] = (is_defined(complexities[i]) ? complexities[i] : 0.0) +
                          std::pow(before.fitness.values[r], -options.extremality);
      }
    for (double& sum : complexities) sum = std::pow(sum, -1.0 / options.extremality);
    for (auto* values : {&fitnesses, &complexities}) {
      const double mean = mean_of(known(*values));
      for (double& value : *values) value /= mean;
    }
    RC_ASSERT(are_close(after.fitness.values, fitnesses));
    RC_ASSERT(are_close(after.complexity.values, complexities));
  }));
}

TEST(FitnessLaw, WhoHasAllThatAnotherHasIsAtLeastAsFitAndWhatAllItsHoldersHaveIsAtMostAsComplex) {
  EXPECT_TRUE(rc::check([] {
    auto present = any_presence();
    for (std::size_t i = 0; i < present.activities().size(); ++i) present.set(0, i, present(0, i) || present(1, i));
    for (std::size_t r = 0; r < present.territories().size(); ++r) present.set(r, 0, present(r, 0) || present(r, 1));
    RC_PRE(present.diversity()[1] > 0 && present.ubiquity()[1] > 0);
    const auto result = fitness(present, any_options(any_from<std::size_t>(1, 60)));
    // The first now holds what the second holds, and the first activity is wherever the second is.
    if (!present(1, 0) || present(0, 0)) RC_ASSERT(result.fitness.values[0] >= result.fitness.values[1] * (1 - 1e-9));
    RC_ASSERT(result.complexity.values[0] <= result.complexity.values[1] * (1 + 1e-9));
  }));
}

TEST(FitnessLaw, FollowsTheOrderOfTheTableAndIsBlindToWhatIsEmpty) {
  EXPECT_TRUE(rc::check([] {
    const auto present = any_presence();
    const FitnessOptions options = any_options(40);
    const auto rows = any_order(present.territories().size());
    const auto columns = any_order(present.activities().size());
    const auto result = fitness(present, options);
    const auto other = fitness(reordered(present, rows, columns), options);
    for (std::size_t r = 0; r < rows.size(); ++r)
      RC_ASSERT(is_close(other.fitness.values[r], result.fitness.values[rows[r]]));
    for (std::size_t i = 0; i < columns.size(); ++i)
      RC_ASSERT(is_close(other.complexity.values[i], result.complexity.values[columns[i]]));
    PresenceTable padded(numbered_labels<Territory>("C", rows.size() + 1),
                         numbered_labels<Activity>("P", columns.size() + 1));
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::size_t i = 0; i < columns.size(); ++i) padded.set(r, i, present(r, i));
    auto of_padded = fitness(padded, options).fitness.values;
    RC_ASSERT(!is_defined(of_padded.back()));
    of_padded.pop_back();
    RC_ASSERT(are_close(of_padded, result.fitness.values, 0.0));
  }));
}

TEST(FitnessLaw, WhereAllHaveTheSameEverybodyIsAsFit) {
  EXPECT_TRUE(rc::check([] {
    const auto rows = any_from<std::size_t>(1, 8);
    const auto columns = any_from<std::size_t>(1, 8);
    const auto result = fitness(presence_of(std::vector(rows, std::vector<int>(columns, 1))), any_options(30));
    for (const double value : result.fitness.values) RC_ASSERT(is_close(value, 1.0));
    for (const double value : result.complexity.values) RC_ASSERT(is_close(value, 1.0));
  }));
}

}  // namespace
}  // namespace zubia
