#include "storage/advice_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/organisation_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AdviceStores : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<AdviceStore>(*programme_);
    const OrganisationChange tecnalia{"tecnalia", "{}", {}, 0};
    ASSERT_TRUE(OrganisationStore(*programme_).change({&tecnalia, 1}, {100, "ane", "typed"}).has_value());
  }

  const OfferForDimension first_{"diagnosis", "strategy", "tecnalia", "a"};
  const OfferForDimension second_{"diagnosis", "culture", "tecnalia", "a"};
  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<AdviceStore> store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, AdviceStores, each_store, store_name);

TEST_P(AdviceStores, NeedAnOrganisationOfTheDirectory) {
  EXPECT_EQ(store_->put({"diagnosis", "strategy", "nobody", "a"}).error().code, "unknown-organisation");
  EXPECT_THAT(*store_->offers("diagnosis"), IsEmpty());
}

TEST_P(AdviceStores, KeepEachOfferOnceInTheOrderInWhichTheyCame) {
  ASSERT_TRUE(store_->put(second_).has_value());
  ASSERT_TRUE(store_->put(first_).has_value());
  ASSERT_TRUE(store_->put(second_).has_value());
  EXPECT_THAT(*store_->offers("diagnosis"), ElementsAre(second_, first_));
  EXPECT_THAT(*store_->offers("another"), IsEmpty());
}

TEST_P(AdviceStores, ForgetOneAndOnlyThatOne) {
  ASSERT_TRUE(store_->put(first_).has_value());
  ASSERT_TRUE(store_->put(second_).has_value());
  ASSERT_TRUE(store_->remove(first_).has_value());
  ASSERT_TRUE(store_->remove(first_).has_value()) << "gone already";
  EXPECT_THAT(*store_->offers("diagnosis"), ElementsAre(second_));
}

}  // namespace
}  // namespace zubia::storage
