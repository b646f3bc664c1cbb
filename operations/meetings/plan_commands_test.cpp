#include <gtest/gtest.h>

#include <algorithm>

#include "operations/meetings/event_for_tests.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;

/// The commands that read a plan, each on the same event and the plan that was made for it.
class PlanCommands : public testing::Test {
 protected:
  PlanCommands() { make_plan(); }

  void make_plan() {
    const auto reply = ask_for_tests("schedule-meetings", {{"event", file_for_tests("event.json", event_)}});
    ASSERT_TRUE(reply.has_value()) << reply.error().detail;
    plan_ = *reply;
  }

  Result<json> ask(const std::string& command, json more = json::object()) const {
    more["event"] = file_for_tests("event.json", event_);
    more["plan"] = file_for_tests("plan.json", plan_);
    return ask_for_tests(command, more);
  }

  std::string problem(const std::string& command, const json& more = json::object()) const {
    const auto reply = ask(command, more);
    if (reply) return "answered";
    return reply.error().code + " at " + reply.error().where.file + reply.error().where.field + " " +
           reply.error().where.member;
  }

  std::string incident(const std::string& text) const {
    return problem("replan-meetings", {{"incident", json::array({text})}});
  }

  /// The meeting of two, in the plan of a reply.
  static json meeting(const json& plan, const std::string& first, const std::string& second) {
    for (const json& one : plan.at("meetings"))
      if (one.at("first") == first && one.at("second") == second) return one;
    return nullptr;
  }

  json event_ = event_for_tests();
  json plan_;
};

TEST_F(PlanCommands, JudgeTheirOwnPlanAsKeepingAllRules) {
  EXPECT_EQ(plan_.at("meetings").size(), 3U);
  EXPECT_EQ(plan_.at("gap"), 0);
  const auto judged = ask("check-plan");
  ASSERT_TRUE(judged.has_value());
  EXPECT_EQ(judged->at("keeps_all_rules"), true);
  EXPECT_EQ(judged->at("figures"), plan_.at("figures"));
}

/// A wish of each of twenty companies for each of twenty others, who have ten slots.
json busy_event() {
  json event = event_for_tests();
  event["days"] = {{{"date", "2027-05-12"}, {"start", "09:00"}, {"end", "12:20"}, {"slot_minutes", 20}}};
  event["participants"] = json::array();
  event["wishes"] = json::array();
  for (int number = 0; number < 40; ++number)
    event["participants"].push_back({{"id", "P" + std::to_string(number)},
                                     {"organisation", "P" + std::to_string(number)},
                                     {"territory", number < 20 ? "ES21" : "FRI1"},
                                     {"languages", {"fr"}}});
  for (int from = 0; from < 20; ++from)
    for (int to = 20; to < 40; ++to)
      event["wishes"].push_back({{"from", "P" + std::to_string(from)}, {"to", "P" + std::to_string(to)}});
  return event;
}

bool says_clock_decided(const json& reply) {
  return std::ranges::any_of(reply.at("notices"), [](const json& one) { return one.at("code") == "clock-decided"; });
}

TEST_F(PlanCommands, SayThatTheClockDecidedOnlyWhereItDid) {
  const auto by_clock =
      ask_for_tests("schedule-meetings", {{"event", file_for_tests("event.json", busy_event())}, {"seconds", 0.2}});
  ASSERT_TRUE(by_clock.has_value()) << by_clock.error().detail;
  EXPECT_TRUE(says_clock_decided(*by_clock));
  EXPECT_FALSE(says_clock_decided(plan_));
}

TEST_F(PlanCommands, RefuseAPlanForAnotherEventWhateverItsLayout) {
  event_["name"] = "A morning elsewhere";
  for (const char* command : {"check-plan", "meeting-agendas"})
    EXPECT_EQ(problem(command), "plan-for-another-event at plan.json event_fingerprint");
  EXPECT_EQ(problem("explain-request", {{"pair", json::array({"A1", "B1"})}}),
            "plan-for-another-event at plan.json event_fingerprint");
  EXPECT_EQ(incident("no-show:B2@09:20"), "plan-for-another-event at plan.json event_fingerprint");
}

TEST_F(PlanCommands, RefusePlansThatSomebodyBroke) {
  const json whole = plan_;
  const auto with = [&](const char* place, const json& value) {
    plan_ = whole;
    plan_[json::json_pointer(place)] = value;
    return problem("check-plan");
  };
  EXPECT_EQ(with("/format", "zubia-event-1"), "unknown-format at plan.json format");
  EXPECT_EQ(with("/meetings/0/slot", 9), "unknown-slot at plan.json meetings[0].slot");
  EXPECT_EQ(with("/meetings/0/slot", 0), "invalid-value at plan.json meetings[0].slot");
  EXPECT_EQ(with("/meetings/0/venue", "hal"), "unknown-venue at plan.json meetings[0].venue");
  EXPECT_EQ(with("/meetings/0/first", "A9"), "unknown-participant at plan.json meetings[0].first");
  EXPECT_EQ(with("/meetings/0/start", "2027-05-12T11:00+02:00"),
            "slot-and-start-differ at plan.json meetings[0].start");
  EXPECT_EQ(with("/incidents", json::array({"fire:hall@09:20"})), "invalid-incident at plan.json incidents");
  EXPECT_EQ(with("/meetings/0", {{"slot", 1}, {"venue", "hall"}, {"first", "A1"}, {"second", "A2"}}),
            "unknown-pair at plan.json meetings[0]");
  plan_ = whole.dump().substr(0, 200);
  EXPECT_EQ(problem("check-plan"), "truncated-file at plan.json ");
}

