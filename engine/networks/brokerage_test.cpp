#include "engine/networks/brokerage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <utility>

#include "engine/networks/networks_for_tests.hpp"

namespace zubia {
namespace {

using testing::ElementsAre;

TEST(Brokerage, OfAMemberWithoutATerritoryIsNotDefined) {
  const auto brokers = brokerage(small_border(), grouping_of({"NA", "NA", "EU", "EU", ""}));
  EXPECT_FALSE(is_defined(brokers[4].total));
  EXPECT_FALSE(is_defined(brokers[4].roles[0]));
  EXPECT_FALSE(is_defined(brokers[4].expected_total));
  EXPECT_EQ(brokers[2].role(BrokerageRole::liaison), 0) << "chains to the unknown member do not count";
}

TEST(Brokerage, OfTheSmallBorderIsThePublishedOne) {
  const auto brokers = brokerage(small_border(), small_border_territories());
  EXPECT_THAT(brokers[0].roles, ElementsAre(0, 1, 0, 0, 0));
  EXPECT_THAT(brokers[1].roles, ElementsAre(0, 0, 0, 0, 1));
  EXPECT_THAT(brokers[2].roles, ElementsAre(0, 0, 0, 2, 2));
  EXPECT_THAT(brokers[3].roles, ElementsAre(0, 0, 1, 0, 0));
  EXPECT_THAT(brokers[4].roles, ElementsAre(0, 0, 0, 0, 1));
  EXPECT_NEAR(brokers[0].expected[static_cast<std::size_t>(BrokerageRole::liaison)], .252, 1e-15);
  EXPECT_NEAR(brokers[0].expected_total, .756, 1e-15);
  // By R's sna, for a: the five roles and all of them.
  const double deviations[] = {0, .343601513384327, .482347385190383, .482347385190383, .522654761769182};
  for (std::size_t role = 0; role < brokerage_role_count; ++role)
    EXPECT_NEAR(brokers[0].deviation[role], deviations[role], 1e-14) << role;
  EXPECT_NEAR(brokers[0].deviation_total, 1.073731810090397, 1e-14);
  EXPECT_EQ(brokers[2].bridging(), 4);
}

TEST(Brokerage, OfTheKarateClubIsThePublishedOne) {
  const auto directed = brokerage(karate_club(Direction::directed), karate_sides());
  const auto as_published = [](const Brokerage& one) {
    return std::vector<double>(one.roles.begin(), one.roles.end());
  };
  const auto split = brokerage(karate_club(), karate_sides());
  EXPECT_EQ(directed[0].roles, split[0].roles) << "an undirected tie leads both ways";
  EXPECT_THAT(as_published(split[0]), ElementsAre(174, 0, 15, 15, 0));
  EXPECT_THAT(as_published(split[2]), ElementsAre(10, 12, 23, 23, 0));
  EXPECT_THAT(as_published(split[32]), ElementsAre(70, 0, 18, 18, 0));
  EXPECT_THAT(as_published(split[33]), ElementsAre(156, 6, 40, 40, 0));
}

/// Goes through all networks of so many nodes, each with its chance under independent ties, and takes the moments of
/// the figure. Only for nodes so few that the networks can be listed.
template <class Figure>
std::pair<double, double> moments_of(std::size_t nodes, double density, Direction direction, const Figure& figure) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t from = 0; from < nodes; ++from)
    for (std::uint32_t to = direction == Direction::directed ? 0 : from + 1; to < nodes; ++to)
      if (from != to) pairs.emplace_back(from, to);
  double mean = 0;
  double square = 0;
  for (std::size_t drawn = 0; drawn < std::size_t{1} << pairs.size(); ++drawn) {
    std::vector<Tie> ties;
    double chance = 1;
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
      const bool is_there = ((drawn >> pair) & 1U) != 0;
      chance *= is_there ? density : 1 - density;
      if (is_there) ties.push_back({pairs[pair].first, pairs[pair].second, 1.0});
    }
    const double value = figure(network_of(numbered_nodes(nodes), direction, ties));
    mean += chance * value;
    square += chance * value * value;
  }
  return {mean, std::sqrt(square - mean * mean)};
}

