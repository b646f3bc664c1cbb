#include "formats/meeting_event_dzn.hpp"

#include <gtest/gtest.h>

#include <string>

namespace zubia::formats {
namespace {

using namespace meetings;

/// Three participants, two meetings, three slots of which two are in the morning.
const std::string whole = R"(nBusiness = 3;
nMeetings = 2;
nTables = 1;
nTotalSlots = 3; % a remark
nMorningSlots = 2;
requested = [|1, 2, 1,
             |2, 3, 3|];
nMeetingsBusiness = [1, 2, 1];
forbidden = [{0}, {3}, {1, 2}];
fixed = [0, 3];
precedences = [{}, {1}];
)";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

/// What the text is refused with, and the line it speaks of.
std::string told(const std::string& text) {
  const auto draft = read_dzn_event(text, "event.dzn");
  if (draft) return "read";
  const Problem& problem = draft.error();
  EXPECT_EQ(problem.where.file, "event.dzn");
  EXPECT_FALSE(problem.mend.empty());
  return problem.code + " " + std::to_string(problem.where.line) + ": " + problem.detail;
}

TEST(DznEvent, ATextThatEndsTooSoonIsTruncated) {
  EXPECT_EQ(told(whole.substr(0, whole.find("|2, 3"))), "truncated-file 7: The file ends within a value.");
  EXPECT_EQ(told("nBusiness = 3"), "truncated-file 1: The file ends within a value.");
}

TEST(DznEvent, EveryBeginningIsReadOrRefusedWithAMend) {
  for (std::size_t length = 0; length < whole.size(); ++length) told(whole.substr(0, length));
}

TEST(DznEvent, AnotherKindOfFileIsNamed) {
  EXPECT_EQ(told("pair,slot\n1,2\n"), "not-a-dzn-event 1: Expected “name = value;”.");
  EXPECT_EQ(told(""), "not-a-dzn-event 1: The file does not say nBusiness.");
}

TEST(DznEvent, ANameThatNoInstanceHasIsNotOverlooked) {
  EXPECT_EQ(told(with(whole, "forbidden", "forbiden")), "broken-dzn 9: An instance does not say “forbiden”.");
  EXPECT_EQ(told(with(whole, "nTables = 1;", "nMeetings = 1;")), "broken-dzn 3: “nMeetings” is said twice.");
}

TEST(DznEvent, ANumberThatIsNoneOrTooLargeIsRefused) {
  EXPECT_EQ(told(with(whole, "nTables = 1", "nTables = -1")), "broken-dzn 3: “-” has no place in a list of numbers.");
  EXPECT_EQ(told(with(whole, "nTables = 1", "nTables = 99999999999")), "broken-dzn 3: A number is too large.");
  EXPECT_EQ(told(with(whole, "nTotalSlots = 3", "nTotalSlots = 900000")),
            "broken-dzn 4: nTotalSlots is not one number up to 1000.");
  EXPECT_EQ(told(with(whole, "nBusiness = 3", "nBusiness = [3, 3]")),
            "broken-dzn 1: nBusiness is not one number up to 10000.");
}

TEST(DznEvent, RowsThatDoNotFitTheSizesAreRefusedWhereTheyStand) {
  const std::string meetings =
      "broken-dzn 6: There are not as many meetings as announced, or one is not “who, who, session” of participants "
      "there are.";
  EXPECT_EQ(told(with(whole, "nMeetings = 2", "nMeetings = 3")), meetings);
  EXPECT_EQ(told(with(whole, "1, 2, 1", "1, 4, 1")), meetings);
  EXPECT_EQ(told(with(whole, "1, 2, 1", "0, 2, 1")), meetings);
  EXPECT_EQ(told(with(whole, "1, 2, 1", "1, 2, 4")), meetings);
  EXPECT_EQ(told(with(whole, "1, 2, 1", "1, 2")), meetings);
  const std::string forbidden = "broken-dzn 9: The forbidden slots do not fit the participants and slots.";
  EXPECT_EQ(told(with(whole, "{0}, ", "")), forbidden);
  EXPECT_EQ(told(with(whole, "{3}", "{4}")), forbidden);
  const std::string fixed = "broken-dzn 10: The fixed slots do not fit the meetings and slots.";
  EXPECT_EQ(told(with(whole, "[0, 3]", "[0]")), fixed);
  EXPECT_EQ(told(with(whole, "[0, 3]", "[0, 4]")), fixed);
  const std::string precedences = "broken-dzn 11: The precedences do not fit the meetings.";
  EXPECT_EQ(told(with(whole, "{}, {1}", "{1}")), precedences);
  EXPECT_EQ(told(with(whole, "{}, {1}", "{}, {3}")), precedences);
}

TEST(DznEvent, EverythingThatAnInstanceSaysIsRead) {
  const auto draft = read_dzn_event(whole, "event.dzn", 1);
  ASSERT_TRUE(draft.has_value()) << draft.error().detail;
  EXPECT_EQ(draft->slot_days, (std::vector<int>{0, 0, 0}));
  ASSERT_EQ(draft->participants.size(), 3u);
  EXPECT_EQ(draft->participants[1].present, (std::vector<int>{1, 1, 0}));
  EXPECT_EQ(draft->participants[2].present, (std::vector<int>{0, 0, 1}));
  EXPECT_EQ(draft->venues[0].tables, (std::vector<int>{1, 1, 1}));
  ASSERT_EQ(draft->pairs.size(), 2u);
  EXPECT_EQ(draft->pairs[0].slots, SlotSet::range(0, 2));
  EXPECT_EQ(draft->pairs[1].first, 1);
  EXPECT_EQ(draft->locks, (std::vector<Lock>{{1, 2, none}}));
  ASSERT_EQ(draft->precedences.size(), 1u);
  EXPECT_EQ(draft->precedences[0].before, 0);
  EXPECT_EQ(draft->rules.breaks_difference_max, 1);
  EXPECT_EQ(draft->rules.aim, Aim::all_meetings_fewest_breaks);
}

}  // namespace
}  // namespace zubia::formats