TEST_F(PlanCommands, CountEveryBrokenRule) {
  plan_["meetings"] = {{{"slot", 1}, {"venue", "hall"}, {"first", "A1"}, {"second", "B1"}},
                       {{"slot", 1}, {"venue", "hall"}, {"first", "A2"}, {"second", "B1"}},
                       {{"slot", 1}, {"venue", "hall"}, {"first", "A2"}, {"second", "B2"}}};
  const auto judged = ask("check-plan");
  ASSERT_TRUE(judged.has_value());
  EXPECT_EQ(judged->at("keeps_all_rules"), false);
  std::vector<std::string> rules;
  for (const json& one : judged->at("broken_rules")) rules.push_back(one.at("rule").get<std::string>());
  std::ranges::sort(rules);
  EXPECT_EQ(rules, (std::vector<std::string>{"more meetings in a slot than delegates present",
                                             "more meetings in a slot than delegates present",
                                             "more meetings in a slot than tables at the venue"}));
}

TEST_F(PlanCommands, SayWhatIsMisspelt) {
  EXPECT_EQ(problem("explain-request", {{"pair", json::array({"A1"})}}), "invalid-value at pair ");
  EXPECT_EQ(problem("explain-request", {{"pair", json::array({"A1", "B9"})}}), "unknown-participant at pair ");
  EXPECT_EQ(problem("explain-request", {{"pair", json::array({"A1", "A1"})}}), "self-meeting at pair ");
  EXPECT_EQ(problem("meeting-calendar", {{"participant", "a1"}}), "unknown-participant at participant ");
  EXPECT_EQ(incident("noshow:B2@09:20"), "invalid-incident at incident ");
  EXPECT_EQ(incident("no-show:B2"), "invalid-incident at incident ");
  EXPECT_EQ(incident("no-show@09:20"), "invalid-incident at incident ");
  EXPECT_EQ(incident("no-show:B9@09:20"), "unknown-participant at incident ");
  EXPECT_EQ(incident("no-show:B2@nine"), "invalid-time at incident ");
  EXPECT_EQ(incident("no-show:B2@18:00"), "no-slot-then at incident ");
  EXPECT_EQ(incident("no-show:B2@09:40..09:20"), "invalid-incident at incident ");
  EXPECT_EQ(incident("table-loss:hal:1@09:20"), "unknown-venue at incident ");
  EXPECT_EQ(incident("table-loss:hall@09:20"), "invalid-incident at incident ");
  EXPECT_EQ(incident("table-loss:hall:none@09:20"), "invalid-incident at incident ");
  EXPECT_EQ(incident("interpreter-loss:es-fr:1@09:20"), "unknown-interpreters at incident ");
  EXPECT_EQ(incident("must-meet:A1:A1"), "self-meeting at incident ");
  EXPECT_EQ(incident("must-meet:A1:B2"), "impossible-must-meet at incident ");
  EXPECT_EQ(incident("delay:soon@09:20"), "invalid-incident at incident ");
  EXPECT_EQ(problem("replan-meetings", {{"from", "25:00"}}), "invalid-time at from ");
}

TEST_F(PlanCommands, WithoutAnIncidentNothingMoves) {
  const auto next = ask("replan-meetings");
  ASSERT_TRUE(next.has_value());
  EXPECT_EQ(next->at("meetings"), plan_.at("meetings"));
  EXPECT_EQ(next->at("sequence"), 0);
  EXPECT_TRUE(next->at("changes").empty());
}

TEST_F(PlanCommands, ANoShowTakesItsMeetingsOffAndTellsEverybodyConcerned) {
  const auto next = ask("replan-meetings", {{"incident", json::array({"no-show:B2@09:00"})}});
  ASSERT_TRUE(next.has_value());
  EXPECT_EQ(next->at("off"), 1);
  EXPECT_EQ(next->at("moved"), 0);
  EXPECT_EQ(next->at("sequence"), 1);
  ASSERT_EQ(next->at("changes").size(), 2U);
  EXPECT_EQ(next->at("changes")[0].at("participant"), "A2");
  EXPECT_EQ(next->at("changes")[1].at("participant"), "B2");
  EXPECT_EQ(next->at("changes")[0].at("change"), "cancelled");
  ASSERT_EQ(next->at("cancelled").size(), 1U);
  EXPECT_EQ(next->at("cancelled")[0].at("sequence"), 1);
  plan_ = *next;
  const auto judged = ask("check-plan");
  ASSERT_TRUE(judged.has_value());
  EXPECT_EQ(judged->at("keeps_all_rules"), true);
}

