#include "formats/meeting_event_b2bx.hpp"

#include <gtest/gtest.h>

#include <string>

namespace zubia::formats {
namespace {

using namespace meetings;

const std::string whole = R"(B2BX 1
name small
dims 2 1 3 2 1 1 1
param 5 60 100
slotday 0 0 1
venue 1 2 2 0
interp 1 1 1
part 0 4 1 2 0 0 1 1 3 2 210
part 1 4 0 1 1 0 1 0 2 1 111
pair 0 1 40 1 0 1 1 0 0
lock 0 1 0
end
)";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string told(const std::string& text) {
  const auto draft = read_b2bx(text, "event.b2bx");
  if (draft) return "read";
  const Problem& problem = draft.error();
  EXPECT_EQ(problem.where.file, "event.b2bx");
  EXPECT_FALSE(problem.mend.empty());
  return problem.code + " " + std::to_string(problem.where.line) + ": " + problem.detail;
}

std::string broken(const std::string& kind, int line) {
  return "broken-b2bx " + std::to_string(line) + ": The line “" + kind + "” does not hold the numbers it should.";
}

TEST(B2bxEvent, ATextThatEndsTooSoonIsTruncated) {
  EXPECT_EQ(told(whole.substr(0, whole.find("end"))), "truncated-file 11: The file ends before its line “end”.");
  EXPECT_EQ(told(with(whole, "pair 0 1 40 1 0 1 1 0 0\n", "")),
            "truncated-file 11: The file announces 1 pairs and has 0.");
  EXPECT_EQ(told(with(whole, "dims 2 1", "dims 3 1")),
            "truncated-file 12: The file announces 3 participants and has 2.");
}

TEST(B2bxEvent, EveryBeginningIsRefusedWithAMend) {
  for (std::size_t length = 0; length + 4 < whole.size(); ++length)
    EXPECT_NE(told(whole.substr(0, length)), "read") << length;
}

TEST(B2bxEvent, AnotherKindOfFileIsNamed) {
  EXPECT_EQ(told("B2BX 2\n"), "not-a-b2bx-file 1: The file does not begin with “B2BX 1”.");
  EXPECT_EQ(told(""), "not-a-b2bx-file 0: The file does not begin with “B2BX 1”.");
}

TEST(B2bxEvent, ALineThatNoFileHasIsNotOverlooked) {
  EXPECT_EQ(told(with(whole, "lock", "lokc")), "broken-b2bx 11: No line of the format begins with “lokc”.");
}

TEST(B2bxEvent, LinesWithTooFewOrOtherThanNumbersAreRefused) {
  EXPECT_EQ(told(with(whole, "dims 2", "dims -2")), broken("dims", 3));
  EXPECT_EQ(told(with(whole, "param 5 60", "param five 60")), broken("param", 4));
  EXPECT_EQ(told(with(whole, "slotday 0 0 1", "slotday 0 0")), broken("slotday", 5));
  EXPECT_EQ(told(with(whole, "venue 1 2 2 0", "venue 1 2 2")), broken("venue", 6));
  EXPECT_EQ(told(with(whole, "interp 1 1 1", "interp 1 1 1 1")), broken("interp", 7));
  EXPECT_EQ(told(with(whole, "2 210", "2 21")), broken("part", 8));
  EXPECT_EQ(told(with(whole, "2 210", "2 21x")), broken("part", 8));
  EXPECT_EQ(told(with(whole, "pair 0 1 40 1", "pair 0 1 40 -1")), broken("pair", 10));
  EXPECT_EQ(told(with(whole, "40", "99999999999")), broken("pair", 10));
  EXPECT_EQ(told(with(whole, "lock 0 1 0", "lock 0 1")), broken("lock", 11));
}

TEST(B2bxEvent, NumbersThatNameNothingAreRefusedWhenTheEventIsChecked) {
  const auto code_of = [](const std::string& text) {
    auto draft = read_b2bx(text, "event.b2bx");
    EXPECT_TRUE(draft.has_value());
    const auto event = check_event(*std::move(draft));
    return event ? std::string("possible") : event.error().code;
  };
  EXPECT_EQ(code_of(whole), "possible");
  EXPECT_EQ(code_of(with(whole, "pair 0 1", "pair 0 2")), "unknown-participant");
  EXPECT_EQ(code_of(with(whole, "40 1 0", "40 2 0")), "unknown-venue");
  EXPECT_EQ(code_of(with(whole, "40 1 0", "40 1 1")), "unknown-interpreters");
  EXPECT_EQ(code_of(with(whole, "lock 0", "lock 1")), "unknown-pair");
  EXPECT_EQ(code_of(with(whole, "lock 0 1", "lock 0 3")), "unknown-slot");
  EXPECT_EQ(code_of(with(whole, "pair 0 1 40", "pair 0 1 -40")), "negative-weight");
}

TEST(B2bxEvent, EverythingThatTheFormatSaysIsRead) {
  const auto draft = read_b2bx(whole, "event.b2bx");
  ASSERT_TRUE(draft.has_value()) << draft.error().detail;
  EXPECT_EQ(draft->name, "small");
  EXPECT_EQ(draft->slot_days, (std::vector<int>{0, 0, 1}));
  EXPECT_EQ(draft->rules.run_max, 5);
  EXPECT_DOUBLE_EQ(draft->rules.cross_border_share_min, 0.6);
  EXPECT_EQ(draft->rules.shortfall_price, 100);
  EXPECT_FALSE(draft->venues[0].is_virtual);
  EXPECT_EQ(draft->venues[0].tables, (std::vector<int>{2, 2, 0}));
  EXPECT_EQ(draft->participants[0].delegates, 2);
  EXPECT_EQ(draft->participants[0].present, (std::vector<int>{2, 1, 0}));
  EXPECT_EQ(draft->participants[0].meetings_min, 1);
  EXPECT_EQ(draft->participants[0].meetings_max, 3);
  EXPECT_EQ(draft->participants[0].meetings_per_day_max, 2);
  EXPECT_EQ(draft->pairs[0].weight, 40);
  EXPECT_TRUE(draft->pairs[0].is_cross_border);
  EXPECT_EQ(draft->locks, (std::vector<Lock>{{0, 1, 0}}));
}

TEST(B2bxEvent, APlanIsWrittenForTheJudgeOfTheFormat) {
  EXPECT_EQ(write_b2bx_plan({{{0, 1, 0}, {7, 3, 2}}}), "0 1 0\n7 3 2\n");
}

}  // namespace
}  // namespace zubia::formats
