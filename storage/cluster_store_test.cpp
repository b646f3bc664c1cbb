#include "storage/cluster_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ClusterStores : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<ClusterStore>(*programme_);
    const OrganisationChange danobat{"danobat", "{}", {}, 0};
    ASSERT_TRUE(OrganisationStore(*programme_).change({&danobat, 1}, note_).has_value());
  }

  std::string refusal_of(const Membership& membership) {
    const auto done = store_->put_membership(membership, note_);
    return done ? "" : done.error().code;
  }

  const ChangeNote note_{100, "ane", "typed"};
  const Cluster cluster_{
      "additivalley", {{"es", "Additivalley"}, {"eu", "Additivalley klusterra"}}, "metal", "2018-06-01", ""};
  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<ClusterStore> store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ClusterStores, each_store, store_name);

TEST_P(ClusterStores, WhatIsNotThereIsRefusedAndNothingIsKept) {
  EXPECT_EQ(refusal_of({"additivalley", "danobat", "2018-06-01", "", "member"}), "unknown-cluster");
  ASSERT_TRUE(store_->put_cluster(cluster_).has_value());
  EXPECT_EQ(refusal_of({"additivalley", "nobody", "2018-06-01", "", "member"}), "unknown-organisation");
  EXPECT_EQ(store_->put_stated_count({"other", "members", 25, "press", "2019-05-31"}).error().code, "unknown-cluster");
  EXPECT_THAT(*store_->memberships(), IsEmpty());
  EXPECT_THAT(*store_->stated_counts(), IsEmpty());
}

TEST_P(ClusterStores, TheSameAgainReplacesWhatWasThere) {
  Cluster renamed = cluster_;
  renamed.names = {{"fr", "Vallée de l’additif"}};
  renamed.ended_on = "2025-01-01";
  ASSERT_TRUE(store_->put_cluster(cluster_).has_value());
  EXPECT_THAT(*store_->clusters(), ElementsAre(cluster_));
  ASSERT_TRUE(store_->put_cluster(renamed).has_value());
  EXPECT_THAT(*store_->clusters(), ElementsAre(renamed));
  const StatedCount count{"additivalley", "members", 25, "press", "2019-05-31"};
  StatedCount mended = count;
  mended.count = 26;
  ASSERT_TRUE(store_->put_stated_count(count).has_value());
  ASSERT_TRUE(store_->put_stated_count(mended).has_value());
  ASSERT_TRUE(store_->put_stated_count({"", "companies", 88, "POCTEFA", "2019-05-31"}).has_value());
  EXPECT_THAT(*store_->stated_counts(), ElementsAre(StatedCount{"", "companies", 88, "POCTEFA", "2019-05-31"}, mended));
}

TEST_P(ClusterStores, TimesOfOneMemberDoNotOverlap) {
  ASSERT_TRUE(store_->put_cluster(cluster_).has_value());
  const Membership open{"additivalley", "danobat", "2018-06-01", "", "driver"};
  EXPECT_EQ(refusal_of(open), "");
  EXPECT_EQ(refusal_of({"additivalley", "danobat", "2020-01-01", "", "member"}), "member-already");
  EXPECT_EQ(refusal_of({"additivalley", "danobat", "2017-01-01", "2018-06-02", "member"}), "member-already");
  const Membership before{"additivalley", "danobat", "2017-01-01", "2018-06-01", "member"};
  EXPECT_EQ(refusal_of(before), "") << "the day of leaving is the first day without it";
  EXPECT_THAT(*store_->memberships(), ElementsAre(before, open));
}

}  // namespace
}  // namespace zubia::storage
