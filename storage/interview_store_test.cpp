#include "storage/interview_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/account_store.hpp"
#include "storage/codebook_store.hpp"
#include "storage/organisation_store.hpp"
#include "storage/person_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Instant day = 86'400;

/// Passages stay where they are while the notes only grow at their end, and vanish otherwise.
PassagesAfterEdit stay_or_vanish(const std::string& before, const std::string& after,
                                 std::vector<CodedPassage> passages) {
  return after.starts_with(before) ? PassagesAfterEdit{std::move(passages), {}}
                                   : PassagesAfterEdit{{}, std::move(passages)};
}

class Interviews : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    const OrganisationChange danobat{"danobat", "{}", {}, 0};
    ASSERT_TRUE(OrganisationStore(*programme_).change({&danobat, 1}, {100, "ane", "typed"}).has_value());
    interviews_ = std::make_unique<InterviewStore>(*programme_);
    codebook_ = std::make_unique<CodebookStore>(*programme_);
  }

  Interview interview(const std::string& notes = "The banks are slow.") const {
    return {.id = "i1",
            .organisation = "danobat",
            .contact = "c1",
            .guide = "barriers",
            .language = "en",
            .held_on = "2026-11-20",
            .held_by = "telephone",
            .interviewer = "Ane",
            .begun_by = "ane-1",
            .notes = notes,
            .erase_at = 100 * day,
            .written = {0, 7 * day, "Ane", "ane-1"}};
  }
  Result<SavedInterview> save(const Interview& one, std::int64_t seen) {
    return interviews_->save(one, seen, stay_or_vanish);
  }
  InterviewCode code(const std::string& name, const std::string& parent = "") const {
    return {.code = name, .parent = parent, .names = {{"en", "The " + name}}, .written = {0, 5 * day, "Jon", "jon-1"}};
  }
  std::string refused(const auto& reply) { return reply ? "" : reply.error().code + " " + reply.error().where.field; }
  AuditEvent event(const std::string& subject) const { return {1000, "owner", "erase-person", subject, "done", ""}; }

  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<InterviewStore> interviews_;
  std::unique_ptr<CodebookStore> codebook_;
};

INSTANTIATE_TEST_SUITE_P(Stores, Interviews, each_store, store_name);

TEST_P(Interviews, WhatIsNotThereIsRefusedAndNothingIsKept) {
  Interview stranger = interview();
  stranger.organisation = "nobody";
  EXPECT_EQ(refused(save(stranger, 0)), "unknown-organisation organisation");
  EXPECT_EQ(refused(save(interview(), 3)), "unknown-interview interview");
  EXPECT_EQ(refused(interviews_->remove("i1", 1)), "unknown-interview interview");
  EXPECT_EQ(refused(interviews_->add_passage({"p1", "i1", "law", 0, 3, 0, ""}, 1)), "unknown-interview interview");
  EXPECT_EQ(refused(interviews_->remove_passage("p1")), "unknown-passage passage");
  EXPECT_EQ(refused(codebook_->remove_code("law")), "unknown-interview-code code");
  EXPECT_EQ(refused(codebook_->merge_code("law", "tax")), "unknown-interview-code code");
  EXPECT_EQ(refused(codebook_->put_code(code("law", "barriers"), 0)), "unknown-interview-code parent");
  EXPECT_EQ(refused(codebook_->put_code(code("law"), 2)), "unknown-interview-code code");
  EXPECT_THAT(*interviews_->interviews(), IsEmpty());
  EXPECT_THAT(*codebook_->codes(), IsEmpty());
}

TEST_P(Interviews, NobodyWritesOverNotesThatTheyHaveNotSeen) {
  ASSERT_TRUE(save(interview(), 0).has_value());
  EXPECT_EQ(refused(save(interview("mine"), 0)), "changed-meanwhile revision_seen") << "it is there, and not new";
  Interview second = interview("The banks are slow. Really.");
  second.written = {0, 8 * day + 60, "Jon", "jon-1"};
  second.begun_by = "jon-1";
  const auto saved = save(second, 1);
  ASSERT_TRUE(saved.has_value()) << saved.error().detail;
  EXPECT_EQ(saved->interview.written.revision, 2);
  EXPECT_EQ(saved->interview.begun_by, "ane-1") << "who began it stays";
  const auto refusal = save(interview("Mine."), 1);
  ASSERT_FALSE(refusal.has_value());
  EXPECT_EQ(refusal.error().code, "changed-meanwhile");
  EXPECT_EQ(refusal.error().detail, "The notes were saved by Jon, on 1970-01-09 at 00:01 UTC, after you opened it.");
  EXPECT_EQ((*interviews_->interview("i1"))->notes, "The banks are slow. Really.");
  EXPECT_EQ(refused(interviews_->remove("i1", 1)), "changed-meanwhile revision_seen");
  ASSERT_TRUE(interviews_->remove("i1", 2).has_value());
  EXPECT_FALSE((*interviews_->interview("i1")).has_value());
}

