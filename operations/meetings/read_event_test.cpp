#include <gtest/gtest.h>

#include <tuple>

#include "operations/meetings/event_for_tests.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;

/// The event with one place of it changed: `/participants/0/delegates`.
json with(const std::string& place, const json& value) {
  json event = event_for_tests();
  event[json::json_pointer(place)] = value;
  return event;
}

std::string outcome(const std::string& place, const json& value) { return outcome_for_tests(with(place, value)); }

std::string outcome_of(const std::string& bytes) { return outcome_for_tests(json(bytes)); }

TEST(ReadEvent, TakesTheEventAsItIs) { EXPECT_EQ(outcome_for_tests(event_for_tests()), "planned"); }

TEST(ReadEvent, NamesWhatIsNoEventAtAll) {
  EXPECT_EQ(outcome_of(""), "empty-file at ");
  EXPECT_EQ(outcome_of(" \n"), "empty-file at ");
  EXPECT_EQ(outcome_of("participant,wish\nA1,B1\n"), "unknown-format at ");
  EXPECT_EQ(outcome_of("[1, 2]"), "unknown-format at ");
  EXPECT_EQ(outcome_of("{}"), "unknown-format at format");
  EXPECT_EQ(outcome("/format", "zubia-event-9"), "unknown-format at format");
  EXPECT_EQ(outcome("/format", 1), "unknown-format at format");
}

TEST(ReadEvent, TellsATruncatedFileFromABrokenOne) {
  const std::string whole = event_for_tests().dump();
  for (const std::size_t length : {std::size_t{1}, whole.size() / 3, whole.size() - 1})
    EXPECT_EQ(outcome_of(whole.substr(0, length)), "truncated-file at ") << length;
  EXPECT_EQ(outcome_of("{\"format\": zubia}"), "invalid-json at ");
  EXPECT_EQ(outcome_of("{\"format\": \"zubia-event-1\", \"format\": \"zubia-event-1\"}"), "invalid-json at ");
}

TEST(ReadEvent, SaysWhichMemberIsWrongAndWhere) {
  EXPECT_EQ(outcome("/participant", json::array()), "unknown-field at participant");
  EXPECT_EQ(outcome("/participants/1/delegate", 2), "unknown-field at participants[1].delegate");
  EXPECT_EQ(outcome("/participants/1/delegates", "two"), "invalid-value at participants[1].delegates");
  EXPECT_EQ(outcome("/participants/1/delegates", 0), "invalid-value at participants[1].delegates");
  EXPECT_EQ(outcome("/participants/1/delegates", 1.5), "invalid-value at participants[1].delegates");
  EXPECT_EQ(outcome("/participants/1/size", "tiny"), "invalid-value at participants[1].size");
  EXPECT_EQ(outcome("/participants/1/languages", "es fr 3"), "planned");
  EXPECT_EQ(outcome("/participants/1/languages", 3), "invalid-value at participants[1].languages");
  EXPECT_EQ(outcome("/participants", "A1"), "invalid-value at participants");
  EXPECT_EQ(outcome("/participants/0", "A1"), "invalid-value at participants[0]");
  EXPECT_EQ(outcome("/wishes/0/grade", "perhaps"), "invalid-value at wishes[0].grade");
  EXPECT_EQ(outcome("/weights", {{"one_want", -1}}), "invalid-value at weights.one_want");
  EXPECT_EQ(outcome("/rules", {{"cross_border_share_min", 60}}), "invalid-value at rules.cross_border_share_min");
  json event = event_for_tests();
  event["participants"][2].erase("id");
  EXPECT_EQ(outcome_for_tests(event), "missing-field at participants[2].id");
  event = event_for_tests();
  event.erase("days");
  EXPECT_EQ(outcome_for_tests(event), "missing-field at days");
}

TEST(ReadEvent, SuggestsTheNearestMember) {
  const auto reply = ask_for_tests("schedule-meetings",
                                   {{"event", file_for_tests("event.json", with("/participants/1/delegate", 2))}});
  ASSERT_FALSE(reply.has_value());
  EXPECT_NE(reply.error().mend.find("delegates"), std::string::npos) << reply.error().mend;
}

