#include "engine/specialisation/cluster_stars.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <map>

#include "engine/specialisation/location_quotient.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

using Cell = std::pair<Territory, Activity>;

std::map<Cell, ClusterStars> by_cell(const std::vector<ClusterStars>& list) {
  std::map<Cell, ClusterStars> cells;
  for (const ClusterStars& stars : list) cells[{stars.territory, stars.activity}] = stars;
  return cells;
}

ClusterStarOptions any_options() {
  const double share = 0.01 * any_from(1, 101);
  return {.size_share = share, .location_quotient_min = 0.5 * any_from(1, 6), .focus_share = share};
}

bool has_same_stars(const ClusterStars& a, const ClusterStars& b) {
  return a.size == b.size && a.specialisation == b.specialisation && a.focus == b.focus;
}

TEST(ClusterStarsLaw, ScalingAllJobsByAPowerOfTwoAndReorderingTheTableChangeNoStar) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = with_absences(any_complete_table({}, any_count()));
    const auto options = any_options();
    const auto other =
        reordered(scaled(employment, 64.0), any_order(employment.row_count()), any_order(employment.column_count()));
    const auto one = by_cell(cluster_stars(employment, options));
    const auto of_other = by_cell(cluster_stars(other, options));
    RC_ASSERT(one.size() == of_other.size());
    for (const auto& [cell, stars] : one) RC_ASSERT(has_same_stars(stars, of_other.at(cell)));
  }));
}

TEST(ClusterStarsLaw, OnlyKnownJobsEarnStarsAndOnlyQuotientsAboveTheThresholdTheirs) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto options = any_options();
    const auto quotients = location_quotients(employment);
    const auto starred = by_cell(cluster_stars(employment, options));
    for (std::size_t r = 0; r < employment.row_count(); ++r)
      for (std::size_t i = 0; i < employment.column_count(); ++i) {
        const auto cell = starred.find({employment.rows()[r], employment.columns()[i]});
        const bool has_stars = cell != starred.end();
        if (has_stars) RC_ASSERT(employment(r, i) > 0.0 && cell->second.count() > 0U);
        const bool is_specialised = quotients(r, i) >= options.location_quotient_min;
        RC_ASSERT(is_specialised == (has_stars && cell->second.specialisation));
      }
  }));
}

TEST(ClusterStarsLaw, TheShareOfTerritoriesRoundedUpEarnsTheStarOfSizeAndMoreOnlyByTies) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table({.rows_max = 60, .columns_max = 3});
    const int percent = any_from(1, 101);
    const auto starred = by_cell(cluster_stars(employment, {.size_share = percent / 100.0}));
    for (std::size_t i = 0; i < employment.column_count(); ++i) {
      std::vector<double> jobs;
      std::vector<double> with_star;
      for (std::size_t r = 0; r < employment.row_count(); ++r) {
        if (employment(r, i) > 0.0) jobs.push_back(employment(r, i));
        const auto cell = starred.find({employment.rows()[r], employment.columns()[i]});
        if (cell != starred.end() && cell->second.size) with_star.push_back(employment(r, i));
      }
      const std::size_t due = (static_cast<std::size_t>(percent) * jobs.size() + 99) / 100;
      RC_ASSERT(with_star.size() >= due);
      if (with_star.empty()) continue;
      const double least = *std::ranges::min_element(with_star);
      RC_ASSERT(static_cast<std::size_t>(std::ranges::count_if(jobs, [=](double n) { return n > least; })) < due);
      for (const double n : jobs)
        if (n > least) RC_ASSERT(std::ranges::count(with_star, n) == std::ranges::count(jobs, n));
    }
  }));
}

TEST(ClusterStarsLaw, OfTerritoriesThatAllDifferExactlyTheShareRoundedUpEarnsTheStarOfSize) {
  EXPECT_TRUE(rc::check([] {
    const auto territories = any_from<std::size_t>(1, 101);
    const auto percent = any_from<std::size_t>(1, 101);
    TerritoryActivityTable employment(numbered_labels<Territory>("T", territories), numbered_labels<Activity>("A", 1));
    for (std::size_t r = 0; r < territories; ++r) employment(r, 0) = static_cast<double>(r + 1);
    const auto stars = cluster_stars(employment, {.size_share = static_cast<double>(percent) / 100.0});
    const auto with_star = static_cast<std::size_t>(std::ranges::count_if(stars, &ClusterStars::size));
    RC_ASSERT(with_star == (percent * territories + 99) / 100);
  }));
}

TEST(ClusterStarsLaw, StricterThresholdsOnlyTakeStarsAway) {
  EXPECT_TRUE(rc::check([] {
    const auto employment = any_table();
    const auto options = any_options();
    const ClusterStarOptions stricter = {.size_share = options.size_share / 2.0,
                                         .location_quotient_min = options.location_quotient_min + 1.0,
                                         .focus_share = options.focus_share / 2.0};
    const auto loose = by_cell(cluster_stars(employment, options));
    for (const auto& [cell, stars] : by_cell(cluster_stars(employment, stricter))) {
      const auto before = loose.find(cell);
      RC_ASSERT(before != loose.end());
      RC_ASSERT(before->second.size >= stars.size && before->second.focus >= stars.focus);
      RC_ASSERT(before->second.specialisation >= stars.specialisation);
    }
  }));
}

}  // namespace
}  // namespace zubia
