#include <gtest/gtest.h>

#include "tests/accounts.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;

/// A company's account, an organisation, and the owner who connects the two.
class OwnOrganisation : public AccountsForTests {
 protected:
  void SetUp() override {
    AccountsForTests::SetUp();
    ane_ = join("ane@example.eus", "company");
    account_ = account_of("ane@example.eus");
    kaiku_ = put({{"names", {{"", "Kaiku"}}},
                  {"kind", "company"},
                  {"identifiers", {{{"scheme", "nif"}, {"value", "B20034567"}}}},
                  {"sites", {{{"city", "Donostia"}}, {{"city", "Baiona"}, {"siret", "73282932000074"}}}}});
  }

  static json file(const json& record) { return {{"name", "own.json"}, {"bytes", record.dump()}}; }
  std::string put(const json& record) {
    const auto reply = ask("put-organisation", token_, {{"record", file(record)}});
    EXPECT_TRUE(reply.has_value()) << reply.error().detail;
    return reply->at("organisation");
  }
  std::string account_of(const std::string& name) {
    const json reply = *ask("list-accounts", token_, json::object());
    for (const json& row : reply.at("accounts"))
      if (row.at("name") == name) return row.at("account");
    return {};
  }
  Result<json> set(const std::string& account, const std::string& organisation, bool end = false) {
    return ask("set-representative", token_, {{"account", account}, {"organisation", organisation}, {"end", end}});
  }
  Result<json> show() { return ask("show-own-organisation", ane_, json::object()); }
  Result<json> put_own(const json& record, std::int64_t seen) {
    return ask("put-own-organisation", ane_, {{"record", file(record)}, {"number_seen", seen}});
  }
  json own_document() { return json::parse(show()->at("document").get<std::string>()); }
  static void expect_refusal(const Result<json>& reply, const Problem& wanted) {
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code, wanted.code);
    EXPECT_EQ(reply.error().detail, wanted.detail);
    EXPECT_EQ(reply.error().mend, wanted.mend);
    EXPECT_EQ(reply.error().where.field, wanted.where.field);
    EXPECT_EQ(reply.error().where.member, wanted.where.member);
  }

  std::string ane_, account_, kaiku_;
};

TEST_F(OwnOrganisation, OfNobodyIsRefusedUntilAnOwnerConnectsTheAccount) {
  const Problem nobody{"not-a-representative",
                       "Your account speaks for no organisation.",
                       {},
                       "Ask an owner of the programme to connect your account."};
  expect_refusal(show(), nobody);
  expect_refusal(put_own({{"names", {{"", "K"}}}}, 1), nobody);
  // Not even an owner has one by role.
  expect_refusal(ask("show-own-organisation", token_, json::object()), nobody);
  ASSERT_TRUE(set(account_, kaiku_).has_value());
  EXPECT_EQ(show()->at("organisation"), kaiku_);
  ASSERT_TRUE(set(account_, kaiku_, true).has_value());
  expect_refusal(show(), nobody);
  expect_refusal(put_own({{"names", {{"", "K"}}}}, 1), nobody);
}

TEST_F(OwnOrganisation, IsGivenByOwnersOnlyToAccountsThatMaySpeakForOne) {
  expect_refusal(set("0123", kaiku_), {"unknown-account", "There is no such account.", {.field = "account"}, {}});
  expect_code(set(account_, "0123"), "unknown-organisation");
  expect_refusal(set(account_, kaiku_, true), {"no-such-representative",
                                               "The account does not speak for this organisation.",
                                               {.field = "account"},
                                               "See list-representatives."});
  join("jon@example.eus", "respondent");
  expect_refusal(set(account_of("jon@example.eus"), kaiku_),
                 {"role-too-low",
                  "The role of this account does not let it speak for an organisation.",
                  {.field = "account"},
                  "Give it the role company first."});
  ASSERT_TRUE(set(account_, kaiku_).has_value());
  expect_refusal(set(account_, put({{"names", {{"", "Lauak"}}}})),
                 {"represents-another",
                  "The account speaks for another organisation.",
                  {.field = "account"},
                  "End that first: an account speaks for one organisation."});
  expect_code(ask("set-representative", ane_, {{"account", account_}, {"organisation", kaiku_}}), "not-permitted");
  expect_code(ask("list-representatives", ane_, {{"organisation", kaiku_}}), "not-permitted");
  const json list = *ask("list-representatives", token_, {{"organisation", kaiku_}});
  ASSERT_EQ(list.at("representatives").size(), 1U);
  EXPECT_EQ(list.at("representatives")[0].at("name"), "ane@example.eus");
  EXPECT_EQ(list.at("representatives")[0].at("organisation_name"), "Kaiku");
  EXPECT_TRUE(ask("list-representatives", token_, {{"organisation", "other"}})->at("representatives").empty());
}

