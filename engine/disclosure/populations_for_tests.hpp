#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/base/seed.hpp"
#include "engine/disclosure/null_space.hpp"
#include "engine/disclosure/release.hpp"
#include "engine/optimisation/form_ranges.hpp"

/// Simulated populations with four public attributes, and an attacker who knows them, who answered, and all releases.
namespace zubia::disclosure {

/// A category by its weights.
inline int any_of(const std::vector<double>& weights, RandomStream& random) {
  double total = 0;
  for (const double weight : weights) total += weight;
  double drawn = random.unit() * total;
  for (std::size_t at = 0; at + 1 < weights.size(); ++at) {
    if (drawn < weights[at]) return static_cast<int>(at);
    drawn -= weights[at];
  }
  return static_cast<int>(weights.size()) - 1;
}

/// All tables by one or two of four attributes, the total first; a skewed scale with its mean and its distribution in
/// three categories, one with its mean alone, a rare yes and a choice.
inline DisclosurePlanDraft full_plan() {
  DisclosurePlanDraft plan;
  plan.attributes = {{"territory", {"a", "b", "c"}},
                     {"sector", {"a", "b", "c", "d"}},
                     {"size", {"a", "b", "c"}},
                     {"cluster", {"a", "b", "c"}}};
  plan.questions = {{"barrier",
                     ItemKind::scale,
                     1,
                     5,
                     {{"low", 1, 2}, {"middle", 3, 3}, {"high", 4, 5}},
                     {Statistic::count, Statistic::mean, Statistic::distribution},
                     1},
                    {"effect", ItemKind::scale, 1, 5, {}, {Statistic::mean}, 2},
                    {"export", ItemKind::yes_no, 0, 1, {}, {Statistic::mean}, 2},
                    {"motive", ItemKind::choice, 0, 0, {{"a"}, {"b"}, {"c"}}, {Statistic::distribution}, 0}};
  plan.tables.emplace_back();
  for (const auto& one : plan.attributes) plan.tables.push_back({{one.name}});
  for (std::size_t a = 0; a < 4; ++a)
    for (std::size_t b = a + 1; b < 4; ++b) plan.tables.push_back({{plan.attributes[a].name, plan.attributes[b].name}});
  return plan;
}

/// So many organisations that answer everything; one in ten leaves a question out where `with_gaps`.
inline std::vector<Respondent> any_population(int count, RandomStream random, bool with_gaps = false) {
  std::vector<Respondent> all;
  for (int number = 0; number < count; ++number) {
    Respondent who{.key = std::to_string(1000 + number)};
    who.categories = {any_of({45, 35, 20}, random), any_of({40, 30, 20, 10}, random), any_of({50, 32, 18}, random),
                      any_of({40, 35, 25}, random)};
    who.answers = {1.0 + any_of({10, 15, 20, 30, 25}, random), 1.0 + any_of({50, 25, 15, 7, 3}, random),
                   static_cast<double>(any_of({85, 15}, random)), static_cast<double>(any_of({50, 30, 20}, random))};
    for (double& answer : who.answers)
      if (with_gaps && random.below(10) == 0) answer = undefined;
    all.push_back(who);
  }
  return all;
}

/// What an attacker makes of figures.
class Harvest {
 public:
  Harvest(const DisclosurePlan& plan, const std::vector<Respondent>& respondents, std::size_t question)
      : plan_(plan), question_(plan.questions()[question]) {
    for (const Respondent& who : respondents)
      if (is_defined(who.answers[question])) classes_[who.categories].push_back(who.answers[question]);
    values_ = question_.values;
    if (values_.empty())
      for (double value = question_.low; value <= question_.high; ++value) values_.push_back(value);
    for (const auto& [categories, answers] : classes_) {
      auto& variables = variables_.emplace_back();
      LinearRow all{.least = static_cast<double>(answers.size()), .most = static_cast<double>(answers.size())};
      for (std::size_t at = 0; at < values_.size(); ++at) {
        variables.push_back(programme_.add_variable(0, 0, all.most));
        all.variables.push_back(variables.back());
        all.coefficients.push_back(1);
      }
      programme_.rows.push_back(all);
    }
  }

  /// Which respondents figures are of, by their categories, which may have more of them than the plan has attributes:
  /// the batch in which they came.
  using IsIn = std::function<bool(const std::vector<int>& categories)>;
  static bool everybody(const std::vector<int>& /*categories*/) { return true; }

  void see(const std::vector<Figure>& figures, const IsIn& is_in = everybody) {
    is_in_ = is_in;
    for (const Figure& figure : figures)
      if (figure.question == question_.name && figure.is_shown && figure.statistic != Statistic::count) see(figure);
  }

  /// What the rule "shown from five on" would let him see, of all tables of the plan with at most so many attributes.
  void see_without_audit(std::size_t attributes_max) {
    for (std::size_t table = 0; table < plan_.tables().size(); ++table)
      if (plan_.tables()[table].attributes.size() <= attributes_max)
        for (const Region& cell : plan_.cells_of(table))
          if (const std::vector<int> row = classes_in(cell); count_in(row) >= 5) rows_.push_back(row);
  }

