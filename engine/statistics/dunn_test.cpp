#include "engine/statistics/dunn.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

#include "engine/base/absence.hpp"
#include "engine/statistics/kruskal_wallis.hpp"
#include "tests/generated_answers.hpp"

namespace zubia {
namespace {

using Groups = std::vector<std::vector<double>>;

TEST(Dunn, RefusesAndLeavesUndefinedWhatCannotBeCompared) {
  EXPECT_EQ(dunn(Groups{{1}, {std::numeric_limits<double>::infinity()}}).error().code, "infinite-answer");
  EXPECT_TRUE(dunn(Groups{})->empty());
  EXPECT_TRUE(dunn(Groups{{1, 2}})->empty());
  EXPECT_FALSE(is_defined(dunn(Groups{{3, 3}, {3}})->front().p));
  const auto found = dunn(Groups{{1, 2, 2}, {}, {3, 3, 4}});
  ASSERT_EQ(found->size(), 3U);
  EXPECT_FALSE(is_defined(found->at(0).z));
  EXPECT_FALSE(is_defined(found->at(0).holm_p));
  EXPECT_TRUE(is_defined(found->at(1).p));
  // A pair that is not defined is no member of the family.
  EXPECT_EQ(found->at(1).p, found->at(1).holm_p);
}

/// By R, from the formula.
TEST(Dunn, ComparesGroupsTwoByTwo) {
  const auto found = dunn(Groups{{5, 4, 4, 3, 5}, {3, 3, 2, 4}, {2, 3, 2, 1, 3}});
  const double z[] = {1.546767035759037, 2.734323649752575, 1.031178023839358};
  const double p[] = {0.121919431743186, 0.00625085691330736, 0.302457344243600};
  const double adjusted[] = {0.243838863486372, 0.0187525707399221, 0.302457344243600};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found->at(i).z, z[i], 1e-13);
    EXPECT_NEAR(found->at(i).p, p[i], 1e-14);
    EXPECT_NEAR(found->at(i).holm_p, adjusted[i], 1e-14);
  }
  EXPECT_EQ(found->at(1).first, 0U);
  EXPECT_EQ(found->at(1).second, 2U);
}

TEST(Dunn, OfTwoGroupsIsKruskalWallis) {
  EXPECT_TRUE(rc::check("z² of two groups is H", [] {
    const Groups groups = {generated_answers(generated_size(1, 9), 5), generated_answers(generated_size(1, 9), 5)};
    const auto whole = kruskal_wallis(groups);
    if (!whole->undefined_because.empty()) return;
    const DunnPair pair = dunn(groups)->front();
    RC_ASSERT(std::abs(pair.z * pair.z - whole->h) < 1e-9);
    RC_ASSERT(std::abs(pair.p - whole->asymptotic_p) < 1e-9);
  }));
}

}  // namespace
}  // namespace zubia
