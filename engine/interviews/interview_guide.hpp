#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::interviews {

/// A text by language, BCP 47.
using GuideTexts = std::map<std::string, std::string, std::less<>>;

/// What an interviewer asks, and what to come back to where the answer does not touch it.
struct GuideQuestion {
  std::string name = {};  ///< kebab-case, unique in the guide
  GuideTexts question = {};
  std::vector<GuideTexts> prompts = {};

  friend bool operator==(const GuideQuestion&, const GuideQuestion&) = default;
};

/// What interviews of one kind go by.
struct InterviewGuide {
  std::vector<std::string> languages = {};
  GuideTexts title = {};
  std::vector<GuideQuestion> questions = {};

  friend bool operator==(const InterviewGuide&, const InterviewGuide&) = default;
};

/// A text that a language of the guide lacks.
struct MissingGuideText {
  std::string language = {};
  std::string member = {};  ///< `questions[2].prompts[0]`

  friend bool operator==(const MissingGuideText&, const MissingGuideText&) = default;
};

/// Language by language, in the order of the guide. A text of blanks is not there. An interview can be held all the
/// same: what is missing is shown in another language.
std::vector<MissingGuideText> missing_texts(const InterviewGuide& guide);

/// Refused with the member that is wrong: `wrong-guide`, where it has no language, no question, a name that cannot be
/// one or is there twice, a question in no language, or a text in a language that the guide does not have.
Result<void> check_guide(const InterviewGuide& guide);

/// The text in that language, else in the first language of the guide that has it; empty where none has.
std::string guide_text(const GuideTexts& texts, const std::string& language, const std::vector<std::string>& languages);

}  // namespace zubia::interviews