TEST(ReadEvent, HoldsTheClockToWhatClocksShow) {
  EXPECT_EQ(outcome("/time_zone", "Europe/Donostia"), "unknown-time-zone at time_zone");
  EXPECT_EQ(outcome("/days", json::array()), "no-slots at days");
  EXPECT_EQ(outcome("/days/0/date", "12 May"), "invalid-date at days[0].date");
  EXPECT_EQ(outcome("/days/0/date", "2027-02-30"), "invalid-date at days[0].date");
  EXPECT_EQ(outcome("/days/0/start", "9 o'clock"), "invalid-time at days[0].start");
  EXPECT_EQ(outcome("/days/0/end", "25:00"), "invalid-time at days[0].end");
  EXPECT_EQ(outcome("/days/0/end", "08:00"), "ends-before-it-starts at days[0]");
  EXPECT_EQ(outcome("/days/0/slot_minutes", 90), "no-slots at days[0]");
  EXPECT_EQ(outcome("/days/0/breaks", json::array({{{"start", "09:50"}, {"end", "09:40"}}})),
            "ends-before-it-starts at days[0].breaks[0]");
  EXPECT_EQ(outcome("/days/0/slots", json::array({{{"start", "09:00"}, {"end", "09:20"}}})),
            "conflicting-fields at days[0]");
  EXPECT_EQ(
      outcome("/days/0", {{"date", "2027-05-12"},
                          {"slots", {{{"start", "09:00"}, {"end", "09:20"}}, {{"start", "09:10"}, {"end", "09:30"}}}}}),
      "slots-overlap at days[0].slots[1]");
  EXPECT_EQ(outcome("/days/1", {{"date", "2027-05-11"}, {"start", "09:00"}, {"end", "10:00"}}),
            "days-out-of-order at days[1].date");
  // The last Sunday of March has no 02:30 in Madrid.
  EXPECT_EQ(outcome("/days/0", {{"date", "2027-03-28"}, {"start", "02:00"}, {"end", "03:00"}, {"slot_minutes", 30}}),
            "time-does-not-exist at days[0]");
  EXPECT_EQ(outcome("/days/0", {{"date", "2027-10-31"}, {"start", "02:00"}, {"end", "03:00"}, {"slot_minutes", 30}}),
            "ambiguous-time at days[0]");
}

json with_nobody() {
  json event = with("/participants", json::array());
  event["wishes"] = json::array();
  return event;
}

TEST(ReadEvent, RefusesPeopleAndPlacesThatAreNotThere) {
  EXPECT_EQ(outcome_for_tests(with_nobody()), "no-participants at participants");
  EXPECT_EQ(outcome("/participants/1/id", "A1"), "duplicate-id at participants[1].id");
  EXPECT_EQ(outcome("/participants/1/id", ""), "missing-id at participants[1].id");
  EXPECT_EQ(outcome("/participants/1/venues", json::array({"annexe"})), "unknown-venue at participants[1].venues");
  EXPECT_EQ(outcome("/participants/1/time_zone", "Mars"), "unknown-time-zone at participants[1].time_zone");
  EXPECT_EQ(outcome("/participants/1/presence", json::array({{{"from", "nine"}}})),
            "invalid-time at participants[1].presence[0].from");
  EXPECT_EQ(outcome("/participants/1/presence", json::array({{{"count", 5}}})),
            "more-than-there-are at participants[1].presence[0].count");
  EXPECT_EQ(outcome("/participants/1/meetings_max", -1), "invalid-value at participants[1].meetings_max");
  json event = with("/participants/1/meetings_min", 3);
  event["participants"][1]["meetings_max"] = 2;
  EXPECT_EQ(outcome_for_tests(event), "minimum-above-maximum at participants[1]");
  for (json& who : event["participants"]) who["presence"] = json::array({{{"from", "20:00"}}});
  event["participants"][1].erase("meetings_min");
  EXPECT_EQ(outcome_for_tests(event), "nobody-available at participants");
  EXPECT_EQ(outcome("/venues/0/tables", 0), "no-tables at venues");
  EXPECT_EQ(outcome("/venues", json::array()), "no-tables at venues");
  EXPECT_EQ(outcome("/venues/1", {{"id", "hall"}, {"tables", 1}}), "duplicate-id at venues[1].id");
}

TEST(ReadEvent, AnInterpreterIsInOnePlace) {
  const auto with_interpreters = [](const json& list) { return outcome("/interpreters", list); };
  EXPECT_EQ(with_interpreters(json::array({{{"languages", json::array({"es"})}}})),
            "invalid-value at interpreters[0].languages");
  EXPECT_EQ(with_interpreters(json::array({{{"languages", json::array({"es", "es"})}}})),
            "invalid-value at interpreters[0].languages");
  EXPECT_EQ(
      with_interpreters(json::array({{{"languages", json::array({"es", "fr"})}, {"name", "Maite"}, {"count", 2}}})),
      "interpreter-in-two-places at interpreters[0].count");
  EXPECT_EQ(with_interpreters(
                {{{"languages", {"es", "fr"}}, {"name", "Maite"}}, {{"languages", {"es", "en"}}, {"name", "Maite"}}}),
            "interpreter-in-two-places at interpreters[1]");
}

TEST(ReadEvent, WithoutAnInterpreterThoseWhoDoNotUnderstandEachOtherAreLeftOutAndToldWhy) {
  json event = with("/wishes/4", {{"from", "A1"}, {"to", "B2"}, {"grade", "must"}});
  const auto reply = ask_for_tests("schedule-meetings", {{"event", file_for_tests("event.json", event)}});
  ASSERT_TRUE(reply.has_value());
  const json& unmet = reply->at("unmet");
  ASSERT_EQ(unmet.size(), 1U);
  EXPECT_EQ(unmet[0].at("reason"), "no-common-language");
  EXPECT_EQ(unmet[0].at("detail"), "A1 speaks es, B2 speaks fr, and nobody interprets.");
}

