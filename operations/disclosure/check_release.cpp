#include "operations/disclosure/check_release.hpp"

#include <algorithm>
#include <utility>

#include "engine/disclosure/release.hpp"
#include "operations/disclosure/disclosure_ledger_file.hpp"
#include "operations/disclosure/disclosure_plan_file.hpp"
#include "operations/disclosure/released_figures.hpp"
#include "operations/erase.hpp"
#include "operations/statistics/answers_input.hpp"

namespace zubia::operations {
namespace {

/// Reads who answered, as the plan names columns.
class RespondentReader {
 public:
  RespondentReader(const disclosure::DisclosurePlan& plan, const AnswerSheet& sheet) : plan_(plan), sheet_(sheet) {}

  Result<std::vector<disclosure::Respondent>> read(const CheckRelease::Request& request) {
    auto found = find_columns(request);
    if (!found) return refuse(found.error());
    std::vector<disclosure::Respondent> respondents;
    for (const formats::Sheet::Row& row : sheet_.sheet().rows) {
      disclosure::Respondent one;
      one.key = key_ ? row.cells[*key_] : std::to_string(row.line);
      if (group_) one.group = row.cells[*group_];
      one.waives = waives_ && row.cells[*waives_] == "1";
      for (std::size_t at = 0; at < attributes_.size(); ++at) {
        const auto category = category_of(row, at);
        if (!category) return refuse(category.error());
        one.categories.push_back(*category);
      }
      for (std::size_t at = 0; at < questions_.size(); ++at) {
        const auto answer = answer_of(row, at);
        if (!answer) return refuse(answer.error());
        one.answers.push_back(*answer);
      }
      respondents.push_back(std::move(one));
    }
    return respondents;
  }

 private:
  using Column = std::optional<std::size_t>;

  Result<void> find_columns(const CheckRelease::Request& request) {
    const std::pair<const std::string*, Column*> named[] = {
        {&request.key, &key_}, {&request.group, &group_}, {&request.waives, &waives_}};
    for (const auto& [name, column] : named) {
      if (name->empty()) continue;
      const auto found = sheet_.column(*name);
      if (!found) return refuse(found.error());
      *column = *found;
    }
    for (const int attribute : plan_.asked_attributes()) {
      const auto found = sheet_.column(plan_.attributes()[static_cast<std::size_t>(attribute)].name);
      if (!found) return refuse(found.error());
      attributes_.push_back(*found);
    }
    for (const disclosure::QuestionDraft& question : plan_.questions()) {
      const auto found = sheet_.column(question.name);
      if (!found) return refuse(found.error());
      questions_.push_back(*found);
    }
    return {};
  }

  Result<int> category_of(const formats::Sheet::Row& row, std::size_t at) const {
    const auto& attribute = plan_.attributes()[static_cast<std::size_t>(plan_.asked_attributes()[at])];
    const std::string& cell = row.cells[attributes_[at]];
    const auto found = std::ranges::find(attribute.categories, cell);
    if (found != attribute.categories.end()) return static_cast<int>(found - attribute.categories.begin());
    const std::string near = did_you_mean(cell, attribute.categories);
    return refuse({"unknown-category",
                   cell.empty() ? "This is empty." : "\"" + cell + "\" is none of the categories of the plan.",
                   sheet_.where(row, attributes_[at]), near.empty() ? "Add it to the plan, or mend the cell." : near});
  }

  Result<double> answer_of(const formats::Sheet::Row& row, std::size_t at) const {
    const disclosure::QuestionDraft& question = plan_.questions()[at];
    const std::string& cell = row.cells[questions_[at]];
    if (sheet_.is_missing(cell)) return undefined;
    if (question.kind == disclosure::ItemKind::choice) {
      const auto found = std::ranges::find(question.categories, cell, &disclosure::AnswerCategory::name);
      if (found != question.categories.end()) return found->least;
    }
    return sheet_.number(row, questions_[at]);
  }

  const disclosure::DisclosurePlan& plan_;
  const AnswerSheet& sheet_;
  Column key_;
  Column group_;
  Column waives_;
  std::vector<std::size_t> attributes_;
  std::vector<std::size_t> questions_;
};

Result<disclosure::Ledger> ledger_of(const CheckRelease::Request& request, const disclosure::DisclosurePlan& plan) {
  if (request.ledger.bytes.empty()) return disclosure::Ledger{};
  if (request.key.empty())
    return refuse({"key-wanted",
                   "A later release has to know who answered before.",
                   {.field = "key"},
                   "Name the column that is the same for a respondent in every release."});
  return read_disclosure_ledger(request.ledger, plan);
}

void add_figure(const disclosure::Figure& figure, const disclosure::DisclosurePlan& plan, CheckRelease::Reply& reply) {
  ++(figure.is_shown ? reply.shown : reply.withheld);
  for (ReleasedFigure& row : rows_of(figure, plan))
    reply.figures.push_back({std::move(row.question), std::move(row.statistic), std::move(row.by), std::move(row.cell),
                             std::move(row.category), row.value.value_or(undefined), row.from, row.to,
                             std::move(row.mark)});
}

}  // namespace

Result<CheckRelease::Reply> CheckRelease::operator()(const Request& request, const Work& work) const {
  const auto plan = read_disclosure_plan(request.plan);
  if (!plan) return refuse(plan.error());
  const auto ledger = ledger_of(request, *plan);
  if (!ledger) return refuse(ledger.error());
  const auto sheet = AnswerSheet::read({request.answers, request.missing, {}});
  if (!sheet) return refuse(sheet.error());
  const auto respondents = RespondentReader(*plan, *sheet).read(request);
  if (!respondents) return refuse(respondents.error());
  constexpr std::size_t day_length = 10;
  const std::string date = request.date.empty() ? work.now.substr(0, day_length) : request.date;
  const auto outcome = disclosure::make_release(*plan, *ledger, *respondents, date);
  if (!outcome) return refuse(outcome.error());
  Reply reply;
  reply.release = outcome->release.number();
  reply.date = date;
  reply.respondents = static_cast<std::int64_t>(respondents->size());
  reply.waiting_groups = outcome->waiting_units;
  reply.conventions.push_back({"unit", request.group.empty() ? "the respondent" : "the enterprise group"});
  reply.conventions.push_back({"mark", std::string(withheld_mark) + " stands for whatever is withheld"});
  for (const disclosure::DroppedTable& one : plan->dropped())
    reply.dropped.push_back({one.table.attributes, one.overlaps});
  for (const disclosure::Figure& figure : outcome->release.figures()) add_figure(figure, *plan, reply);
  for (const Notice& notice : sheet->notices()) reply.notices.push_back(notice);
  if (request.keep_ledger) reply.ledger.json = disclosure_ledger_document(outcome->ledger);
  return reply;
}

template AnyOperation erase<CheckRelease>();

}  // namespace zubia::operations
