#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "engine/base/absence.hpp"
#include "engine/disclosure/disclosure_audit.hpp"
#include "engine/disclosure/range_audit.hpp"
#include "engine/disclosure/release.hpp"
#include "engine/disclosure/wrong_input.hpp"

namespace zubia::disclosure {

/// The one who may write a release.
struct ReleaseBuilder {
  static Release build(int number, std::string date, std::vector<Figure> figures) {
    return Release(number, std::move(date), std::move(figures));
  }
};

namespace {

std::optional<Problem> answer_problem(const QuestionDraft& question, const Respondent& who, double answer,
                                      const std::string& member) {
  if (!is_defined(answer) || takes(question, answer)) return {};
  return wrong("answer-out-of-range",
               "An answer of " + who.key + " to " + question.name + " is not among those allowed.", member,
               "Correct the answer, or the bounds in the plan.");
}

std::optional<Problem> respondent_problem(const DisclosurePlan& plan, const Respondent& who,
                                          const std::string& member) {
  const auto& asked = plan.asked_attributes();
  bool is_known = who.categories.size() == asked.size();
  for (std::size_t at = 0; is_known && at < asked.size(); ++at) {
    const auto& categories = plan.attributes()[static_cast<std::size_t>(asked[at])].categories;
    is_known = who.categories[at] >= 0 && who.categories[at] < static_cast<int>(categories.size());
  }
  if (!is_known)
    return wrong("unknown-category", who.key + " is not in one category of each attribute.", member + ".categories",
                 "Give one for each attribute that groups no other; a category of its own for what is not known.");
  if (who.answers.size() != plan.questions().size())
    return wrong("wrong-answer-count",
                 who.key + " has " + std::to_string(who.answers.size()) + " answers to " +
                     std::to_string(plan.questions().size()) + " questions.",
                 member + ".answers", "Leave a question without an answer undefined.");
  for (std::size_t at = 0; at < who.answers.size(); ++at)
    if (auto found =
            answer_problem(plan.questions()[at], who, who.answers[at], member + ".answers[" + std::to_string(at) + "]"))
      return found;
  return {};
}

std::optional<Problem> respondents_problem(const DisclosurePlan& plan, const std::vector<Respondent>& respondents) {
  std::set<std::string> seen;
  for (std::size_t number = 0; number < respondents.size(); ++number) {
    const std::string member = "respondents[" + std::to_string(number) + "]";
    if (auto found = respondent_problem(plan, respondents[number], member)) return found;
    if (!seen.insert(respondents[number].key).second)
      return wrong("duplicate-respondent", respondents[number].key + " is there twice.", member,
                   "Keep the answers that count.");
  }
  return {};
}

/// The figures of one question, and the rows that they add to the ledger.
class QuestionRelease {
 public:
  QuestionRelease(const DisclosurePlan& plan, std::size_t question, Ledger& ledger)
      : plan_(plan), number_(question), question_(plan.questions()[question]), ledger_(ledger) {
    const std::vector<int> units = units_of_entries(ledger);
    for (std::size_t at = 0; at < ledger.entries.size(); ++at)
      entries_.push_back({units[at], ledger.entries[at].respondent.answers[question]});
  }

  void add_figures(std::vector<Figure>& figures) {
    choose_rows();
    for (std::size_t table = 0; table < plan_.tables().size(); ++table)
      for (const Statistic statistic : question_.statistics)
        for (const Region& cell : plan_.cells_of(table)) figures.push_back(figure_of(table, statistic, cell));
    for (const auto& [place, row] : shown_)
      if (row.statistic != Statistic::count && !is_published(row)) ledger_.rows.push_back({question_.name, row});
  }

 private:
  using Place = std::tuple<std::size_t, Statistic, Region>;

  bool is_published(const PublishedRow& row) const {
    return std::ranges::find(ledger_.rows, LedgerRow{question_.name, row}) != ledger_.rows.end();
  }

