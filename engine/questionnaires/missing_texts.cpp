#include "engine/questionnaires/missing_texts.hpp"

#include <algorithm>

#include "engine/questionnaires/checked_instrument.hpp"
#include "engine/questionnaires/instrument_builder.hpp"
#include "engine/questionnaires/text_walk.hpp"

namespace zubia::questionnaires {
namespace {

bool is_there(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
}

bool has(const Texts& texts, const std::string& language) {
  const auto found = texts.find(language);
  return found != texts.end() && is_there(found->second);
}

bool is_anywhere(const Texts& texts) {
  return std::ranges::any_of(texts, [](const auto& text) { return is_there(text.second); });
}

}  // namespace

std::vector<MissingText> missing_texts(const InstrumentDraft& draft) {
  std::vector<MissingText> missing;
  for (const std::string& language : draft.languages)
    for_each_text(draft, [&](const TextPlace& place) {
      if ((place.is_due || is_anywhere(*place.texts)) && !has(*place.texts, language))
        missing.push_back({language, place.member, place.name});
    });
  return missing;
}

std::vector<Problem> publication_problems(const InstrumentDraft& draft) {
  std::vector<Problem> problems;
  if (auto checked = check_instrument(draft); !checked) problems = std::move(checked.error());
  for (const MissingText& text : missing_texts(draft))
    problems.push_back(draft_problem("missing-translation",
                                     "The text of " + text.name + " is missing in " + text.language + ".", text.member,
                                     "Translate it, or take the language away."));
  for_each_text(draft, [&](const TextPlace& place) {
    for (const auto& [language, text] : *place.texts)
      if (std::ranges::find(draft.languages, language) == draft.languages.end())
        problems.push_back(draft_problem(
            "unexpected-language", place.name + " has a text in " + language + ", which is not a language of the form.",
            place.member, "Add the language to the form, or take the text away."));
  });
  if (draft.purpose.retention_months <= 0)
    problems.push_back(draft_problem("no-retention", "Nothing says how long the answers are kept.",
                                     "purpose.retention_months", "Give a number of months."));
  return problems;
}

}  // namespace zubia::questionnaires
