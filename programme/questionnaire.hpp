#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "programme/account.hpp"

namespace zubia {

/// What a questionnaire asked at one time. A published version is never changed; what is written next is a new one.
struct QuestionnaireVersion {
  std::string questionnaire;  ///< id, random, hex
  std::string name;           ///< of the questionnaire, kebab-case, unique in the programme
  int number = 0;             ///< from 1
  std::string document;       ///< the instrument as JSON (formats/instrument_json.hpp); a draft may be unfinished
  std::string hash;           ///< BLAKE2b-256 of the document, hex; also of what a respondent is told first
  std::string mode = "confidential";      ///< `named`, `confidential`, `anonymous`
  std::vector<std::string> languages;     ///< in which it can be answered, BCP 47
  std::optional<Instant> published_at{};  ///< none: a draft
  std::optional<Instant> closes_at{};     ///< from then on nobody can answer
  std::optional<Instant> closed_at{};     ///< somebody closed it before that
  std::optional<Instant> erase_at{};      ///< when its answers go
  std::optional<Instant> saved_at{};      ///< when it was changed last
  std::string saved_by{};                 ///< and by whom: a name; may be empty
  std::string account{};                  ///< and the id of the account; empty in the terminal

  bool is_open(Instant now) const { return published_at && !closed_at && (!closes_at || now < *closes_at); }

  friend bool operator==(const QuestionnaireVersion&, const QuestionnaireVersion&) = default;
};

/// An organisation that was asked to answer, by a personal link. It never leads to a response: in `named` mode both
/// name the organisation, in the other modes the response does not.
struct QuestionnaireInvitation {
  std::string id;  ///< random, hex
  std::string questionnaire;
  int version = 0;
  std::string token_hash;    ///< BLAKE2b-256 of the token, hex
  std::string organisation;  ///< id in the directory
  std::string contact;       ///< id of who was asked there; may be empty
  std::string email;         ///< may be empty: the link went by post
  std::string language;
  std::string territory;          ///< of the organisation when it was asked: the stratum
  std::string size_class;         ///< likewise
  std::string state = "invited";  ///< `invited`, `opened`, `answered`, `withdrawn`; never `opened` where anonymous
  Instant invited_at = 0;
  std::optional<Instant> opened_at{};    ///< in `named` mode only, as is the next
  std::optional<Instant> answered_at{};  ///< otherwise moments would lead from one to the other

  friend bool operator==(const QuestionnaireInvitation&, const QuestionnaireInvitation&) = default;
};

/// One answered questionnaire, or one that is being answered.
struct Response {
  std::string id;  ///< random, hex
  std::string questionnaire;
  int version = 0;
  std::string mode;
  std::string organisation;             ///< an id, a pseudonym, or empty, as the mode says
  std::string language;                 ///< in which it was answered last
  std::string state = "started";        ///< `started`, `sent`, `checked` (by an adviser) or `withdrawn`
  std::optional<Instant> started_at{};  ///< the day only where confidential; none where anonymous
  std::optional<Instant> sent_at{};     ///< likewise

  bool is_sent() const { return state == "sent" || state == "checked"; }

  friend bool operator==(const Response&, const Response&) = default;
};

/// What stands in one variable of a response, or in one repeated group.
struct ResponseAnswer {
  std::string variable;          ///< its name
  std::string value;             ///< as JSON: `3`, `"2026-05-01"`, `[1,4]`; `{"unknown":true}` for "don't know"
  std::string source = "given";  ///< `given`, `prefilled`, or how it came: `paper`, `telephone`
  std::int64_t receipt = 0;      ///< the number of the write that it came with
  bool is_personal = false;      ///< about a person: exported and erased with them

  friend bool operator==(const ResponseAnswer&, const ResponseAnswer&) = default;
};

}  // namespace zubia