TEST_P(Interviews, PassagesMoveInTheSameChangeAsTheirText) {
  ASSERT_TRUE(codebook_->put_code(code("law"), 0).has_value());
  ASSERT_TRUE(save(interview(), 0).has_value());
  EXPECT_EQ(refused(interviews_->add_passage({"p1", "i1", "tax", 4, 9, 1, "ane-1"}, 1)), "unknown-interview-code code");
  const CodedPassage banks{"p1", "i1", "law", 4, 9, 1, "ane-1"};
  ASSERT_TRUE(interviews_->add_passage(banks, 1).has_value());
  EXPECT_EQ(refused(interviews_->add_passage({"p2", "i1", "law", 4, 9, 1, ""}, 1)), "coded-already code");
  EXPECT_THAT(save(interview("The banks are slow. Really."), 1)->vanished, IsEmpty());
  EXPECT_THAT(*interviews_->passages_of("i1"), ElementsAre(banks));
  EXPECT_EQ(refused(interviews_->add_passage({"p2", "i1", "law", 0, 3, 1, ""}, 1)), "changed-meanwhile revision_seen");
  EXPECT_THAT(save(interview("Nothing."), 2)->vanished, ElementsAre(banks));
  EXPECT_THAT(*interviews_->passages(), IsEmpty());
  ASSERT_TRUE(interviews_->add_passage({"p3", "i1", "law", 0, 3, 1, ""}, 3).has_value());
  ASSERT_TRUE(interviews_->remove_passage("p3").has_value());
  EXPECT_THAT(*interviews_->passages(), IsEmpty());
}

TEST_P(Interviews, CodesStandInATreeAndNeverInThemselves) {
  ASSERT_TRUE(codebook_->put_code(code("barriers"), 0).has_value());
  ASSERT_TRUE(codebook_->put_code(code("law", "barriers"), 0).has_value());
  EXPECT_EQ(refused(codebook_->put_code(code("law"), 0)), "code-exists code");
  EXPECT_EQ(refused(codebook_->put_code(code("law"), 2)), "changed-meanwhile revision_seen");
  EXPECT_EQ(refused(codebook_->put_code(code("barriers", "law"), 1)), "code-inside-itself parent");
  EXPECT_EQ(refused(codebook_->put_code(code("law", "law"), 1)), "code-inside-itself parent");
  const std::string guid = codebook_->codes()->at(1).guid;
  InterviewCode changed = code("law");
  changed.definitions = {{"en", "What the law forbids."}};
  ASSERT_TRUE(codebook_->put_code(changed, 1).has_value());
  const auto codes = *codebook_->codes();
  ASSERT_EQ(codes.size(), 2U);
  EXPECT_EQ(codes[1].guid, guid) << "other programs know it by that";
  EXPECT_EQ(codes[1].definitions, changed.definitions);
  EXPECT_EQ(codes[1].names, changed.names);
  EXPECT_EQ(codes[1].parent, "");
}

