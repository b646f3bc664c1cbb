#include "engine/disclosure/primary_rules.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace zubia::disclosure {

int units_needed(Statistic statistic, const DisclosureRules& rules) {
  return statistic == Statistic::distribution ? rules.units_min_distribution : rules.units_min;
}

bool counts_allow(int units, std::span<const int> complements, int units_min) {
  return units >= units_min &&
         std::ranges::all_of(complements, [&](int others) { return others == 0 || others >= units_min; });
}

bool amounts_allow(std::span<const UnitAnswer> amounts, double dominance_percent) {
  const UnitAnswer* largest = nullptr;  // without a waiver
  double total = 0;
  for (const UnitAnswer& amount : amounts) {
    total += amount.value;
    if (!amount.waives && (largest == nullptr || amount.value > largest->value)) largest = &amount;
  }
  if (largest == nullptr) return true;
  double second = 0;
  for (const UnitAnswer& amount : amounts)
    if (&amount != largest) second = std::max(second, amount.value);
  // What is left is summed up by itself, so that large amounts do not swallow it.
  double left = 0;
  bool is_second_out = false;
  for (const UnitAnswer& amount : amounts) {
    if (&amount == largest) continue;
    if (!is_second_out && amount.value == second)
      is_second_out = true;
    else
      left += amount.value;
  }
  return left >= dominance_percent / 100 * largest->value && largest->value <= largest_share_max * total;
}

bool answers_allow(const QuestionDraft& question, Statistic statistic, std::span<const UnitAnswer> answers,
                   const DisclosureRules& rules) {
  if (statistic == Statistic::count) return true;
  if (answers.empty()) return false;
  if (statistic == Statistic::distribution) {
    std::vector<std::size_t> counts(question.categories.size());
    for (const UnitAnswer& answer : answers)
      if (const auto category = category_of(question, answer.value)) ++counts[*category];
    return std::ranges::none_of(counts, [&](std::size_t count) { return count == 0 || count == answers.size(); });
  }
  const bool are_equal =
      std::ranges::all_of(answers, [&](const UnitAnswer& answer) { return answer.value == answers.front().value; });
  if (are_equal) return false;
  if (question.kind != ItemKind::amount) return true;
  std::map<int, UnitAnswer> by_unit;
  for (const UnitAnswer& answer : answers) {
    UnitAnswer& unit = by_unit.try_emplace(answer.unit, UnitAnswer{answer.unit, 0, true}).first->second;
    unit.value += answer.value;
    unit.waives = unit.waives && answer.waives;
  }
  std::vector<UnitAnswer> amounts;
  amounts.reserve(by_unit.size());
  for (const auto& [unit, amount] : by_unit) amounts.push_back(amount);
  return amounts_allow(amounts, rules.dominance_percent);
}

std::optional<std::size_t> category_of(const QuestionDraft& question, double answer) {
  for (std::size_t number = 0; number < question.categories.size(); ++number)
    if (question.categories[number].least <= answer && answer <= question.categories[number].most) return number;
  return {};
}

CountBand count_band(int units) {
  if (units < 5) return {respondents_floor, 4};
  if (units < 10) return {5, 9};
  const int width = units < 100 ? 10 : 100;
  const int least = units / width * width;
  return {least, least + width - 1};
}

double rounded(double value, int decimals) {
  const double factor = std::pow(10.0, std::abs(decimals));
  return decimals < 0 ? std::round(value / factor) * factor : std::round(value * factor) / factor;
}

}  // namespace zubia::disclosure
