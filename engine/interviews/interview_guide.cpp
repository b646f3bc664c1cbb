#include "engine/interviews/interview_guide.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace zubia::interviews {
namespace {

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\n") == std::string::npos; }

bool is_there(const GuideTexts& texts, const std::string& language) {
  const auto found = texts.find(language);
  return found != texts.end() && !is_blank(found->second);
}

bool is_name(const std::string& name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// Every text with its place, in the order of the guide.
void for_each_text(const InterviewGuide& guide,
                   const std::function<void(const GuideTexts&, const std::string& member)>& visit) {
  visit(guide.title, "title");
  for (std::size_t i = 0; i < guide.questions.size(); ++i) {
    const std::string member = "questions[" + std::to_string(i) + "]";
    visit(guide.questions[i].question, member + ".question");
    for (std::size_t k = 0; k < guide.questions[i].prompts.size(); ++k)
      visit(guide.questions[i].prompts[k], member + ".prompts[" + std::to_string(k) + "]");
  }
}

Problem wrong(std::string detail, std::string member, std::string mend = {}) {
  return {"wrong-guide", std::move(detail), {.member = std::move(member)}, std::move(mend)};
}

}  // namespace

std::vector<MissingGuideText> missing_texts(const InterviewGuide& guide) {
  std::vector<MissingGuideText> missing;
  for (const std::string& language : guide.languages)
    for_each_text(guide, [&](const GuideTexts& texts, const std::string& member) {
      if (!is_there(texts, language)) missing.push_back({language, member});
    });
  return missing;
}

Result<void> check_guide(const InterviewGuide& guide) {
  if (guide.languages.empty()) return refuse(wrong("The guide has no language.", "languages", "Name at least one."));
  if (guide.questions.empty())
    return refuse(wrong("The guide has no question.", "questions", "Write what the interviewer asks."));
  std::set<std::string> names;
  for (std::size_t i = 0; i < guide.questions.size(); ++i) {
    const GuideQuestion& one = guide.questions[i];
    const std::string member = "questions[" + std::to_string(i) + "]";
    if (!is_name(one.name))
      return refuse(wrong("\"" + one.name + "\" cannot be the name of a question.", member + ".name",
                          "Use small letters, digits and hyphens."));
    if (!names.insert(one.name).second)
      return refuse(wrong("Two questions are called " + one.name + ".", member + ".name", "Rename one of them."));
    if (std::ranges::none_of(guide.languages, [&](const auto& language) { return is_there(one.question, language); }))
      return refuse(wrong("The question " + one.name + " is asked in no language of the guide.", member + ".question"));
  }
  Result<void> outcome;
  for_each_text(guide, [&](const GuideTexts& texts, const std::string& member) {
    for (const auto& [language, text] : texts)
      if (outcome && std::ranges::find(guide.languages, language) == guide.languages.end())
        outcome = refuse(wrong("A text is in " + language + ", which is not a language of the guide.", member,
                               "Add the language, or take the text out."));
  });
  return outcome;
}

std::string guide_text(const GuideTexts& texts, const std::string& language,
                       const std::vector<std::string>& languages) {
  if (is_there(texts, language)) return texts.find(language)->second;
  const auto found = std::ranges::find_if(languages, [&](const std::string& one) { return is_there(texts, one); });
  return found == languages.end() ? std::string() : texts.find(*found)->second;
}

}  // namespace zubia::interviews