  /// Organisations alone in their class whose answer follows exactly.
  int exactly_recoverable() const {
    const NullSpace<SecondField> known = space();
    int found = 0;
    std::size_t number = 0;
    for (const auto& [categories, answers] : classes_) {
      bool is_free = false;
      for (const auto& vector : known.basis()) is_free = is_free || vector[number] != 0;
      found += answers.size() == 1 && !is_free ? 1 : 0;
      ++number;
    }
    return found;
  }

  std::vector<std::vector<int>> units_of_classes() const {
    std::vector<std::vector<int>> units;
    int next = 0;
    for (const auto& [categories, answers] : classes_) {
      units.emplace_back();
      for (std::size_t at = 0; at < answers.size(); ++at) units.back().push_back(next++);
    }
    return units;
  }

  NullSpace<SecondField> space() const {
    NullSpace<SecondField> space(classes_.size());
    for (const auto& row : rows_) space.take_in(row);
    return space;
  }

  /// Organisations in a class of fewer than five whose sum lies in less than half of the scale, by linear programmes.
  int pinned() const {
    FormRanges ranges(programme_);
    int found = 0;
    std::size_t number = 0;
    for (const auto& [categories, answers] : classes_) {
      const std::vector<int>& variables = variables_[number++];
      if (answers.size() >= 5) continue;
      bool is_narrow = false;
      if (question_.kind == ItemKind::choice) {
        for (const int variable : variables) is_narrow = is_narrow || width(ranges, {{variable}, {1}}) < 1 - 1e-5;
      } else {
        const double needed = question_.kind == ItemKind::yes_no ? 1 : (question_.high - question_.low) / 2;
        is_narrow = width(ranges, {variables, values_}) < needed - 1e-5;
      }
      found += is_narrow ? static_cast<int>(answers.size()) : 0;
    }
    return found;
  }

 private:
  static double width(FormRanges& ranges, const LinearForm& form) {
    return ranges.most_of(form).gain - ranges.least_of(form).gain;
  }

  std::vector<int> classes_in(const Region& cell) const {
    std::vector<int> row;
    int number = 0;
    for (const auto& [categories, answers] : classes_) {
      if (is_in_(categories) && plan_.contains(cell, categories)) row.push_back(number);
      ++number;
    }
    return row;
  }

  int count_in(const std::vector<int>& row) const {
    int count = 0;
    int number = 0;
    for (const auto& [categories, answers] : classes_) {
      if (std::ranges::find(row, number) != row.end()) count += static_cast<int>(answers.size());
      ++number;
    }
    return count;
  }

  void see(const Figure& figure) {
    for (std::size_t table = 0; table < plan_.tables().size(); ++table)
      for (const Region& cell : plan_.cells_of(table)) {
        if (plan_.names_of(cell) != figure.cell || attributes_of(cell) != figure.attributes) continue;
        const std::vector<int> row = classes_in(cell);
        rows_.push_back(row);
        const int count = count_in(row);
        if (figure.statistic == Statistic::mean)
          add(row, values_, figure.values.front(), count, question_.decimals, question_.high * count);
        else
          for (std::size_t at = 0; at < figure.values.size(); ++at) {
            std::vector<double> is_in;
            for (const double value : values_)
              is_in.push_back(question_.categories[at].least <= value && value <= question_.categories[at].most);
            add(row, is_in, figure.values[at], count, 2, count);
          }
      }
  }

  std::vector<std::string> attributes_of(const Region& cell) const {
    std::vector<std::string> names;
    for (const auto& part : cell.parts) names.push_back(plan_.attributes()[static_cast<std::size_t>(part.first)].name);
    return names;
  }

  /// The sum of these weights over a cell is one of the whole numbers that are rounded to what was shown.
  void add(const std::vector<int>& row, const std::vector<double>& weights, double shown, int count, int decimals,
           double most) {
    LinearRow made{.least = most, .most = 0};
    const double half = 0.5 * std::pow(10.0, -decimals) + 1e-9;
    for (int sum = 0; sum <= static_cast<int>(most); ++sum)
      if (std::abs(static_cast<double>(sum) / count - shown) <= half) {
        made.least = std::min<double>(made.least, sum);
        made.most = std::max<double>(made.most, sum);
      }
    for (const int number : row)
      for (std::size_t at = 0; at < values_.size(); ++at) {
        made.variables.push_back(variables_[static_cast<std::size_t>(number)][at]);
        made.coefficients.push_back(weights[at]);
      }
    programme_.rows.push_back(made);
  }

  const DisclosurePlan& plan_;
  const QuestionDraft& question_;
  std::map<std::vector<int>, std::vector<double>> classes_;  // by categories, the answers
  std::vector<double> values_;
  LinearProgramme programme_;
  std::vector<std::vector<int>> variables_;  // by class and answer, how many gave it
  std::vector<std::vector<int>> rows_;
  IsIn is_in_ = everybody;
};

}  // namespace zubia::disclosure