TEST_F(PlanCommands, AnEarlyLeaverMeetsBefore) {
  // B1 has two meetings; the one after it leaves moves to before, or is off where it cannot.
  const auto next = ask("replan-meetings", {{"incident", json::array({"leaves:B1@09:40"})}, {"from", "09:00"}});
  ASSERT_TRUE(next.has_value()) << next.error().detail;
  EXPECT_EQ(next->at("off"), 0);
  for (const json& one : next->at("meetings"))
    if (one.at("second") == "B1") {
      EXPECT_LT(one.at("slot"), 3);
    }
}

TEST_F(PlanCommands, ADelayOfAllShiftsTheClockAndMovesAsFewAsPossible) {
  const auto next = ask("replan-meetings", {{"incident", json::array({"delay:20@09:00"})}});
  ASSERT_TRUE(next.has_value()) << next.error().detail;
  for (const json& one : next->at("meetings")) EXPECT_GE(one.at("slot"), 2);
  plan_ = *next;
  const auto judged = ask("check-plan");
  ASSERT_TRUE(judged.has_value());
  EXPECT_EQ(judged->at("keeps_all_rules"), true);
}

TEST_F(PlanCommands, ThePastStays) {
  const auto next = ask("replan-meetings", {{"incident", json::array({"table-loss:hall:2@09:20"})}});
  ASSERT_TRUE(next.has_value());
  for (const json& one : plan_.at("meetings"))
    if (one.at("slot") == 1) {
      EXPECT_EQ(meeting(*next, one.at("first"), one.at("second")).at("slot"), 1);
    }
  for (const json& one : next->at("meetings")) EXPECT_EQ(one.at("slot"), 1);
}

TEST_F(PlanCommands, ExplainSlotBySlotWhatARequestWouldTake) {
  event_["wishes"].push_back({{"from", "A1"}, {"to", "B2"}, {"grade", "want"}});
  event_["participants"][0]["languages"] = json::array({"es", "fr"});
  event_["participants"][0]["meetings_max"] = 1;
  make_plan();
  const auto told = ask("explain-request", {{"pair", json::array({"A1", "B2"})}});
  ASSERT_TRUE(told.has_value());
  EXPECT_EQ(told->at("meets"), false);
  for (const int slot : {1, 2, 3})
    EXPECT_TRUE(std::ranges::any_of(told->at("slots"), [&](const json& row) { return row.at("slot") == slot; }));
  ASSERT_EQ(told->at("relaxation").size(), 1U);
  EXPECT_EQ(told->at("relaxation")[0].at("change"), "Raise the maximum of A1 by one.");
  // What is named is enough: with it, planning again lets them meet.
  event_["participants"][0]["meetings_max"] = 2;
  make_plan();
  EXPECT_EQ(plan_.at("meetings").size(), 4U);
}

TEST_F(PlanCommands, SizeTheEvent) {
  const auto size = ask_for_tests("size-event", {{"event", file_for_tests("event.json", event_)}});
  ASSERT_TRUE(size.has_value());
  EXPECT_EQ(size->at("wishes"), 3);
  ASSERT_EQ(size->at("resources").size(), 2U);
  EXPECT_EQ(size->at("resources")[0].at("resource"), "tables");
  EXPECT_EQ(size->at("resources")[0].at("has"), 2);
  EXPECT_EQ(size->at("resources")[0].at("value_more"), 0);
}

TEST_F(PlanCommands, ACalendarKeepsTheIdentityOfAMeetingThatMoves) {
  const auto before = ask("meeting-calendar", {{"participant", "A2"}});
  ASSERT_TRUE(before.has_value());
  const auto next = ask("replan-meetings", {{"incident", json::array({"no-show:B2@09:00"})}});
  ASSERT_TRUE(next.has_value());
  plan_ = *next;
  const auto after = ask("meeting-calendar", {{"participant", "A2"}});
  ASSERT_TRUE(after.has_value());
  const std::string then = before->at("calendar").get<std::string>();
  const std::string now = after->at("calendar").get<std::string>();
  const std::size_t at = then.find("UID:");
  EXPECT_NE(then.find("BEGIN:VTIMEZONE"), std::string::npos);
  EXPECT_NE(now.find(then.substr(at, then.find('\r', at) - at)), std::string::npos);
  EXPECT_NE(now.find("STATUS:CANCELLED"), std::string::npos);
  EXPECT_NE(now.find("SEQUENCE:1"), std::string::npos);
}

}  // namespace
}  // namespace zubia::operations
