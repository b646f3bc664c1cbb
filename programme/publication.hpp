#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "programme/account.hpp"

namespace zubia {

/// What will be shown of a version of a questionnaire, declared before anybody has answered it.
struct PublicationPlan {
  std::string questionnaire;  ///< id
  int version = 0;
  std::string document;  ///< zubia-disclosure-plan-1, with the share that the rule of dominance uses: nobody is told it
  std::string hash;      ///< BLAKE2b-256 of what may be shown of it, hex
  Instant declared_at = 0;
  std::string declared_by;  ///< a name; may be empty
  std::string account;      ///< the id of the account; empty in the terminal

  friend bool operator==(const PublicationPlan&, const PublicationPlan&) = default;
};

/// What was published of the answers at one time. Never changed after, whatever becomes of them.
struct PublishedRelease {
  std::string questionnaire;  ///< id
  int version = 0;
  int number = 0;         ///< of the releases of this version, from 1
  std::string document;   ///< its figures as JSON
  std::string hash;       ///< BLAKE2b-256 of that, hex
  std::string plan_hash;  ///< of the plan that it follows
  Instant released_at = 0;
  std::string released_by;  ///< a name; may be empty
  std::string account;      ///< the id of the account; empty in the terminal

  friend bool operator==(const PublishedRelease&, const PublishedRelease&) = default;
};

/// The answers of one who was in a release, as they were then.
struct LedgerAnswers {
  std::string respondent;  ///< an organisation, a pseudonym or a response, as the mode says
  std::string answers;     ///< by question of the plan, as JSON; empty: they were erased

  friend bool operator==(const LedgerAnswers&, const LedgerAnswers&) = default;
};

/// All that was released of a version, and of whom. As confidential as the answers.
struct PublicationLedger {
  int releases = 0;
  std::string document;  ///< without answers; sealed where answers stand under a pseudonym
  std::vector<LedgerAnswers> answers;

  friend bool operator==(const PublicationLedger&, const PublicationLedger&) = default;
};

}  // namespace zubia