  bool answers_allow_row(const CandidateRow& row) const {
    std::vector<UnitAnswer> answers;
    for (const int entry : row.entries) {
      const auto at = static_cast<std::size_t>(entry);
      answers.push_back({entries_[at].unit, entries_[at].answer, ledger_.entries[at].respondent.waives});
    }
    return answers_allow(question_, row.statistic, answers, plan_.rules());
  }

  void choose_rows() {
    std::vector<PublishedRow> published;
    for (const LedgerRow& row : ledger_.rows)
      if (row.question == question_.name) published.push_back(row.row);
    std::vector<Place> places;
    std::vector<PublishedRow> rows;
    for (const CandidateRow& candidate : rows_with_safe_structure(plan_, number_, ledger_)) {
      const Place place = {candidate.table, candidate.statistic, candidate.cell};
      if (candidate.statistic == Statistic::count) {
        shown_.emplace(place, PublishedRow{.statistic = Statistic::count, .entries = candidate.entries});
        continue;
      }
      if (!answers_allow_row(candidate)) continue;
      PublishedRow row = publish(question_, candidate.statistic, candidate.entries, entries_);
      row.is_total = candidate.cell.parts.empty();
      if (is_published(row)) {
        shown_.emplace(place, std::move(row));
        continue;
      }
      places.push_back(place);
      rows.push_back(std::move(row));
    }
    const std::vector<char> is_kept = rows_with_safe_ranges(question_, entries_, published, rows, plan_.rules());
    for (std::size_t at = 0; at < rows.size(); ++at)
      if (is_kept[at] != 0) shown_.emplace(places[at], rows[at]);
  }

  Figure figure_of(std::size_t table, Statistic statistic, const Region& cell) const {
    Figure figure{.question = question_.name, .statistic = statistic, .cell = plan_.names_of(cell)};
    for (const auto& [attribute, category] : cell.parts)
      figure.attributes.push_back(plan_.attributes()[static_cast<std::size_t>(attribute)].name);
    const auto found = shown_.find({table, statistic, cell});
    if (found == shown_.end()) return figure;
    figure.is_shown = true;
    figure.values = found->second.shown;
    if (statistic != Statistic::count) return figure;
    std::set<int> units;
    for (const int entry : found->second.entries) units.insert(entries_[static_cast<std::size_t>(entry)].unit);
    if (plan_.tables()[table].has_public_counts)
      figure.values = {static_cast<double>(units.size())};
    else
      figure.band = count_band(static_cast<int>(units.size()));
    return figure;
  }

  const DisclosurePlan& plan_;
  std::size_t number_;
  const QuestionDraft& question_;
  Ledger& ledger_;
  std::vector<RangeEntry> entries_;
  std::map<Place, PublishedRow> shown_;
};

}  // namespace

Result<ReleaseOutcome> make_release(const DisclosurePlan& plan, const Ledger& ledger,
                                    const std::vector<Respondent>& respondents, const std::string& date,
                                    const Progress& progress) {
  std::vector<std::string> names;
  for (const QuestionDraft& question : plan.questions()) names.push_back(question.name);
  if (ledger.releases > 0 && ledger.questions != names)
    return refuse(wrong("other-questions", "What was released before is of other questions.", "questions",
                        "Keep the questions and their order; tables may change."));
  if (auto found = respondents_problem(plan, respondents)) return refuse(*found);
  TakenIn taken = take_in(plan, ledger, respondents);
  taken.ledger.questions = std::move(names);
  std::vector<Figure> figures;
  const std::size_t questions = plan.questions().size();
  for (std::size_t question = 0; question < questions; ++question) {
    if (progress.cancelled()) return refuse(Progress::cancellation());
    progress.report("disclosure-audit", static_cast<double>(question) / static_cast<double>(questions));
    QuestionRelease(plan, question, taken.ledger).add_figures(figures);
  }
  const int number = ++taken.ledger.releases;
  return ReleaseOutcome{ReleaseBuilder::build(number, date, std::move(figures)), std::move(taken.ledger),
                        taken.waiting_units};
}

}  // namespace zubia::disclosure
