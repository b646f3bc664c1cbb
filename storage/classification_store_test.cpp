#include "storage/classification_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ClassificationStores : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<ClassificationStore>(*programme_);
  }

  const Classification cpv_{"cpv", "CPV 2008, Publications Office", "CC BY 4.0", {"en", "fr"}, "first",
                            2,     "2026-11-28T10:00:00Z"};
  const std::vector<ClassificationCode> codes_ = {
      {"03000000", "", {{"en", "Farm products"}, {"fr", "Produits de l’agriculture"}}},
      {"03100000", "03000000", {{"en", "Crops"}}}};
  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<ClassificationStore> store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ClassificationStores, each_store, store_name);

TEST_P(ClassificationStores, WhatSomebodyElseChangedMeanwhileIsNotReplaced) {
  ASSERT_TRUE(store_->put(cpv_, codes_, "").has_value());
  Classification other = cpv_;
  other.fingerprint = "second";
  const auto done = store_->put(other, {}, "");
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, "changed-meanwhile");
  EXPECT_EQ(done.error().detail, "Somebody changed the classification cpv meanwhile.");
  EXPECT_EQ(*store_->classification("cpv"), cpv_);
  EXPECT_EQ(*store_->codes("cpv"), codes_);
}

TEST_P(ClassificationStores, WhatIsNotThereIsNothing) {
  EXPECT_EQ(*store_->classification("cpv"), std::nullopt);
  EXPECT_THAT(*store_->codes("cpv"), IsEmpty());
  EXPECT_THAT(*store_->classifications(), IsEmpty());
}

TEST_P(ClassificationStores, AClassificationReplacesTheOneOfTheSameName) {
  ASSERT_TRUE(store_->put(cpv_, codes_, "").has_value());
  Classification next = cpv_;
  next.fingerprint = "second";
  next.languages = {"eu"};
  const std::vector<ClassificationCode> codes = {{"03000000", "", {{"eu", "Nekazaritza"}}}};
  next.codes = 1;
  ASSERT_TRUE(store_->put(next, codes, "first").has_value());
  const Classification nace{"nace", "NACE Rev. 2", "", {}, "n", 0, "2026-11-28T10:00:00Z"};
  ASSERT_TRUE(store_->put(nace, {}, "").has_value());
  EXPECT_THAT(*store_->classifications(), ElementsAre(next, nace));
  EXPECT_EQ(*store_->codes("cpv"), codes);
}

}  // namespace
}  // namespace zubia::storage
