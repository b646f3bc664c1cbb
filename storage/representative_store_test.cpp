#include "storage/representative_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/account_store.hpp"
#include "storage/organisation_store.hpp"
#include "storage/person_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const AuditEvent event{1000, "owner", "set-representative", "ane", "done", ""};

class Representatives : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<RepresentativeStore>(*programme_);
    AccountStore accounts(*programme_);
    for (const auto& [id, role] : {std::pair{"owner", "owner"}, {"ane", "company"}, {"jon", "company"}})
      ASSERT_TRUE(accounts.add_account({id, id, role, {}, "hash", "", "active", 100}, event).has_value());
    const OrganisationChange changes[] = {{"danobat", "{}", {}, 0}, {"lauak", "{}", {}, 0}, {"gone", "", {}, 0}};
    ASSERT_TRUE(OrganisationStore(*programme_).change(changes, {100, "owner", "typed"}).has_value());
  }

  std::string refusal_of(const std::string& account, const std::string& organisation) {
    const auto done = store_->put({account, organisation, 100}, event);
    return done ? "" : done.error().code;
  }
  std::size_t log_length() { return AccountStore(*programme_).audit_log()->size(); }

  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<RepresentativeStore> store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Representatives, each_store, store_name);

TEST_P(Representatives, AreNotMadeOfWhatIsNotThereNorForTwoOrganisations) {
  const std::size_t before = log_length();
  EXPECT_EQ(refusal_of("nobody", "danobat"), "unknown-account");
  EXPECT_EQ(refusal_of("ane", "nothing"), "unknown-organisation");
  EXPECT_EQ(refusal_of("ane", "gone"), "unknown-organisation") << "an import that was undone took it away";
  EXPECT_EQ(store_->end("ane", "danobat", event).error().code, "no-such-representative");
  EXPECT_EQ(refusal_of("ane", "danobat"), "");
  EXPECT_EQ(refusal_of("ane", "lauak"), "represents-another");
  EXPECT_EQ(store_->end("ane", "lauak", event).error().code, "no-such-representative");
  EXPECT_EQ(log_length(), before + 1) << "what was refused is not logged as done";
  EXPECT_THAT(*store_->all(), ElementsAre(Representative{"ane", "danobat", 100}));
}

TEST_P(Representatives, SpeakSinceTheyBeganUntilThatIsEnded) {
  EXPECT_FALSE((*store_->of_account("ane")).has_value());
  ASSERT_TRUE(store_->put({"ane", "danobat", 100}, event).has_value());
  ASSERT_TRUE(store_->put({"jon", "danobat", 200}, event).has_value()) << "an organisation may have several";
  const std::size_t before = log_length();
  ASSERT_TRUE(store_->put({"ane", "danobat", 300}, event).has_value());
  EXPECT_EQ(log_length(), before) << "nothing changed";
  EXPECT_EQ((*store_->of_account("ane"))->since, 100);
  ASSERT_TRUE(store_->end("ane", "danobat", event).has_value());
  EXPECT_EQ(log_length(), before + 1);
  EXPECT_FALSE((*store_->of_account("ane")).has_value());
  EXPECT_THAT(*store_->all(), ElementsAre(Representative{"jon", "danobat", 200}));
  EXPECT_EQ(refusal_of("ane", "lauak"), "");
}

TEST_P(Representatives, EndWithThePerson) {
  ASSERT_TRUE(store_->put({"ane", "danobat", 100}, event).has_value());
  PersonStore persons(*programme_);
  const auto rows = persons.rows_of("ane");
  ASSERT_TRUE(rows.has_value());
  EXPECT_THAT(*rows, Contains(::testing::Field(&PersonRows::table, "representative")));
  const auto erased = persons.erase("ane", event);
  ASSERT_TRUE(erased.has_value()) << erased.error().detail;
  EXPECT_THAT(*erased, Contains(RowCount{"representative", 1}));
  EXPECT_THAT(*store_->all(), IsEmpty());
}

}  // namespace
}  // namespace zubia::storage
