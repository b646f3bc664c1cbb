#pragma once

#include <string>
#include <vector>

#include "engine/disclosure/disclosure_plan.hpp"
#include "engine/disclosure/range_audit.hpp"

namespace zubia::disclosure {

/// One who answered, with what is publicly known of the organisation.
struct Respondent {
  std::string key = {};              ///< the same in each release
  std::string group = {};            ///< the enterprise group, the unit to protect; empty: the organisation alone
  std::vector<int> categories = {};  ///< one for each of `asked_attributes` of the plan
  std::vector<double> answers = {};  ///< one for each question, NaN where there is none
  bool waives = false;               ///< agreed that its part of a total of amounts may be recognised

  /// Equal where all answers are, missing ones counted as equal to each other.
  friend bool operator==(const Respondent& one, const Respondent& other);
};

/// A respondent as of some releases: who changed an answer is there twice.
struct LedgerEntry {
  Respondent respondent = {};
  int entered = 0;  ///< the first release with these answers
  int left = 0;     ///< the first one without them; 0: they still count

  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

/// A row that was published, and of which question.
struct LedgerRow {
  std::string question = {};
  PublishedRow row = {};

  friend bool operator==(const LedgerRow&, const LedgerRow&) = default;
};

/// All that was ever released by plans with these questions. As confidential as the answers.
struct Ledger {
  int releases = 0;
  std::vector<std::string> questions = {};
  std::vector<LedgerEntry> entries = {};
  std::vector<LedgerRow> rows = {};

  friend bool operator==(const Ledger&, const Ledger&) = default;
};

/// The ledger once the respondents have been taken in: all of them where `units_min` groups have new or changed
/// answers or there was no release before; else as it was. The answers of those who withdrew are erased then.
/// `waiting_units` as in `ReleaseOutcome`.
struct TakenIn {
  Ledger ledger;
  int waiting_units = 0;
};
TakenIn take_in(const DisclosurePlan& plan, Ledger ledger, const std::vector<Respondent>& respondents);

/// The enterprise group of each entry of a ledger, by number. Entries of one respondent are of one group, and so are
/// those of groups that a respondent went from one to the other: what was alone and was bought is protected as one.
std::vector<int> units_of_entries(const Ledger& ledger);

}  // namespace zubia::disclosure
