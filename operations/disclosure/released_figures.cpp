#include "operations/disclosure/released_figures.hpp"

#include <algorithm>
#include <set>

#include "operations/disclosure/disclosure_plan_file.hpp"
#include "operations/document.hpp"

namespace zubia::operations {
namespace {

std::string category_name(const disclosure::DisclosurePlan& plan, const std::string& question, std::size_t number) {
  return std::ranges::find(plan.questions(), question, &disclosure::QuestionDraft::name)->categories[number].name;
}

}  // namespace

std::vector<ReleasedFigure> rows_of(const disclosure::Figure& figure, const disclosure::DisclosurePlan& plan) {
  ReleasedFigure row{.question = figure.question,
                     .statistic = choice_name(figure.statistic),
                     .by = figure.attributes,
                     .cell = figure.cell,
                     .category = {},
                     .value = {},
                     .from = {},
                     .to = {},
                     .mark = {}};
  if (!figure.is_shown) {
    row.mark = withheld_mark;
    return {row};
  }
  if (figure.values.empty()) {
    row.from = figure.band.least;
    row.to = figure.band.most;
    return {row};
  }
  std::vector<ReleasedFigure> rows;
  for (std::size_t number = 0; number < figure.values.size(); ++number) {
    if (figure.statistic == disclosure::Statistic::distribution)
      row.category = category_name(plan, figure.question, number);
    row.value = figure.values[number];
    rows.push_back(row);
  }
  return rows;
}

std::int64_t ReleaseDocument::shown() const {
  std::set<std::vector<std::string>> seen;
  for (const ReleasedFigure& one : figures) {
    if (!one.mark.empty()) continue;
    std::vector<std::string> place = {one.question, one.statistic};
    place.insert(place.end(), one.by.begin(), one.by.end());
    place.insert(place.end(), one.cell.begin(), one.cell.end());
    seen.insert(std::move(place));
  }
  return static_cast<std::int64_t>(seen.size());
}

std::int64_t ReleaseDocument::withheld() const {
  return std::ranges::count_if(figures, [](const ReleasedFigure& one) { return !one.mark.empty(); });
}

Result<ReleaseDocument> read_release(const std::string& document) {
  const auto json = parse_document(document, "release");
  if (!json) return refuse(json.error());
  if (auto checked = check_format(*json, release_format, "release"); !checked) return refuse(checked.error());
  return read_document<ReleaseDocument>(*json, "release", UnknownMembers::refused);
}

}  // namespace zubia::operations
