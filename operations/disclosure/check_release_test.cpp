#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "operations/all.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;

constexpr const char* plan = R"({
  "format": "zubia-disclosure-plan-1",
  "attributes": [{"name": "territory", "categories": ["A", "B"]}],
  "questions": [{"name": "laws", "statistics": ["mean", "count"]}],
  "tables": [{"attributes": ["territory"]}]})";

/// A survey that is published more than once.
class CheckReleases : public testing::Test {
 protected:
  /// As many respondents as that, of both territories in turn, who answer from 1 to 5 in turn.
  static std::string answers(int count, int changed = -1) {
    std::string csv = "firm,owner,territory,laws\n";
    for (int number = 0; number < count; ++number)
      csv += "f" + std::to_string(number) + ",o" + std::to_string(number / 2) + "," + (number % 2 == 0 ? "A" : "B") +
             "," + std::to_string((number == changed ? number + 1 : number) % 5 + 1) + "\n";
    return csv;
  }

  static Result<json> check(const std::string& answers, json more = json::object()) {
    json fields = {{"plan", {{"name", "plan.json"}, {"bytes", plan}}},
                   {"answers", {{"name", "answers.csv"}, {"bytes", answers}}},
                   {"key", "firm"}};
    fields.update(more);
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, "check-release", [](const auto& one) { return one.about.name; });
    Work work;
    work.now = "2026-11-28T10:00:00Z";
    work.asker.role = "anybody";
    const auto reply = found->run(fields, nullptr, work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  static json released(const std::string& answers, const json& more = json::object()) {
    const auto reply = check(answers, more);
    if (!reply) throw std::runtime_error(reply.error().code + ": " + reply.error().detail);
    return *reply;
  }
  static json with_ledger(const json& reply) {
    return {{"ledger", {{"name", "ledger.json"}, {"bytes", reply.at("ledger").dump()}}}, {"keep_ledger", true}};
  }
};

TEST_F(CheckReleases, AreOfTheirDayAndKeepALedgerOnlyWhereItIsAsked) {
  const json reply = released(answers(20));
  EXPECT_EQ(reply.at("release"), 1);
  EXPECT_EQ(reply.at("date"), "2026-11-28");
  EXPECT_EQ(reply.at("ledger"), json::object());
  EXPECT_EQ(released(answers(20), {{"date", "2026-12-01"}}).at("date"), "2026-12-01");
}

TEST_F(CheckReleases, ShowBandsOfCountsAndMeansOfEnough) {
  const json reply = released(answers(20));
  const json& total = reply.at("figures").at(0);
  EXPECT_EQ(total.at("value"), 3);
  EXPECT_EQ(reply.at("shown").get<int>() + reply.at("withheld").get<int>(), 6) << "two statistics of three cells";
  for (const json& figure : reply.at("figures")) {
    const bool is_withheld = figure.at("mark") == "c";
    const bool is_band = figure.at("statistic") == "count";
    EXPECT_EQ(figure.at("value").is_null(), is_withheld || is_band) << figure;
    EXPECT_EQ(figure.at("from").is_null(), is_withheld || !is_band) << "a mark tells nothing else";
  }
}

TEST_F(CheckReleases, ProtectGroupsOfFirms) {
  // Two firms each: ten firms of five owners.
  EXPECT_EQ(released(answers(8)).at("figures").at(0).at("mark"), "");
  EXPECT_EQ(released(answers(8), {{"group", "owner"}}).at("figures").at(0).at("mark"), "c");
}

TEST_F(CheckReleases, WaitForABatchOfLateAnswers) {
  const json first = released(answers(20), {{"keep_ledger", true}});
  const json same = released(answers(21), with_ledger(first));
  EXPECT_EQ(same.at("release"), 2);
  EXPECT_EQ(same.at("waiting_groups"), 1);
  EXPECT_EQ(same.at("figures"), first.at("figures")) << "one late answer would be told by the difference";
  EXPECT_EQ(released(answers(26), with_ledger(same)).at("waiting_groups"), 0);
}

TEST_F(CheckReleases, RefuseALedgerThatDoesNotFit) {
  const json first = released(answers(20), {{"keep_ledger", true}});
  const auto refusal = [&](const json& ledger) {
    const auto reply = check(answers(20), {{"ledger", {{"name", "l.json"}, {"bytes", ledger.dump()}}}});
    return reply ? "none" : reply.error().code + " " + reply.error().where.member;
  };
  json wrong = first.at("ledger");
  EXPECT_EQ(refusal(wrong), "none");
  wrong["respondents"][3]["answers"].push_back(1);
  EXPECT_EQ(refusal(wrong), "wrong-ledger respondents[3]");
  wrong = first.at("ledger");
  wrong["figures"][0]["respondents"].push_back(99);
  EXPECT_EQ(refusal(wrong), "wrong-ledger figures[0]");
  wrong = first.at("ledger");
  wrong["respondents"][0]["categories"][0] = 7;
  EXPECT_EQ(refusal(wrong), "wrong-ledger respondents[0]");
  wrong = first.at("ledger");
  wrong["questions"][0] = "other";
  for (json& figure : wrong["figures"]) figure["question"] = "other";
  EXPECT_EQ(refusal(wrong), "other-questions questions");
}

TEST_F(CheckReleases, DoNotDependOnTheOrderOfRows) {
  std::string reversed = "firm,owner,territory,laws\n";
  std::vector<std::string> lines;
  std::istringstream text(answers(20));
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  for (std::size_t at = lines.size(); at-- > 1;) reversed += lines[at] + "\n";
  EXPECT_EQ(released(reversed).at("figures"), released(answers(20)).at("figures"));
}

}  // namespace
}  // namespace zubia::operations
