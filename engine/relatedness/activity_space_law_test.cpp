#include "engine/relatedness/activity_space.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <set>

#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

ActivityMatrix any_related() { return any_proximity(numbered_labels<Activity>("P", any_from<std::size_t>(2, 10))); }

/// The largest spanning forest as Prim (1957) grows it from each activity that is not reached yet.
struct Forest {
  double weight = 0.0;
  std::size_t edges = 0;
};
Forest grown(const ActivityMatrix& related) {
  Forest forest;
  std::set<std::size_t> reached;
  for (std::size_t start = 0; start < related.row_count(); ++start) {
    reached.insert(start);
    while (true) {
      double best = 0.0;
      std::size_t nearest = 0;
      for (const std::size_t i : reached)
        for (std::size_t j = 0; j < related.row_count(); ++j)
          if (!reached.contains(j) && related(i, j) > best) {
            best = related(i, j);
            nearest = j;
          }
      if (best == 0.0) break;
      reached.insert(nearest);
      forest.weight += best;
      ++forest.edges;
    }
  }
  return forest;
}

TEST(ActivitySpaceLaw, ItsTreeIsTheLargestThatSpansWhatIsConnected) {
  EXPECT_TRUE(rc::check([] {
    const auto related = any_related();
    const Forest expected = grown(related);
    Forest found;
    for (const ActivityEdge& edge : activity_space(related, 2.0)) {
      RC_ASSERT(edge.in_tree);
      found.weight += edge.proximity;
      ++found.edges;
    }
    RC_ASSERT(found.edges == expected.edges);
    RC_ASSERT(is_close(found.weight, expected.weight));
  }));
}

TEST(ActivitySpaceLaw, EveryStrongPairIsDrawnOnceStrongestFirstAndNoneThatIsUnrelated) {
  EXPECT_TRUE(rc::check([] {
    const auto related = any_related();
    const double proximity_min = 0.1 * any_from(0, 11);
    const auto edges = activity_space(related, proximity_min);
    std::set<std::pair<Activity, Activity>> drawn;
    for (const ActivityEdge& edge : edges) {
      RC_ASSERT(edge.proximity > 0.0);
      RC_ASSERT(edge.in_tree || edge.proximity >= proximity_min);
      RC_ASSERT(drawn.insert(std::minmax(edge.activity, edge.other)).second);
    }
    RC_ASSERT(std::ranges::is_sorted(edges, std::greater<>{}, &ActivityEdge::proximity));
    for (std::size_t i = 0; i < related.row_count(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (related(i, j) > 0.0 && related(i, j) >= proximity_min)
          RC_ASSERT(drawn.contains(std::minmax(related.rows()[i], related.rows()[j])));
  }));
}

}  // namespace
}  // namespace zubia