/// What the null expects has to be what all networks with independent ties give, each with its chance.
void expect_moments(Direction direction, const Grouping& groups, const TieNetwork& like) {
  const std::size_t nodes = groups.of_node.size();
  const Brokerage found = brokerage(like, groups).front();
  for (std::size_t role = 0; role < brokerage_role_count; ++role) {
    const auto [mean, deviation] = moments_of(nodes, like.density(), direction, [&](const TieNetwork& one) {
      return brokerage(one, groups, BrokerageCredit::whole, {.threads = 1}).front().roles[role];
    });
    EXPECT_NEAR(found.expected[role], mean, 1e-10) << "role " << role;
    EXPECT_NEAR(found.deviation[role], deviation, 1e-7) << "role " << role;
  }
  const auto [mean, deviation] = moments_of(nodes, like.density(), direction, [&](const TieNetwork& one) {
    return brokerage(one, groups, BrokerageCredit::whole, {.threads = 1}).front().total;
  });
  EXPECT_NEAR(found.expected_total, mean, 1e-10);
  EXPECT_NEAR(found.deviation_total, deviation, 1e-7);
}

TEST(Brokerage, ExpectationsAreThoseOfAllDirectedNetworks) {
  const TieNetwork like = network_of(numbered_nodes(4), Direction::directed, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {0, 2}});
  expect_moments(Direction::directed, grouping_of({"A", "A", "A", "B"}), like);
  expect_moments(Direction::directed, grouping_of({"A", "B", "B", "C"}), like);
}

TEST(Brokerage, ExpectationsAreThoseOfAllUndirectedNetworks) {
  const TieNetwork like = network_of(numbered_nodes(5), Direction::undirected, {{0, 1}, {1, 2}, {2, 3}, {0, 4}});
  expect_moments(Direction::undirected, grouping_of({"A", "A", "A", "B", "B"}), like);
  expect_moments(Direction::undirected, grouping_of({"A", "B", "B", "C", "A"}), like);
}

TEST(Brokerage, MaySplitTheCreditAmongBrokers) {
  // N0 and N3 are joined by N1 and by N2.
  const TieNetwork two_ways = network_of(numbered_nodes(4), Direction::directed, {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
  const auto shared = brokerage(two_ways, grouping_of({"A", "A", "B", "C"}), BrokerageCredit::shared);
  EXPECT_EQ(shared[1].role(BrokerageRole::representative), .5);
  EXPECT_EQ(shared[2].role(BrokerageRole::liaison), .5);
  EXPECT_FALSE(is_defined(shared[1].expected_total)) << "the null is one of whole credit";
}

TEST(Brokerage, ObeysItsLaws) {
  rc::check("turning the ties exchanges representatives and gatekeepers; isolates broker nothing",
            [](std::uint64_t seed) {
              const TieNetwork network = random_network(12, .25, Direction::directed, seed);
              const Grouping groups = random_groups(12, 3, seed);
              const auto one = brokerage(network, groups, BrokerageCredit::whole, {.threads = 1});
              const auto back = brokerage(turned(network), groups, BrokerageCredit::whole, {.threads = 3});
              const auto shared = brokerage(network, groups, BrokerageCredit::shared);
              double chains = 0;
              double credit = 0;
              for (std::size_t node = 0; node < 12; ++node) {
                RC_ASSERT(one[node].role(BrokerageRole::gatekeeper) == back[node].role(BrokerageRole::representative));
                RC_ASSERT(one[node].role(BrokerageRole::liaison) == back[node].role(BrokerageRole::liaison));
                RC_ASSERT(one[node].total == back[node].total);
                chains += one[node].total;
                credit += shared[node].total;
              }
              // Each open pair with a broker gives one credit in all.
              double pairs = 0;
              double all = 0;
              for (std::uint32_t i = 0; i < 12; ++i)
                for (std::uint32_t k = 0; k < 12; ++k) {
                  if (i == k || network.out.weight(i, k) > 0) continue;
                  double brokers = 0;
                  for (std::uint32_t v = 0; v < 12; ++v)
                    brokers += network.out.weight(i, v) > 0 && network.out.weight(v, k) > 0 ? 1 : 0;
                  all += brokers;
                  pairs += brokers > 0 ? 1 : 0;
                }
              RC_ASSERT(chains == all);
              RC_ASSERT(std::abs(credit - pairs) < 1e-9);
            });
}

}  // namespace
}  // namespace zubia
