#include "engine/complementarity/activity_groups.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

using Groups = std::vector<std::vector<std::size_t>>;

double mean_between(const ActivityMatrix& related, const std::vector<std::size_t>& one,
                    const std::vector<std::size_t>& other) {
  double sum = 0.0;
  for (const std::size_t i : one)
    for (const std::size_t j : other) sum += is_defined(related(i, j)) ? related(i, j) : 0.0;
  return sum / static_cast<double>(one.size() * other.size());
}

/// Average linkage as its definition says it, means taken anew at each step.
Groups grouped_by_definition(const ActivityMatrix& related, const std::vector<std::size_t>& members,
                             const ActivityGroupOptions& options) {
  Groups groups;
  for (const std::size_t member : members) groups.push_back({member});
  std::ranges::sort(groups);
  while (true) {
    double best = -1.0;
    std::pair<std::size_t, std::size_t> pair;
    for (std::size_t a = 0; a < groups.size(); ++a)
      for (std::size_t b = a + 1; b < groups.size(); ++b) {
        const double mean = mean_between(related, groups[a], groups[b]);
        if (groups[a].size() + groups[b].size() > options.activities_max || mean < options.proximity_min) continue;
        if (mean > best + 1e-12) {
          best = mean;
          pair = {a, b};
        }
      }
    if (best < 0.0) break;
    auto& first = groups[pair.first];
    first.insert(first.end(), groups[pair.second].begin(), groups[pair.second].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(pair.second));
  }
  for (auto& group : groups) std::ranges::sort(group);
  std::ranges::sort(groups);
  return groups;
}

struct Grouping {
  ActivityMatrix related;
  std::vector<std::size_t> members;
  ActivityGroupOptions options;
};

/// Eighths, whose sums are exact: many pairs are alike, and an activity in some is present nowhere.
ActivityMatrix any_eighths(std::size_t count) {
  const auto labels = numbered_labels<Activity>("A", count);
  ActivityMatrix related(labels, labels, 1.0);
  const auto drawn = *rc::gen::container<std::vector<int>>(count * count, whole_numbers(0, 9));
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < i; ++j) related(i, j) = related(j, i) = drawn[i * count + j] / 8.0;
  if (any_chance(2)) {
    const std::size_t nowhere = any_place(count);
    for (std::size_t j = 0; j < count; ++j) related(nowhere, j) = related(j, nowhere) = undefined;
  }
  return related;
}

Grouping any_grouping() {
  const auto count = any_from<std::size_t>(2, 12);
  auto related = any_proximity_without_ties(numbered_labels<Activity>("A", count));
  auto members = any_order(count);
  members.resize(any_from<std::size_t>(1, count + 1));
  return {std::move(related),
          std::move(members),
          {.proximity_min = 0.05 * any_from(0, 21), .activities_max = any_from<std::size_t>(1, 6)}};
}

TEST(ActivityGroupsLaw, AreThoseOfTheDefinitionInWhateverOrderTheMembersCome) {
  EXPECT_TRUE(rc::check([] {
    auto [related, members, options] = any_grouping();
    if (*rc::gen::arbitrary<bool>()) related = any_eighths(related.row_count());
    const auto groups = activity_groups(related, members, options);
    RC_ASSERT(groups == grouped_by_definition(related, members, options));
    RC_ASSERT(groups == activity_groups(related, {members.rbegin(), members.rend()}, options));
  }));
}

TEST(ActivityGroupsLaw, HoldEveryMemberOnceWithinTheSizeAndNoTwoCouldStillBeMerged) {
  EXPECT_TRUE(rc::check([] {
    auto [related, members, options] = any_grouping();
    if (*rc::gen::arbitrary<bool>()) related = any_eighths(related.row_count());
    const auto groups = activity_groups(related, members, options);
    std::vector<std::size_t> found;
    for (std::size_t a = 0; a < groups.size(); ++a) {
      RC_ASSERT(!groups[a].empty() && groups[a].size() <= options.activities_max);
      RC_ASSERT(std::ranges::is_sorted(groups[a]));
      found.insert(found.end(), groups[a].begin(), groups[a].end());
      for (std::size_t b = 0; b < a; ++b)
        RC_ASSERT(groups[a].size() + groups[b].size() > options.activities_max ||
                  mean_between(related, groups[a], groups[b]) < options.proximity_min);
    }
    std::ranges::sort(found);
    std::ranges::sort(members);
    RC_ASSERT(found == members);
    RC_ASSERT(std::ranges::is_sorted(groups));
  }));
}

TEST(ActivityGroupsLaw, FollowTheOrderOfTheActivities) {
  EXPECT_TRUE(rc::check([] {
    const auto [related, members, options] = any_grouping();
    const auto order = any_order(related.row_count());
    std::vector<std::size_t> place_of(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) place_of[order[place]] = place;
    std::vector<std::size_t> moved_members;
    moved_members.reserve(members.size());
    for (const std::size_t member : members) moved_members.push_back(place_of[member]);
    Groups back = activity_groups(reordered(related, order, order), moved_members, options);
    for (auto& group : back) {
      for (std::size_t& place : group) place = order[place];
      std::ranges::sort(group);
    }
    std::ranges::sort(back);
    RC_ASSERT(back == activity_groups(related, members, options));
  }));
}

}  // namespace
}  // namespace zubia