TEST_P(Interviews, ACodeThatIsInUseIsMergedAndNotRemoved) {
  for (const char* name : {"barriers", "law", "tax"}) ASSERT_TRUE(codebook_->put_code(code(name), 0).has_value());
  ASSERT_TRUE(codebook_->put_code(code("vat", "tax"), 0).has_value());
  ASSERT_TRUE(save(interview(), 0).has_value());
  EXPECT_EQ(refused(codebook_->remove_code("tax")), "code-in-use code") << "a code stands below it";
  ASSERT_TRUE(interviews_->add_passage({"p1", "i1", "tax", 0, 3, 1, ""}, 1).has_value());
  ASSERT_TRUE(interviews_->add_passage({"p2", "i1", "tax", 4, 9, 1, ""}, 1).has_value());
  ASSERT_TRUE(interviews_->add_passage({"p3", "i1", "law", 4, 9, 1, ""}, 1).has_value());
  EXPECT_EQ(refused(codebook_->remove_code("law")), "code-in-use code");
  EXPECT_EQ(refused(codebook_->merge_code("tax", "vat")), "code-inside-itself into");
  EXPECT_EQ(refused(codebook_->merge_code("tax", "tax")), "code-inside-itself into");
  EXPECT_EQ(refused(codebook_->merge_code("tax", "nothing")), "unknown-interview-code into");
  EXPECT_EQ(*codebook_->merge_code("tax", "law"), 2);
  const auto passages = *interviews_->passages();
  EXPECT_THAT(passages, SizeIs(2)) << "one had both codes";
  for (const CodedPassage& one : passages) EXPECT_EQ(one.code, "law");
  EXPECT_EQ(codebook_->codes()->back().parent, "law") << "what stood below goes along";
  ASSERT_TRUE(codebook_->remove_code("barriers").has_value());
  EXPECT_THAT(*codebook_->codes(), SizeIs(2));
}

TEST_P(Interviews, GuidesAreWrittenOverOnlyWhereTheyWereSeen) {
  const StoredGuide guide{"barriers", "{}", {0, 5, "Ane", "ane-1"}};
  ASSERT_TRUE(codebook_->put_guide(guide, 0).has_value());
  EXPECT_EQ(refused(codebook_->put_guide(guide, 0)), "changed-meanwhile revision_seen");
  EXPECT_EQ(codebook_->put_guide({"barriers", "{\"a\":1}", {}}, 1)->written.revision, 2);
  EXPECT_EQ(codebook_->guides()->front().document, "{\"a\":1}");
}

TEST_P(Interviews, GoWithWhoWasInterviewedAndForgetWhoWroteThem) {
  ASSERT_TRUE(codebook_->put_code(code("law"), 0).has_value());
  ASSERT_TRUE(save(interview(), 0).has_value());
  ASSERT_TRUE(interviews_->add_passage({"p1", "i1", "law", 4, 9, 1, "jon-1"}, 1).has_value());
  const Account owner{"o", "o", "owner", {}, "hash", "", "active", 1};
  ASSERT_TRUE(AccountStore(*programme_).add_first_owner(owner, event("o")).has_value());
  PersonStore persons(*programme_);
  const auto shown = *persons.rows_of("c1");
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[1].table, "interview");
  EXPECT_EQ(shown[1].rows[0][6], "The banks are slow.");
  const auto of_interviewer = *persons.rows_of("ane-1");
  for (const PersonRows& table : of_interviewer)
    if (table.table == "interview") {
      EXPECT_EQ(table.rows[0][6], "") << "what somebody else said";
    }
  const auto erased = persons.erase("ane-1", event("ane-1"));
  ASSERT_TRUE(erased.has_value()) << erased.error().detail;
  ASSERT_TRUE(persons.erase("jon-1", event("jon-1")).has_value());
  const auto left = *interviews_->interview("i1");
  ASSERT_TRUE(left.has_value());
  EXPECT_EQ(left->interviewer + left->begun_by + left->written.saved_by + left->written.account, "");
  EXPECT_EQ(interviews_->passages()->front().account, "");
  EXPECT_EQ(codebook_->codes()->front().written.saved_by, "");
  EXPECT_THAT(*persons.erase("c1", event("c1")),
              ElementsAre(RowCount{"interview_passage", 1}, RowCount{"interview", 1}));
  EXPECT_THAT(*interviews_->interviews(), IsEmpty());
}

TEST_P(Interviews, GoWhenTheirTimeIsOver) {
  ASSERT_TRUE(codebook_->put_code(code("law"), 0).has_value());
  ASSERT_TRUE(save(interview(), 0).has_value());
  ASSERT_TRUE(interviews_->add_passage({"p1", "i1", "law", 4, 9, 1, "jon-1"}, 1).has_value());
  PersonStore persons(*programme_);
  EXPECT_THAT(*persons.remove_due(100 * day, event("")), IsEmpty());
  EXPECT_THAT(*persons.remove_due(100 * day + 1, event("")),
              ElementsAre(RowCount{"interview_passage", 1}, RowCount{"interview", 1}));
  EXPECT_THAT(*interviews_->interviews(), IsEmpty());
}

}  // namespace
}  // namespace zubia::storage
