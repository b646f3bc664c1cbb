#pragma once

#include <string>
#include <vector>

#include "programme/programme_record.hpp"

namespace zubia {

/// A form of the programme. What it asks stands in its versions.
struct Questionnaire {
  std::string id;    ///< random, hex
  std::string name;  ///< kebab-case, unique in the programme: `cross-border-cooperation`
  std::vector<LocalisedText> titles;
  std::string created_at;  ///< ISO 8601 UTC

  friend bool operator==(const Questionnaire&, const Questionnaire&) = default;
};

/// What a form asked at one time. A published version is never changed; what is written next is a new one.
struct QuestionnaireVersion {
  std::string questionnaire;
  int number = 0;                      ///< from 1
  std::string document;                ///< the instrument as JSON (formats/instrument_json.hpp), whole and checked
  std::string hash;                    ///< BLAKE2b-256 of the document, hex
  std::string mode = "confidential";   ///< `named`, `confidential`, `anonymous`; cannot be weakened once answered
  std::vector<std::string> languages;  ///< in which it can be answered
  std::string published_at;            ///< ISO 8601 UTC; empty: a draft

  friend bool operator==(const QuestionnaireVersion&, const QuestionnaireVersion&) = default;
};

/// One answered form, or one that is being answered.
struct Response {
  std::string id;  ///< random, hex
  std::string questionnaire;
  int version = 0;
  std::string organisation;       ///< an id, a pseudonym, or empty, as the mode of the version says
  std::string language;           ///< in which it was answered last
  std::string state = "started";  ///< `started`, `sent`, `checked` (by an adviser) or `withdrawn`
  std::string entered_by;         ///< `respondent` or `interviewer`
  std::string started_at;         ///< ISO 8601 UTC; empty where the mode is anonymous
  std::string sent_at;            ///< likewise

  friend bool operator==(const Response&, const Response&) = default;
};

/// What stands in one variable of a response.
struct ResponseAnswer {
  std::string response;
  std::string variable;          ///< its name
  std::vector<int> repeats;      ///< from 0, the repeat of each repeated group around it, from outside in
  std::string value;             ///< as JSON: `3`, `"2026-05-01"`, `[1,4]`; `{"unknown":true}` for "don't know"
  std::string source = "given";  ///< `given`, `prefilled` or `calculated`

  friend bool operator==(const ResponseAnswer&, const ResponseAnswer&) = default;
};

}  // namespace zubia
