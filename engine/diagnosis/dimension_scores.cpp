#include "engine/diagnosis/dimension_scores.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/absence.hpp"

namespace zubia::diagnosis {
namespace {

using namespace questionnaires;

double choice_score(const ChoiceList& list, int code) {
  const auto chosen = std::ranges::find(list.choices, std::optional(code), &Choice::code);
  if (chosen == list.choices.end() || chosen->meaning != ChoiceMeaning::substance) return undefined;
  if (chosen->score) return *chosen->score;
  double place = 0;
  double count = 0;
  for (const Choice& choice : list.choices) {
    if (choice.meaning != ChoiceMeaning::substance) continue;
    if (choice.code == chosen->code) place = count;
    ++count;
  }
  return count > 1 ? place / (count - 1) : undefined;
}

}  // namespace

const Scoring& scoring_of(const Node& node) {
  static const Scoring none;
  if (node.item == nullptr || node.is_other) return none;
  return node.row == nullptr ? node.item->scoring : node.row->scoring;
}

bool counts_for(const Node& node, const std::string& dimension) {
  return node.is_variable() && node.repeats.empty() && scoring_of(node).dimension == dimension;
}

bool are_enough(std::size_t answered, std::size_t asked) { return answered > 0 && 3 * answered >= 2 * asked; }

double whole_points(double score) {
  constexpr double close = 1e-5;
  return std::floor(score + 0.5 + close);
}

double item_score(const Node& node, const Cell& cell) {
  if (cell.state != CellState::given) return undefined;
  double score = undefined;
  if (const auto* codes = std::get_if<Codes>(&cell.answer)) {
    if (codes->size() == 1 && node.list != nullptr) score = choice_score(*node.list, codes->front());
  } else if (const auto* number = std::get_if<double>(&cell.answer)) {
    const auto& low = node.item->minimum;
    const auto& high = node.item->maximum;
    if (low && high && *low < *high) score = std::clamp((*number - *low) / (*high - *low), 0.0, 1.0);
  }
  return scoring_of(node).is_reversed ? 1 - score : score;
}

std::vector<DimensionScore> dimension_scores(const Instrument& instrument, const Evaluation& evaluation) {
  std::vector<DimensionScore> scores;
  for (const Dimension& dimension : instrument.draft().dimensions) {
    DimensionScore found{.dimension = dimension.name, .score = undefined, .importance = dimension.importance};
    double sum = 0;
    for (const Node& node : instrument.nodes()) {
      if (!counts_for(node, dimension.name)) continue;
      const Cell& cell = evaluation.cells.at({node.name});
      if (cell.state == CellState::not_relevant || cell.state == CellState::not_applicable) continue;
      ++found.asked;
      const double score = item_score(node, cell);
      if (!is_defined(score)) continue;
      ++found.answered;
      sum += score;
    }
    if (are_enough(found.answered, found.asked)) {
      found.score = 100 * sum / static_cast<double>(found.answered);
      for (std::size_t i = 0; i < dimension.bands.size(); ++i)
        if (found.score >= dimension.bands[i].from) found.band = static_cast<int>(i);
    }
    scores.push_back(std::move(found));
  }
  return scores;
}

}  // namespace zubia::diagnosis
