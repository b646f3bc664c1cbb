#include "storage/response_file_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <algorithm>

#include "storage/account_store.hpp"
#include "storage/base64.hpp"
#include "storage/person_store.hpp"
#include "storage/questionnaire_store.hpp"
#include "storage/response_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::storage {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Instant noon = 20'000 * Instant{86'400} + 43'200;

ResponseFile file(const std::string& id, const std::string& bytes, bool is_personal = false) {
  return {id,          "plan",       "the plan.pdf", "application/pdf", static_cast<std::int64_t>(bytes.size()),
          is_personal, base64(bytes)};
}
ResponseAnswer naming(const ResponseFile& file) {
  return {file.variable, "\"" + file.id + "\"", "given", 0, file.is_personal};
}
ResponseFile listed(ResponseFile file) {
  file.content.clear();
  return file;
}

class ResponseFiles : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    programme_ = *ProgrammeStore::create(location_, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    store_ = std::make_unique<ResponseStore>(*programme_);
    files_ = std::make_unique<ResponseFileStore>(*programme_);
  }

  /// A questionnaire of that mode to which the organisation `a` is invited with the token `t`.
  Answering ask(const std::string& mode) {
    QuestionnaireStore questionnaires(*programme_);
    version_ = questionnaires
                   .put_draft({.questionnaire = "q",
                               .name = "survey",
                               .document = "{}",
                               .hash = "h",
                               .mode = mode,
                               .languages = {"eu"}},
                              noon)
                   .value();
    version_.published_at = noon;
    EXPECT_TRUE(questionnaires.publish(version_, "h").has_value());
    const QuestionnaireInvitation invited{.id = "i",
                                          .questionnaire = "q",
                                          .version = version_.number,
                                          .token_hash = "t",
                                          .organisation = "a",
                                          .contact = "k",
                                          .email = "jon@example.eus",
                                          .language = "eu",
                                          .territory = "ES212",
                                          .size_class = "small",
                                          .invited_at = noon};
    EXPECT_TRUE(questionnaires.invite(std::vector{invited}, noon).has_value());
    return {"t", "q", version_.number, mode, mode == "named" ? "a" : mode == "confidential" ? "pseudonym" : "", "eu",
            "h", noon};
  }
  Result<AnswerReceipt> save(const Answering& who, const std::string& key, const ResponseFile& one) {
    return store_->save(who, key, std::vector{naming(one)}, std::vector{one});
  }

  std::shared_ptr<ProgrammeStore> programme_;
  std::unique_ptr<ResponseStore> store_;
  std::unique_ptr<ResponseFileStore> files_;
  QuestionnaireVersion version_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ResponseFiles, each_store, store_name);

TEST_P(ResponseFiles, AreKeptWithTheAnswerThatNamesThem) {
  const auto who = ask("named");
  const ResponseFile plan = file("1.pdf", std::string("%PDF\0\xFF", 6));
  const std::string response = save(who, "k1", plan)->response;
  EXPECT_THAT(*files_->files_of(response), ElementsAre(listed(plan)));
  EXPECT_EQ(*files_->file(response, "plan"), plan);
  EXPECT_EQ(bytes_of_base64(files_->file(response, "plan")->content), std::string("%PDF\0\xFF", 6));
  EXPECT_EQ(files_->file(response, "other").error().code, "unknown-file");
  EXPECT_EQ(files_->file("other", "plan").error().code, "unknown-file");
}

TEST_P(ResponseFiles, SentAgainAreStoredOnceAndOthersNotUnderTheirKey) {
  const auto who = ask("named");
  const auto first = save(who, "k1", file("1.pdf", "one")).value();
  EXPECT_EQ(save(who, "k1", file("1.pdf", "one")).value(), (AnswerReceipt{first.response, 1, false}));
  EXPECT_EQ(save(who, "k1", file("2.pdf", "two")).error().code, "key-used");
  EXPECT_THAT(*files_->files_of(first.response), ElementsAre(listed(file("1.pdf", "one"))));
}

TEST_P(ResponseFiles, GoWhenAnotherTakesTheirPlaceOrNoAnswerNamesThem) {
  const auto who = ask("named");
  const std::string response = save(who, "k1", file("1.pdf", "one"))->response;
  ASSERT_TRUE(save(who, "k2", file("2.pdf", "two")).has_value());
  EXPECT_THAT(*files_->files_of(response), ElementsAre(listed(file("2.pdf", "two"))));
  ASSERT_TRUE(store_->save(who, "k3", std::vector{ResponseAnswer{"turnover", "1", "given", 0}}).has_value());
  EXPECT_EQ(files_->files_of(response)->size(), 1U) << "another answer does not touch it";
  ASSERT_TRUE(store_->save(who, "k4", std::vector{ResponseAnswer{"plan", "null", "given", 0}}).has_value());
  EXPECT_THAT(*files_->files_of(response), IsEmpty());
}

