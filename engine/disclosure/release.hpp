#pragma once

#include <string>
#include <vector>

#include "engine/disclosure/disclosure_plan.hpp"
#include "engine/disclosure/primary_rules.hpp"
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

/// A statistic of a cell, or that it is not shown, whatever the reason.
struct Figure {
  std::string question = {};
  Statistic statistic = Statistic::mean;
  std::vector<std::string> attributes = {};  ///< of the table; none: the total
  std::vector<std::string> cell = {};        ///< a category of each
  bool is_shown = false;
  std::vector<double> values =
      {};               ///< a mean, a sum, a public count, or the shares of the categories; empty for a band
  CountBand band = {};  ///< of a count that is not public

  friend bool operator==(const Figure&, const Figure&) = default;
};

/// What is published, once, and never changed after.
class Release {
 public:
  int number() const { return number_; }
  const std::string& date() const { return date_; }
  /// Of all questions, tables and cells of the plan, in its order.
  const std::vector<Figure>& figures() const { return figures_; }

  friend bool operator==(const Release&, const Release&) = default;

 private:
  friend struct ReleaseBuilder;
  Release(int number, std::string date, std::vector<Figure> figures)
      : number_(number), date_(std::move(date)), figures_(std::move(figures)) {}

  int number_;
  std::string date_;
  std::vector<Figure> figures_;
};

struct ReleaseOutcome {
  Release release;
  Ledger ledger;          ///< to be kept for the next one
  int waiting_units = 0;  ///< groups whose new, changed or withdrawn answers wait for a batch of `units_min`
};

/// A row that the counts allow, or one that may be shown beside those before it.
struct CandidateRow {
  std::size_t table = 0;
  Region cell = {};
  Statistic statistic = Statistic::mean;
  std::vector<int> entries = {};  ///< of the ledger, ascending
};

/// What the plan would show of a question by who answered, without a look at what: counts, complements and the
/// structure audit on the ledger and the new rows, in the order of priority. Before field work, with everybody who is
/// invited as a respondent, it tells what could be shown at best.
std::vector<CandidateRow> rows_with_safe_structure(const DisclosurePlan& plan, std::size_t question,
                                                   const Ledger& ledger);

/// The ledger once the respondents have been taken in: all of them where `units_min` groups have new or changed
/// answers or there was no release before; else as it was. The answers of those who withdrew are erased then.
/// `waiting_units` as in `ReleaseOutcome`.
struct TakenIn {
  Ledger ledger;
  int waiting_units = 0;
};
TakenIn take_in(const DisclosurePlan& plan, Ledger ledger, const std::vector<Respondent>& respondents);

/// The release of this date.
///
/// Refused: `duplicate-respondent`, `unknown-category`, `wrong-answer-count`, `answer-out-of-range` (or not whole where
/// it should be), `other-questions` (the ledger is that of a plan with other questions).
Result<ReleaseOutcome> make_release(const DisclosurePlan& plan, const Ledger& ledger,
                                    const std::vector<Respondent>& respondents, const std::string& date);

}  // namespace zubia::disclosure
