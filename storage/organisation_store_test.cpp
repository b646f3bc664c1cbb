#include "storage/organisation_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr ChangeNote no_note;

OrganisationChange change_of(const std::string& id, const std::string& document, std::int64_t seen = 0) {
  return {id, document, {{"siren", document}}, seen};
}

std::vector<OrganisationIdentifier> identifiers_of(const std::string& document) { return {{"siren", document}}; }

class Organisations : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<OrganisationStore>(*programme_);
  }

  Result<void> change(const std::vector<OrganisationChange>& changes, const std::string& cause = "typed") {
    return store_->change(changes, {100, "ane", cause});
  }
  std::vector<std::string> ids() {
    std::vector<std::string> list;
    const auto all = store_->all();
    for (const StoredOrganisation& one : all.value()) list.push_back(one.id + one.document);
    return list;
  }
  std::vector<std::string> with(const std::string& number) { return *store_->with_identifier({"siren", number}); }

  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<OrganisationStore> store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Organisations, each_store, store_name);

TEST_P(Organisations, WhatWasChangedMeanwhileIsNotOverwrittenAndTheOthersOfTheChangeStayToo) {
  ASSERT_TRUE(change({change_of("a", "1"), change_of("b", "2")}).has_value());
  ASSERT_TRUE(change({change_of("a", "3", 1)}).has_value());
  EXPECT_EQ(change({change_of("b", "9", 1), change_of("a", "9", 1)}).error().code, "changed-meanwhile");
  EXPECT_EQ(change({change_of("a", "9")}).error().code, "changed-meanwhile") << "it is there, and not new";
  EXPECT_EQ(change({change_of("c", "9"), change_of("c", "9")}).error().code, "changed-meanwhile") << "twice at once";
  EXPECT_THAT(ids(), ElementsAre("a3", "b2"));
}

TEST_P(Organisations, EveryVersionIsKeptAndNumbersLeadToTheCurrentOne) {
  ASSERT_TRUE(change({change_of("a", "1")}).has_value());
  ASSERT_TRUE(change({change_of("a", "2", 1)}, "merge:b").has_value());
  EXPECT_THAT(*store_->history("a"), ElementsAre(OrganisationVersion{2, "2", 100, "ane", "merge:b"},
                                                 OrganisationVersion{1, "1", 100, "ane", "typed"}));
  EXPECT_THAT(with("2"), ElementsAre("a"));
  EXPECT_THAT(with("1"), IsEmpty());
  EXPECT_EQ(**store_->find("a"), (StoredOrganisation{"a", 2, "2"}));
  EXPECT_FALSE(store_->find("x")->has_value());
}

TEST_P(Organisations, AFileTakenInTwiceChangesNothingAndCanBeTakenBack) {
  ASSERT_TRUE(change({change_of("a", "1"), change_of("b", "2")}).has_value());
  const OrganisationImport file{"f1", "list.csv", 200, "jon"};
  const std::vector<OrganisationChange> changes = {change_of("a", "5", 1), change_of("b", "6", 1), change_of("c", "7")};
  EXPECT_TRUE(store_->add_import(file, changes)->is_new);
  EXPECT_FALSE(store_->add_import(file, changes)->is_new);
  EXPECT_THAT(ids(), ElementsAre("a5", "b6", "c7"));

  ASSERT_TRUE(change({change_of("b", "8", 2)}).has_value());
  const ChangeNote undo{300, "jon", "undo:f1"};
  EXPECT_EQ(store_->undo_import("f2", undo, identifiers_of).error().code, "unknown-import");
  EXPECT_EQ(*store_->undo_import("f1", undo, identifiers_of), (UndoneImport{2, 1}));
  EXPECT_EQ(store_->undo_import("f1", undo, identifiers_of).error().code, "undone-already");
  EXPECT_THAT(ids(), ElementsAre("a1", "b8")) << "what somebody changed since stays";
  EXPECT_THAT(with("1"), ElementsAre("a"));
  EXPECT_THAT(with("7"), IsEmpty());
  EXPECT_EQ(store_->imports()->front().undone_at, 300);
}

TEST_P(Organisations, AnImportThatCannotBeStoredLeavesNothing) {
  const std::vector<OrganisationChange> changes = {change_of("a", "1"), change_of("b", "2", 7)};
  EXPECT_EQ(store_->add_import({"f1", "list.csv", 200, "jon"}, changes).error().code, "changed-meanwhile");
  EXPECT_THAT(ids(), IsEmpty());
  EXPECT_THAT(*store_->imports(), IsEmpty());
}

TEST_P(Organisations, ContactsBelongToAnOrganisationThatIsThere) {
  const Contact jon{"k1", "Jon Etxeberria", "Zuzendaria", "jon@example.eus", "", {"eu", "fr"}, ""};
  EXPECT_EQ(store_->put_contact("a", jon, 5).error().code, "unknown-organisation");
  ASSERT_TRUE(change({change_of("a", "1")}).has_value());
  ASSERT_TRUE(store_->put_contact("a", jon, 5).has_value());
  ASSERT_TRUE(store_->put_contact("a", jon, 6).has_value()) << "again is the same";
  EXPECT_THAT(*store_->contacts_of("a"), ElementsAre(jon));
}

TEST_P(Organisations, ThousandsAreStoredAtOnce) {
  std::vector<OrganisationChange> many;
  for (int number = 0; number < 5000; ++number) many.push_back(change_of("o" + std::to_string(number), "d"));
  ASSERT_TRUE(store_->change(many, no_note).has_value());
  EXPECT_EQ(store_->all()->size(), 5000U);
  EXPECT_EQ(store_->all()->back().id, "o4999") << "in the order in which they came";
}

}  // namespace
}  // namespace zubia::storage