TEST_P(ResponseFiles, AreNotKeptWhereTheWriteIsRefused) {
  auto who = ask("named");
  who.consent_hash.clear();
  EXPECT_EQ(save(who, "k1", file("1.pdf", "one")).error().code, "consent-wanted");
  who.consent_hash = "h";
  const std::string response = save(who, "k1", file("1.pdf", "one"))->response;
  ASSERT_TRUE(QuestionnaireStore(*programme_).close(version_, noon, noon + 10).has_value());
  EXPECT_EQ(save(who, "k2", file("2.pdf", "two")).error().code, "questionnaire-closed");
  EXPECT_THAT(*files_->files_of(response), ElementsAre(listed(file("1.pdf", "one"))));
}

TEST_P(ResponseFiles, OfAnAnonymousResponseComeWithIt) {
  const auto who = ask("anonymous");
  const ResponseFile plan = file("1.pdf", "one");
  const auto sent = store_->send(who, "k1", std::vector{naming(plan)}, std::vector{plan}).value();
  EXPECT_EQ(store_->send(who, "k1", std::vector{naming(plan)}, std::vector{plan}).value(),
            (AnswerReceipt{sent.response, 1, false}));
  EXPECT_THAT(*files_->files_of(sent.response), ElementsAre(listed(plan)));
}

TEST_P(ResponseFiles, GoWithAResponseThatIsWithdrawn) {
  const auto who = ask("named");
  const std::string response = save(who, "k1", file("1.pdf", "one"))->response;
  ASSERT_TRUE(store_->withdraw(who).has_value());
  EXPECT_THAT(*files_->files_of(response), IsEmpty());
}

TEST_P(ResponseFiles, AboutAPersonAreGivenToThePersonAndGoWithThem) {
  const auto who = ask("named");
  const ResponseFile portrait = file("1.pdf", "one", true);
  const std::string response = save(who, "k1", portrait)->response;
  const AuditEvent made{.at = noon, .actor = "o", .action = "make", .subject = "o", .peer = {}};
  const Account owner{"o", "ane", "owner", {}, "hash", "", "active", noon};
  ASSERT_TRUE(AccountStore(*programme_).add_first_owner(owner, made));
  PersonStore people(*programme_);
  const auto rows = people.rows_of("k").value();
  const auto of_files = std::ranges::find(rows, "response_file", &PersonRows::table);
  ASSERT_NE(of_files, rows.end());
  EXPECT_THAT(of_files->rows.front(), Contains(std::optional(portrait.content))) << "the file itself";
  ASSERT_TRUE(people.erase("k", {.at = noon, .actor = "o", .action = "erase-person", .subject = "k", .peer = {}}));
  EXPECT_THAT(*files_->files_of(response), IsEmpty());
}

TEST_P(ResponseFiles, GoWhenTheirQuestionnaireSaysSo) {
  const auto who = ask("confidential");
  const std::string response = save(who, "k1", file("1.pdf", "one"))->response;
  ASSERT_TRUE(QuestionnaireStore(*programme_).close(version_, noon, noon + 100).has_value());
  PersonStore people(*programme_);
  EXPECT_THAT(*people.due(noon + 100), IsEmpty());
  EXPECT_THAT(*people.due(noon + 101), Contains(RowCount{"response_file", 1}));
  ASSERT_TRUE(people.remove_due(noon + 101, {.at = noon, .actor = "o", .action = "retain", .subject = {}, .peer = {}}));
  EXPECT_THAT(*files_->files_of(response), IsEmpty());
}

TEST(ResponseFileMigration, BringsAProgrammeOfVersionEightUpToDate) {
  const TestFolder folder;
  const std::string location = folder.file("naen.zubia");
  {
    const auto made = ProgrammeStore::create(location, {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
    ASSERT_TRUE(made.has_value());
    ASSERT_TRUE(QuestionnaireStore(**made)
                    .put_draft({.questionnaire = "q",
                                .name = "survey",
                                .document = "{}",
                                .hash = "h",
                                .mode = "named",
                                .languages = {"eu"}},
                               noon)
                    .has_value());
  }
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(location.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database,
                         "DROP TABLE publication_ledger_answer; DROP TABLE publication_ledger; "
                         "DROP TABLE publication_release; DROP TABLE publication_plan; "
                         "DROP TABLE response_file; PRAGMA user_version = 8",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close_v2(database);
  EXPECT_EQ(ProgrammeStore::open(location, Access::read_only).error().code, "older-programme-file");
  const auto programme = ProgrammeStore::open(location, Access::read_write);
  ASSERT_TRUE(programme.has_value()) << programme.error().detail;
  EXPECT_TRUE(QuestionnaireStore(**programme).latest("survey")->has_value()) << "what was there stays";
  EXPECT_THAT(*ResponseFileStore(**programme).files_of("r"), IsEmpty());
}

TEST(Base64, IsReadAsItIsWritten) {
  for (const std::string& bytes :
       {std::string(), std::string("a"), std::string("\0\xFFz", 3), std::string(1000, '\xA5')})
    EXPECT_EQ(bytes_of_base64(base64(bytes)), bytes);
  for (const char* wrong : {"a", "YQ", "YQ==!", "Y Q=="}) EXPECT_EQ(bytes_of_base64(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace zubia::storage
