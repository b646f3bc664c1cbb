#include <set>

#include "operations/accounts/people.hpp"
#include "operations/permissions.hpp"
#include "tests/accounts.hpp"

namespace zubia::operations {
namespace {

class Administration : public AccountsForTests {
 protected:
  /// An operation asked by somebody of this role.
  Result<nlohmann::json> ask_as(const Asker& asker, const std::string& operation, const nlohmann::json& fields) {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    const Work work{.progress = {},
                    .parallelism = {},
                    .now = moment_text(now_),
                    .asker = asker,
                    .pseudonym_key = key_.derive("pseudonyms")};
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return nlohmann::json::parse(reply->text);
  }

  static nlohmann::json file(const std::string& text) {
    return {{"statistics", {{"name", "e.csv"}, {"bytes", "territory,activity,period,value\n" + text}}},
            {"measure", "employment"}};
  }

  const Asker console_{.name = "maite", .role = "owner"};
  const Asker facilitator_{.id = "f", .name = "ane", .role = "facilitator", .territories = {"ES21"}};
  const Asker researcher_{.id = "r", .name = "jon", .role = "researcher"};
};

TEST_F(Administration, InvitesToWhatTheProgrammeKnows) {
  const nlohmann::json good_one = {{"name", "ane"}, {"role", "facilitator"}, {"territories", {"ES21"}}};
  const auto with = [&](const char* field, const nlohmann::json& value) {
    nlohmann::json changed_one = good_one;
    changed_one[field] = value;
    return ask("invite", token_, changed_one);
  };
  expect_code(with("role", "anybody"), "unknown-role");
  expect_code(with("role", "Owner"), "unknown-role");
  expect_code(with("territories", {"ES22"}), "unknown-territory");
  expect_code(with("role", "researcher"), "no-territories-wanted");
  expect_code(with("name", "owner@example.eus"), "name-taken");
  const auto reply = ask("invite", token_, good_one);
  EXPECT_EQ(reply->at("expires_at"), moment_text(now_ + invitation_seconds));
}

TEST_F(Administration, ListsAccountsWithoutTheirSecrets) {
  const auto list = ask("list-accounts", token_, nlohmann::json::object())->at("accounts");
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].at("name"), "owner@example.eus");
  EXPECT_EQ(list[0].at("has_second_factor"), true);
  EXPECT_EQ(list.dump().find("argon2"), std::string::npos);
}

TEST_F(Administration, IsTheOwners) {
  for (const char* operation : {"list-accounts", "audit-log", "end-all-sessions"})
    for (const Asker& asker : {facilitator_, researcher_, Asker{}})
      expect_code(ask_as(asker, operation, nlohmann::json::object()), "not-permitted");
  EXPECT_TRUE(ask_as(console_, "list-accounts", nlohmann::json::object()).has_value());
}

TEST_F(Administration, ShowsTheLogPageByPageTheNewestFirst) {
  ASSERT_TRUE(ask_as(console_, "end-all-sessions", nlohmann::json::object()).has_value());
  const auto log = *ask_as(console_, "audit-log", {{"count", 2}});
  EXPECT_EQ(log.at("is_sound"), true);
  EXPECT_TRUE(log.at("broken_at").is_null());
  EXPECT_EQ(log.at("entries")[0].at("action"), "end-all-sessions");
  EXPECT_EQ(log.at("entries")[0].at("actor_name"), "console");
  const auto place = log.at("entries")[1].at("place").get<std::int64_t>();
  const auto older = *ask_as(console_, "audit-log", {{"before", place}, {"count", 1000}});
  EXPECT_EQ(older.at("entries").size(), static_cast<std::size_t>(place - 1));
  EXPECT_EQ(older.at("entries").back().at("action"), "claim-programme");
  expect_code(ask_as(console_, "audit-log", {{"count", 0}}), "invalid-value");
}

TEST_F(Administration, OfAFacilitatorEndsAtTheBorderOfTheOwnTerritories) {
  EXPECT_TRUE(ask_as(facilitator_, "import-statistics", file("ES21,24,2018,5\n")).has_value());
  expect_code(ask_as(facilitator_, "import-statistics", file("ES21,24,2018,6\nFRI1,24,2018,5\n")), "not-permitted");
  expect_code(ask_as(facilitator_, "import-statistics", file("DE11,24,2018,5\n")), "not-permitted");
  expect_code(ask_as(researcher_, "import-statistics", file("ES21,24,2018,7\n")), "not-permitted");
  EXPECT_TRUE(ask_as(console_, "import-statistics", file("FRI1,24,2018,5\n")).has_value());
  // A figure of a part is one of the whole.
  ASSERT_TRUE(programme_->put_territory({"NAQ", "FR", {"FRI2"}, {}}).has_value());
  expect_code(ask_as(facilitator_, "import-statistics", file("FRI2,24,2018,5\n")), "not-permitted");
  Asker french = facilitator_;
  french.territories = {"NAQ"};
  EXPECT_TRUE(ask_as(french, "import-statistics", file("FRI2,24,2018,5\n")).has_value());
}

TEST_F(Administration, ShowsPeopleToThoseWhoMaySeeThemAndPseudonymsToResearchers) {
  const Account ane = **store_.account(owner_);
  const auto decided = [](const std::string& id, const std::string& by, const std::string& account) {
    Decision decision;
    decision.id = id;
    decision.decided_by = by;
    decision.account = account;
    return decision;
  };
  const Decision by_account = decided("1", "", ane.id);
  const Decision for_others = decided("2", "The board", ane.id);
  const Decision of_old = decided("3", "Maite Etxeberria", "");
  int key = 0;
  for (const Decision* decision : {&by_account, &for_others, &of_old})
    ASSERT_TRUE(programme_->add_decision(*decision, std::to_string(++key)).has_value());
  const auto deciders = [&](const Asker& asker) {
    const auto reply = *ask_as(asker, "programme-overview", nlohmann::json::object());
    std::vector<std::string> names;
    for (const auto& row : reply.at("decisions")) names.push_back(row.at("decided_by"));
    return names;
  };
  const std::vector<std::string> named = {"owner@example.eus", "The board (recorded by owner@example.eus)",
                                          "Maite Etxeberria"};
  EXPECT_EQ(deciders(facilitator_), named);
  EXPECT_EQ(deciders(console_), named);
  const auto hidden = deciders(researcher_);
  ASSERT_EQ(hidden.size(), 3U);
  EXPECT_EQ(hidden, deciders(researcher_));
  EXPECT_EQ(hidden[0], hidden[1]);
  EXPECT_NE(hidden[0], hidden[2]);
  for (const std::string& name : hidden) EXPECT_TRUE(name.starts_with("person ")) << name;
}

TEST(Pseudonym, IsStableUnderAKeyAndTellsNothingWithoutOne) {
  EXPECT_EQ(pseudonym("k", "ane"), pseudonym("k", "ane"));
  EXPECT_NE(pseudonym("k", "ane"), pseudonym("l", "ane"));
  EXPECT_NE(pseudonym("k", "ane"), pseudonym("k", "jon"));
  EXPECT_EQ(pseudonym("", "ane"), "person");
}

}  // namespace
}  // namespace zubia::operations
