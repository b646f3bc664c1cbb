#include "engine/interviews/passages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace zubia::interviews {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// The passage that a part of a text is.
Passage passage(std::string_view text, std::string_view part, const std::string& code = "c") {
  const std::size_t place = text.find(part);
  EXPECT_NE(place, std::string_view::npos) << part;
  const std::size_t from = length_of(text.substr(0, place));
  return {"p", code, from, from + length_of(part)};
}

/// What a passage says after an edit; `(gone)` where it vanished.
std::string after_edit(std::string_view before, std::string_view part, std::string_view after) {
  const auto moved = passages_after_edit(before, after, {passage(before, part)});
  EXPECT_EQ(moved.kept.size() + moved.vanished.size(), 1U);
  return moved.kept.empty() ? "(gone)" : text_of(after, moved.kept.front());
}

constexpr std::string_view said = "We lack people. The banks are slow, and the suppliers are far away.";

TEST(Passages, AreCountedInCodePoints) {
  const std::string text = "Zubiagirre: «ñ 😀 oñati» da";
  EXPECT_EQ(text_of(text, passage(text, "😀 oñati")), "😀 oñati");
  EXPECT_EQ(passage(text, "😀").to - passage(text, "😀").from, 1U);
  EXPECT_EQ(text_of(text, {"p", "c", 100, 200}), "");
}

TEST(Passages, MoveWithTheirText) {
  EXPECT_EQ(after_edit(said, "The banks are slow", "First: we wait. " + std::string(said)), "The banks are slow");
  EXPECT_EQ(after_edit(said, "The banks are slow", "The banks are slow, and the suppliers are far away."),
            "The banks are slow");
  EXPECT_EQ(after_edit(said, "the suppliers are far away", std::string(said) + " They said so."),
            "the suppliers are far away");
}

TEST(Passages, GrowByWhatIsWrittenInsideAndNotByWhatIsWrittenBeside) {
  EXPECT_EQ(after_edit(said, "The banks are slow",
                       "We lack people. The big banks are very slow, and the suppliers are far away."),
            "The big banks are very slow");
  EXPECT_EQ(after_edit(said, "The banks are slow",
                       "We lack people. But: The banks are slow indeed, and the suppliers are far away."),
            "The banks are slow");
}

TEST(Passages, KeepAWordThatWasCorrectedAndTheirEndsThatWereExchanged) {
  EXPECT_EQ(after_edit("the suplier is late", "suplier", "the supplier is late"), "supplier");
  EXPECT_EQ(
      after_edit(said, "The banks are slow", "We lack people. Our banks are slow, and the suppliers are far away."),
      "Our banks are slow");
  EXPECT_EQ(
      after_edit(said, "The banks are slow", "We lack people. The banks are late, and the suppliers are far away."),
      "The banks are late");
}

TEST(Passages, VanishWhereLessThanHalfOfThemIsLeft) {
  EXPECT_EQ(after_edit(said, "The banks are slow", "We lack people. And the suppliers are far away."), "(gone)");
  EXPECT_EQ(after_edit(said, "The banks are slow", "We lack people. Nobody is slow, and the suppliers are far away."),
            "(gone)");
  EXPECT_EQ(after_edit(said, "The banks are slow", ""), "(gone)");
  const auto moved = passages_after_edit(said, "We lack people.", {passage(said, "people"), passage(said, "banks")});
  EXPECT_THAT(moved.kept, SizeIs(1));
  EXPECT_THAT(moved.vanished, ElementsAre(passage(said, "banks"))) << "with its place in the old text";
}

TEST(Passages, AreFoundWhereTheyWereCarriedTo) {
  const std::string turned = "The banks are slow, and the suppliers are far away. We lack people.";
  EXPECT_EQ(after_edit(said, "We lack people", turned), "We lack people");
  EXPECT_EQ(after_edit(said, "The banks are slow", turned), "The banks are slow");
  // Twice in the new text: it could be either.
  EXPECT_EQ(after_edit("ab cd. Slow.", "ab", "Slow. xy ab xy ab xy"), "ab") << "the first is where it was";
  EXPECT_EQ(after_edit("slow banks, dear people of the valley", "slow banks",
                       "dear people of the valley; slow banks; slow banks"),
            "(gone)");
}

TEST(Passages, OfAPlaceThatTheTextDoesNotHaveVanish) {
  const auto moved = passages_after_edit("ab", "abc", {{"p", "c", 1, 9}, {"q", "c", 1, 1}});
  EXPECT_THAT(moved.kept, IsEmpty());
  EXPECT_THAT(moved.vanished, SizeIs(2));
}

TEST(Passages, OfMarksOnlyStayWhileTheMarksDo) {
  EXPECT_EQ(after_edit("so it is (!?) here", "(!?)", "and so it is (!?) here"), "(!?)");
  EXPECT_EQ(after_edit("so it is (!?) here", "(!?)", "and so it is (!) here"), "(gone)");
}

rc::Gen<std::string> texts() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(
                          rc::gen::element<std::string>("we ", "banks ", "slow ", "ñandú ", "😀", ".", "a", "\n", "b ")),
                      [](const std::vector<std::string>& words) {
                        std::string text;
                        for (const std::string& word : words) text += word;
                        return text;
                      });
}

RC_GTEST_PROP(PassagesLaw, WhatIsWrittenBeforeMovesEveryPassageByItsLength, ()) {
  const std::string text = *texts();
  RC_PRE(length_of(text) > 0U);
  const std::size_t from = *rc::gen::inRange<std::size_t>(0, length_of(text));
  const std::size_t to = *rc::gen::inRange<std::size_t>(from + 1, length_of(text) + 1);
  const auto moved = passages_after_edit(text, "Neu: " + text, {{"p", "c", from, to}});
  RC_ASSERT(moved.kept.size() == 1U);
  RC_ASSERT(text_of("Neu: " + text, moved.kept.front()) == text_of(text, {"p", "c", from, to}));
}

RC_GTEST_PROP(PassagesLaw, WhateverIsEditedAPassageLiesInTheNewTextOrIsSaidToHaveVanished, ()) {
  const std::string before = *texts();
  const std::string after = *texts();
  RC_PRE(length_of(before) > 0U);
  const std::size_t from = *rc::gen::inRange<std::size_t>(0, length_of(before));
  const std::size_t to = *rc::gen::inRange<std::size_t>(from + 1, length_of(before) + 1);
  const auto moved = passages_after_edit(before, after, {{"p", "c", from, to}});
  RC_ASSERT(moved.kept.size() + moved.vanished.size() == 1U);
  for (const Passage& one : moved.kept) {
    RC_ASSERT(one.from < one.to);
    RC_ASSERT(one.to <= length_of(after));
  }
}

}  // namespace
}  // namespace zubia::interviews
