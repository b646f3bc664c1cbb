#include "engine/diagnosis/possible_scores.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "engine/base/absence.hpp"
#include "engine/diagnosis/dimension_scores.hpp"

namespace zubia::diagnosis {
namespace {

using namespace questionnaires;

constexpr double precision = 1e9;  // sums of item scores are told apart in billionths
constexpr double steps_max = 1000;
// Beyond so many sums nearly every whole point is a score, and scores of choices that no sum has twice would fill any
// memory.
constexpr std::size_t sums_max = 100'000;

/// How one item can be answered.
struct ItemWays {
  std::set<double> scores = {};
  bool may_be_unasked = false;
  bool may_be_unanswered = true;
};

bool may_be_irrelevant(const Instrument& instrument, const Node& node) {
  if (node.relevance) return true;
  return node.parent >= 0 && may_be_irrelevant(instrument, instrument.node(node.parent));
}

double score_of(const Node& node, Answer answer) {
  return item_score(node, {.state = CellState::given, .answer = std::move(answer)});
}

ItemWays ways_of_choices(const Node& node) {
  ItemWays ways;
  bool says_nothing = false;
  for (const Choice& choice : node.list->choices) {
    if (!choice.code) continue;
    const double score = score_of(node, Codes{*choice.code});
    if (is_defined(score)) ways.scores.insert(score);
    if (choice.meaning == ChoiceMeaning::not_applicable)
      ways.may_be_unasked = true;
    else
      says_nothing = says_nothing || !is_defined(score);
  }
  const bool is_several = node.item->type == ItemType::multiple_choice || node.item->type == ItemType::ranking ||
                          node.item->type == ItemType::multiple_choice_matrix;
  ways.may_be_unanswered = says_nothing || is_several || node.item->required != "true()";
  return ways;
}

/// None where there are no steps to count.
std::optional<ItemWays> ways_of_number(const Node& node) {
  const Item& item = *node.item;
  ItemWays ways;
  if (!item.minimum || !item.maximum) return ways;
  const std::optional<double> step = item.type == ItemType::integer ? std::optional(item.step.value_or(1)) : item.step;
  constexpr double tolerance = 1e-6;  // of a step, as answers are judged
  const double steps = step ? std::floor((*item.maximum - *item.minimum) / *step + tolerance) : steps_max + 1;
  if (steps > steps_max) return {};
  for (int number = 0; number <= static_cast<int>(steps); ++number) {
    const double score = score_of(node, *item.minimum + number * *step);
    if (is_defined(score)) ways.scores.insert(score);
  }
  return ways;
}

std::optional<ItemWays> ways_of(const Instrument& instrument, const Node& node) {
  auto ways = node.list == nullptr ? ways_of_number(node) : ways_of_choices(node);
  if (ways && may_be_irrelevant(instrument, node)) ways->may_be_unasked = true;
  return ways;
}

/// The sums of scores, in billionths, by how many items were asked and answered.
using Sums = std::map<std::pair<std::size_t, std::size_t>, std::set<long long>>;

Sums with_item(const Sums& sums, const ItemWays& ways) {
  Sums more;
  for (const auto& [counts, reached] : sums) {
    const auto [asked, answered] = counts;
    if (ways.may_be_unasked) more[counts].insert(reached.begin(), reached.end());
    if (ways.may_be_unanswered) more[{asked + 1, answered}].insert(reached.begin(), reached.end());
    for (const double score : ways.scores) {
      auto& there = more[{asked + 1, answered + 1}];
      for (const long long sum : reached) there.insert(sum + std::llround(score * precision));
    }
  }
  return more;
}

std::size_t count_of(const Sums& sums) {
  std::size_t count = 0;
  for (const auto& [counts, reached] : sums) count += reached.size();
  return count;
}

}  // namespace

std::optional<std::vector<double>> possible_scores(const Instrument& instrument, const std::string& dimension) {
  Sums sums = {{{0, 0}, {0}}};
  for (const Node& node : instrument.nodes()) {
    if (!counts_for(node, dimension)) continue;
    const auto ways = ways_of(instrument, node);
    if (!ways) return {};
    sums = with_item(sums, *ways);
    if (count_of(sums) > sums_max) return {};
  }
  std::set<double> scores;
  for (const auto& [counts, reached] : sums) {
    if (!are_enough(counts.second, counts.first)) continue;
    const double unit = precision * static_cast<double>(counts.second) / 100;
    for (const long long sum : reached) scores.insert(whole_points(static_cast<double>(sum) / unit));
  }
  return std::vector(scores.begin(), scores.end());
}

}  // namespace zubia::diagnosis