TEST_F(OwnOrganisation, IsAllThatARepresentativeSees) {
  ASSERT_TRUE(set(account_, kaiku_).has_value());
  for (const char* operation : {"search-organisations", "suggest-duplicates", "programme-overview", "show-clusters"})
    expect_code(ask(operation, ane_, json::object()), "not-permitted");
  expect_code(ask("show-organisation", ane_, {{"organisation", kaiku_}}), "not-permitted");
  expect_code(ask("put-organisation", ane_, {{"record", file({{"names", {{"", "K"}}}})}}), "not-permitted");
  const json shown = *show();
  for (const char* hidden : {"contacts", "history", "merged"}) EXPECT_FALSE(shown.contains(hidden)) << hidden;
  EXPECT_EQ(shown.at("identifiers")[0].at("value"), "B20034567");
  EXPECT_FALSE(own_document().contains("identifiers")) << "what may not be changed is not in what is sent back";
  EXPECT_FALSE(own_document().contains("kind"));
}

TEST_F(OwnOrganisation, IsChangedInWhatIsItsOwnAndTheAccountIsTheAuthor) {
  ASSERT_TRUE(set(account_, kaiku_).has_value());
  json record = own_document();
  record["needs"] = {{{"title", {{"eu", "Laser bidezko soldadura"}, {"fr", "Soudage laser"}}}, {"state", "published"}}};
  const json reply = *put_own(record, 1);
  EXPECT_EQ(reply.at("number"), 2);
  EXPECT_EQ(reply.at("is_changed"), true);
  EXPECT_EQ(put_own(own_document(), 2)->at("is_changed"), false);
  const json shown = *ask("show-organisation", token_, {{"organisation", kaiku_}});
  EXPECT_EQ(shown.at("kind"), "company") << "what the representative does not send stays";
  EXPECT_EQ(shown.at("identifiers").size(), 1U);
  EXPECT_EQ(shown.at("offers")[0].at("title"), "Laser bidezko soldadura");
  EXPECT_EQ(shown.at("history")[0].at("cause"), "own");
  EXPECT_EQ(shown.at("history")[0].at("by"), "ane@example.eus");
}

TEST_F(OwnOrganisation, KeepsWhatOthersSayOfIt) {
  ASSERT_TRUE(set(account_, kaiku_).has_value());
  const auto not_yours = [](const std::string& member) {
    return Problem{"not-yours-to-change",
                   "“" + member + "” is not for the organisation itself to change.",
                   {.member = member},
                   "Leave it as it is, and tell a facilitator what is wrong with it."};
  };
  const auto with = [&](const char* member, const json& value) {
    json record = own_document();
    record[member] = value;
    return put_own(record, 1);
  };
  expect_refusal(with("kind", "university"), not_yours("kind"));
  expect_refusal(with("territory", "FRI15"), not_yours("territory"));
  expect_refusal(with("size_class", "micro"), not_yours("size_class"));
  expect_refusal(with("identifiers", {{{"scheme", "siren"}, {"value", "552100554"}}}), not_yours("identifiers"));
  expect_refusal(with("id", "0123"), not_yours("id"));
  expect_refusal(with("source", "0123"), not_yours("source"));
  expect_refusal(with("sites", {{{"city", "Irun"}, {"siret", "55210055400013"}}}), not_yours("sites[0].siret"));
  expect_code(with("contacts", json::array()), "unknown-field");
  expect_code(with("names", json::object()), "organisation-without-name");
  expect_code(with("websites", {"javascript:alert(1)"}), "invalid-value");
  EXPECT_TRUE(with("kind", "company").has_value()) << "what is known already may be said";
}

TEST_F(OwnOrganisation, ThatSomebodyChangedMeanwhileIsNotOverwritten) {
  ASSERT_TRUE(set(account_, kaiku_).has_value());
  json record = own_document();
  record["technologies"] = {"laser"};
  ASSERT_TRUE(put_own(record, 1).has_value());
  record["technologies"] = {"welding"};
  expect_code(put_own(record, 1), "changed-meanwhile");
  expect_code(ask("put-own-organisation", ane_, {{"record", file(record)}}), "missing-field");
  EXPECT_EQ(own_document().at("technologies"), json({"laser"}));
}

TEST_F(OwnOrganisation, WhoseRecordWasMergedIsNobodysUntilAnOwnerSaysSo) {
  ASSERT_TRUE(set(account_, kaiku_).has_value());
  const std::string kept = put({{"names", {{"", "Kaiku Koop."}}}});
  ASSERT_TRUE(ask("merge-organisations", token_, {{"keep", kept}, {"merge", kaiku_}, {"reason", "The same."}}));
  const Problem gone{"not-a-representative",
                     "The record that your account spoke for is not in the directory any more.",
                     {},
                     "Ask an owner of the programme to connect your account."};
  expect_refusal(show(), gone);
  expect_refusal(put_own({{"names", {{"", "K"}}}}, 2), gone);
  EXPECT_EQ(ask("list-representatives", token_, json::object())->at("representatives")[0].at("organisation_name"), "");
  ASSERT_TRUE(set(account_, kaiku_, true).has_value());
  ASSERT_TRUE(set(account_, kept).has_value());
  EXPECT_EQ(show()->at("organisation"), kept);
}

TEST_F(OwnOrganisation, EndsWithTheAccountOfWhoSpokeForIt) {
  ASSERT_TRUE(set(account_, kaiku_).has_value());
  ASSERT_TRUE(ask("erase-person", token_, {{"person", account_}}).has_value());
  EXPECT_TRUE(ask("list-representatives", token_, json::object())->at("representatives").empty());
  expect_code(show(), "sign-in-wanted");
}

}  // namespace
}  // namespace zubia::operations