TEST(ReadEvent, RefusesWishesThatCannotBeMeant) {
  EXPECT_EQ(outcome("/wishes/4", {{"from", "A9"}, {"to", "B2"}}), "unknown-participant at wishes[4].from");
  EXPECT_EQ(outcome("/wishes/4", {{"from", "A1"}, {"to", "B9"}}), "unknown-participant at wishes[4].to");
  EXPECT_EQ(outcome("/wishes/4", {{"from", "A1"}, {"to", "A1"}}), "self-meeting at wishes[4]");
  EXPECT_EQ(outcome("/wishes/4", {{"from", "A1"}, {"to", "B1"}}), "duplicate-wish at wishes[4]");
  EXPECT_EQ(outcome("/sessions", json::array({{{"first", "A1"}, {"second", "B2"}}})), "unknown-pair at sessions[0]");
  EXPECT_EQ(
      outcome("/sessions", json::array({{{"first", "A1"}, {"second", "B1"}, {"venues", json::array({"annexe"})}}})),
      "unknown-venue at sessions[0].venues");
  EXPECT_EQ(
      outcome("/precedences", json::array({{{"before", json::array({"A1"})}, {"after", json::array({"A2", "B1"})}}})),
      "invalid-value at precedences[0].before");
}

/// The problem of a plan that cannot be, with what would relax it.
std::tuple<std::string, std::string, std::string> conflict_of(const json& event) {
  const auto reply = ask_for_tests("schedule-meetings", {{"event", file_for_tests("event.json", event)}});
  if (reply) return {"planned", "", ""};
  return {reply.error().code, reply.error().detail, reply.error().mend};
}

TEST(ReadEvent, ALockThatCannotBeIsNamedByItsClockTime) {
  const json lock = {{"first", "A1"}, {"second", "B1"}, {"start", "09:20"}};
  json event = with("/locks", json::array({lock}));
  event["participants"][0]["presence"] = json::array({{{"from", "09:40"}}});
  EXPECT_EQ(conflict_of(event),
            std::tuple("impossible-lock", "The lock of A1–B1 to slot 2 (09:20) cannot be kept: A1 is absent then.",
                       "Lock them to another slot, or have one delegate present then."));
  EXPECT_EQ(outcome("/locks", json::array({{{"first", "A1"}, {"second", "B1"}, {"start", "09:25"}}})),
            "no-slot-then at locks[0].start");
  EXPECT_EQ(outcome("/locks", json::array({{{"first", "A1"}, {"second", "B1"}, {"venue", "annexe"}}})),
            "unknown-venue at locks[0].venue");
}

TEST(ReadEvent, TwoLocksInConflictAreBothNamed) {
  const json once = {{"first", "A1"}, {"second", "B1"}, {"start", "09:00"}};
  json twice = once;
  twice["start"] = "09:40";
  EXPECT_EQ(conflict_of(with("/locks", json::array({once, twice}))),
            std::tuple("contradictory-locks", "The pair A1–B1 is locked to slot 1 (09:00) and to slot 3 (09:40).",
                       "Take one of the two locks off."));
  const json other = {{"first", "A2"}, {"second", "B1"}, {"start", "09:00"}};
  const auto [code, detail, mend] = conflict_of(with("/locks", json::array({once, other})));
  EXPECT_EQ(code, "contradictory-locks");
  EXPECT_EQ(detail, "The locks of A1–B1 and A2–B1 want 2 delegates of B1 in slot 1 (09:00), but there is 1.");
  EXPECT_EQ(mend, "Take 1 of these locks off, or have more delegates of B1 present then.");
}

TEST(ReadEvent, MoreMustMeetsThanSlotsAreNamedWithTheSmallestRelaxation) {
  json event = event_for_tests();
  event["days"][0]["end"] = "09:20";
  event["wishes"].push_back({{"from", "B1"}, {"to", "A2"}, {"grade", "must"}});
  event["wishes"][2]["grade"] = "must";
  const auto [code, detail, mend] = conflict_of(event);
  EXPECT_EQ(code, "too-many-required-meetings");
  EXPECT_NE(detail.find("B1"), std::string::npos) << detail;
  EXPECT_FALSE(mend.empty());
}

TEST(ReadEvent, AShareOutOfReachIsNamedWithTheShareThatCouldBe) {
  json event = event_for_tests();
  event["rules"] = {{"cross_border_share_min", 0.9}, {"must_meets", "every-one"}};
  event["participants"][2]["country"] = "ES";
  event["participants"][3]["country"] = "ES";
  EXPECT_EQ(std::get<0>(conflict_of(event)), "share-out-of-reach");
}

TEST(ReadEvent, TakesFortyDelegatesAndManySlots) {
  json event = with("/participants/0/delegates", 40);
  EXPECT_EQ(outcome_for_tests(event), "planned");
  event["days"][0] = {{"date", "2027-05-12"}, {"start", "00:00"}, {"end", "23:55"}, {"slot_minutes", 1}};
  EXPECT_EQ(outcome_for_tests(event), "too-many-slots at days");
}

}  // namespace
}  // namespace zubia::operations
