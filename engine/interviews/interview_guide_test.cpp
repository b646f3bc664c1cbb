#include "engine/interviews/interview_guide.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zubia::interviews {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

InterviewGuide guide() {
  return {{"en", "eu"},
          {{"en", "Barriers"}, {"eu", "Oztopoak"}},
          {{"history", {{"en", "How did it begin?"}, {"eu", "Nola hasi zen?"}}, {{{"en", "Who had the idea?"}}}}}};
}

/// The member and the words that a guide is refused with.
std::string refusal(const InterviewGuide& guide) {
  const auto checked = check_guide(guide);
  return checked ? "" : checked.error().where.member + ": " + checked.error().detail;
}

TEST(InterviewGuide, ThatIsWrongIsRefusedWithItsMember) {
  InterviewGuide one = guide();
  EXPECT_EQ(refusal(one), "");
  one.languages.clear();
  EXPECT_EQ(refusal(one), "languages: The guide has no language.");
  one = guide();
  one.questions.clear();
  EXPECT_EQ(refusal(one), "questions: The guide has no question.");
  one = guide();
  one.questions.front().name = "The history";
  EXPECT_EQ(refusal(one), "questions[0].name: \"The history\" cannot be the name of a question.");
  one = guide();
  one.questions.push_back(one.questions.front());
  EXPECT_EQ(refusal(one), "questions[1].name: Two questions are called history.");
  one = guide();
  one.questions.front().question = {{"en", " "}};
  EXPECT_EQ(refusal(one), "questions[0].question: The question history is asked in no language of the guide.");
  one = guide();
  one.questions.front().prompts.front()["fr"] = "Qui ?";
  EXPECT_EQ(refusal(one), "questions[0].prompts[0]: A text is in fr, which is not a language of the guide.");
}

TEST(InterviewGuide, SaysWhatIsToBeTranslated) {
  EXPECT_THAT(missing_texts(guide()), ElementsAre(MissingGuideText{"eu", "questions[0].prompts[0]"}));
  EXPECT_THAT(missing_texts({}), IsEmpty());
}

TEST(InterviewGuide, IsShownInAnotherLanguageWhereOneLacks) {
  const InterviewGuide one = guide();
  EXPECT_EQ(guide_text(one.title, "eu", one.languages), "Oztopoak");
  EXPECT_EQ(guide_text(one.questions.front().prompts.front(), "eu", one.languages), "Who had the idea?");
  EXPECT_EQ(guide_text({}, "eu", one.languages), "");
}

}  // namespace
}  // namespace zubia::interviews
