#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/base/progress.hpp"
#include "engine/disclosure/disclosure_plan.hpp"
#include "engine/disclosure/ledger.hpp"
#include "engine/disclosure/primary_rules.hpp"

namespace zubia::disclosure {

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

/// The release of this date. Work goes question by question, and is told as shares of them.
///
/// Refused: `cancelled`, `duplicate-respondent`, `unknown-category`, `wrong-answer-count`, `answer-out-of-range` (or
/// not whole where it should be), `other-questions` (the ledger is that of a plan with other questions).
Result<ReleaseOutcome> make_release(const DisclosurePlan& plan, const Ledger& ledger,
                                    const std::vector<Respondent>& respondents, const std::string& date,
                                    const Progress& progress = {});

}  // namespace zubia::disclosure
