#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <set>

#include "engine/disclosure/disclosure_plan.hpp"
#include "engine/disclosure/wrong_input.hpp"

namespace zubia::disclosure {
namespace {

using Found = std::optional<Problem>;

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

Found name_problem(const std::vector<std::string>& names, const std::string& member, const std::string& what) {
  std::set<std::string> seen;
  for (std::size_t number = 0; number < names.size(); ++number) {
    if (names[number].empty())
      return wrong("missing-name", "A " + what + " has no name.", place(member, number), "Give it one.");
    if (!seen.insert(names[number]).second)
      return wrong("repeated-name", "The " + what + " " + names[number] + " is there twice.", place(member, number),
                   "Give one of the two another name.");
  }
  return {};
}

template <class Named>
std::vector<std::string> names_in(const std::vector<Named>& all) {
  std::vector<std::string> names;
  names.reserve(all.size());
  for (const Named& one : all) names.push_back(one.name);
  return names;
}

const AttributeDraft* attribute_called(const DisclosurePlanDraft& draft, const std::string& name) {
  const auto found = std::ranges::find(draft.attributes, name, &AttributeDraft::name);
  return found == draft.attributes.end() ? nullptr : &*found;
}

Found grouping_problem(const DisclosurePlanDraft& draft, const AttributeDraft& attribute, const std::string& member) {
  if (attribute.groups.empty()) return {};
  const AttributeDraft* grouped = attribute_called(draft, attribute.groups);
  if (grouped == nullptr)
    return wrong("unknown-attribute",
                 attribute.name + " groups " + attribute.groups + ", which the plan does not have.", member + ".groups",
                 "Name an attribute of the plan.");
  if (attribute.category_of.size() != grouped->categories.size())
    return wrong("missing-category",
                 attribute.name + " groups " + std::to_string(attribute.category_of.size()) + " of the " +
                     std::to_string(grouped->categories.size()) + " categories of " + grouped->name + ".",
                 member + ".category_of", "Give one category for each of them, in their order.");
  for (std::size_t number = 0; number < attribute.category_of.size(); ++number)
    if (!has(attribute.categories, attribute.category_of[number]))
      return wrong("unknown-category", attribute.name + " has no category " + attribute.category_of[number] + ".",
                   place(member + ".category_of", number), "Use one of its categories.");
  std::set<std::string> met;
  for (const AttributeDraft* at = &attribute; at != nullptr; at = attribute_called(draft, at->groups))
    if (!met.insert(at->name).second)
      return wrong("circular-grouping", attribute.name + " groups itself in the end.", member + ".groups",
                   "Let one of the attributes group none.");
  return {};
}

Found attributes_problem(const DisclosurePlanDraft& draft) {
  if (auto found = name_problem(names_in(draft.attributes), "attributes", "attribute")) return found;
  for (std::size_t number = 0; number < draft.attributes.size(); ++number) {
    const AttributeDraft& attribute = draft.attributes[number];
    const std::string member = place("attributes", number);
    if (auto found = name_problem(attribute.categories, member + ".categories", "category")) return found;
    if (attribute.categories.size() < 2)
      return wrong("too-few-categories", attribute.name + " has fewer than two categories.", member + ".categories",
                   "Name its categories, or leave it out: the total is there anyway.");
    if (auto found = grouping_problem(draft, attribute, member)) return found;
  }
  return {};
}

/// Whether the one is grouped by the other, at once or by others between them.
bool is_grouped_by(const DisclosurePlanDraft& draft, const std::string& fine, const std::string& coarse) {
  for (const AttributeDraft* at = attribute_called(draft, coarse); at != nullptr;
       at = attribute_called(draft, at->groups))
    if (at->name == fine) return true;
  return false;
}

Found tables_problem(const DisclosurePlanDraft& draft) {
  std::set<std::set<std::string>> seen;
  std::size_t two_way = 0;
  for (std::size_t number = 0; number < draft.tables.size(); ++number) {
    const auto& attributes = draft.tables[number].attributes;
    const std::string member = place("tables", number);
    if (attributes.size() > 2)
      return wrong("too-many-attributes", "A table is by " + std::to_string(attributes.size()) + " attributes.", member,
                   "Declare tables by one or two; their cells get too small otherwise.");
    for (std::size_t at = 0; at < attributes.size(); ++at)
      if (attribute_called(draft, attributes[at]) == nullptr)
        return wrong("unknown-attribute", "The plan has no attribute " + attributes[at] + ".",
                     place(member + ".attributes", at), "Declare it, or name another.");
    if (attributes.size() == 2 &&
        (is_grouped_by(draft, attributes[0], attributes[1]) || is_grouped_by(draft, attributes[1], attributes[0])))
      return wrong("nested-attributes",
                   "One of " + attributes[0] + " and " + attributes[1] + " follows from the other.", member,
                   "Declare a table by the finer one alone.");
    if (!seen.insert({attributes.begin(), attributes.end()}).second)
      return wrong("duplicate-table", "The same table is there twice.", member, "Keep one of the two.");
    if (attributes.size() == 2) ++two_way;
  }
  if (two_way > two_way_tables_max)
    return wrong("too-many-two-way-tables",
                 "The plan has " + std::to_string(two_way) + " tables by two attributes, more than the " +
                     std::to_string(two_way_tables_max) + " allowed.",
                 "tables", "Keep those that matter most: each takes cells from the others.");
  return {};
}

Found rules_problem(const DisclosureRules& rules) {
  if (rules.units_min < respondents_floor)
    return wrong("threshold-below-floor",
                 "A cell would be shown from " + std::to_string(rules.units_min) + " enterprise groups on.",
                 "rules.units_min", "Ask for at least 3; 5 is usual.");
  if (rules.units_min_distribution < rules.units_min)
    return wrong("thresholds-out-of-order", "A distribution tells more than a mean, but would need fewer groups.",
                 "rules.units_min_distribution",
                 "Ask for at least " + std::to_string(rules.units_min) + "; 8 is usual.");
  if (!(rules.dominance_percent >= 10 && rules.dominance_percent <= 20))
    return wrong("dominance-out-of-range", "The percentage of the rule on dominance is not from 10 to 20.",
                 "rules.dominance_percent", "Choose one from 10 to 20, and keep it to yourself.");
  return {};
}

bool fits(Statistic statistic, ItemKind kind) {
  switch (statistic) {
    case Statistic::count:
      return true;
    case Statistic::mean:
      return kind != ItemKind::choice;
    case Statistic::sum:
      return kind == ItemKind::amount;
    case Statistic::distribution:
      return kind == ItemKind::scale || kind == ItemKind::choice;
  }
  return false;
}

Found bounds_problem(const QuestionDraft& question, const std::string& member) {
  if (question.kind == ItemKind::choice || question.kind == ItemKind::yes_no) return {};
  const bool is_whole = question.kind == ItemKind::amount ||
                        (std::floor(question.low) == question.low && std::floor(question.high) == question.high &&
                         question.high - question.low <= 100);
  if (!(question.low < question.high) || !is_whole)
    return wrong("bounds-out-of-order", "The answers to " + question.name + " do not go from a number to a higher one.",
                 member, "Give the lowest and the highest answer; those of a scale are whole, at most 100 apart.");
  if (question.kind == ItemKind::amount && question.low < 0)
    return wrong("bounds-out-of-order", "The amounts of " + question.name + " may be below 0.", member + ".low",
                 "Rules on dominance are for amounts from 0 on: ask for two amounts, what came in and what went out.");
  return {};
}

Found values_problem(const QuestionDraft& question, const std::string& member) {
  const std::vector<double>& values = question.values;
  if (values.empty()) return {};
  const bool are_whole = std::ranges::all_of(values, [](double value) { return std::floor(value) == value; });
  const bool ascend = std::ranges::adjacent_find(values, std::greater_equal<>()) == values.end();
  const bool are_ends = values.front() == question.low && values.back() == question.high;
  if (question.kind == ItemKind::scale && are_whole && ascend && are_ends) return {};
  return wrong("values-do-not-fit",
               "The possible answers to " + question.name + " are not those of a scale from its lowest to its highest.",
               member + ".values", "List whole numbers, each once, from the lowest answer up to the highest.");
}

/// The answers, where they can be counted; none of an amount.
std::vector<double> answers_of(const QuestionDraft& question) {
  if (!question.values.empty()) return question.values;
  if (question.kind == ItemKind::amount) return {};
  std::vector<double> answers(static_cast<std::size_t>(question.high - question.low) + 1);
  std::iota(answers.begin(), answers.end(), question.low);
  return answers;
}

/// A scale that is shown as a distribution without categories has one for each answer.
void complete(QuestionDraft& question) {
  if (question.kind == ItemKind::yes_no) {
    question.low = 0;
    question.high = 1;
  }
  const bool shows = std::ranges::find(question.statistics, Statistic::distribution) != question.statistics.end();
  if (question.kind == ItemKind::scale && shows && question.categories.empty())
    for (const double answer : answers_of(question))
      question.categories.push_back({std::to_string(static_cast<int>(answer)), answer, answer});
  if (question.kind == ItemKind::choice) {
    for (std::size_t number = 0; number < question.categories.size(); ++number)
      question.categories[number].least = question.categories[number].most = static_cast<double>(number);
    question.low = 0;
    question.high = static_cast<double>(question.categories.size()) - 1;
  }
}

Found categories_problem(const QuestionDraft& question, const std::string& member) {
  const auto& categories = question.categories;
  if (auto found = name_problem(names_in(categories), member, "category")) return found;
  const std::vector<double> answers = answers_of(question);
  auto next = answers.begin();
  bool follow = true;
  for (const AnswerCategory& category : categories) {
    const auto last = std::find(next, answers.end(), category.most);
    follow = follow && next != answers.end() && category.least == *next && last != answers.end();
    if (!follow) break;
    next = last + 1;
  }
  if (!follow || categories.size() < 2 || next != answers.end())
    return wrong(
        "categories-do-not-fit",
        "The categories of " + question.name + " do not follow each other from the lowest answer to the highest.",
        member, "Give at least two, each from the answer after the last one on.");
  return {};
}

Found question_problem(const QuestionDraft& question, const std::string& member) {
  if (question.statistics.empty())
    return wrong("no-statistics", "Nothing of " + question.name + " would be shown.", member + ".statistics",
                 "Name a statistic, or leave the question out.");
  std::set<Statistic> seen;
  for (std::size_t at = 0; at < question.statistics.size(); ++at)
    if (!fits(question.statistics[at], question.kind) || !seen.insert(question.statistics[at]).second)
      return wrong("statistic-does-not-fit",
                   "A statistic of " + question.name + " is there twice or does not fit its answers.",
                   place(member + ".statistics", at),
                   "Scales have means and distributions, choices distributions, yes and no means, amounts means and "
                   "sums; all have counts.");
  if (question.decimals < -9 || question.decimals > 6)
    return wrong("decimals-out-of-range",
                 question.name + " would have " + std::to_string(question.decimals) + " decimals.",
                 member + ".decimals", "Choose from −9 (billions) to 6.");
  const bool has_categories = question.kind == ItemKind::choice || !question.categories.empty();
  return has_categories ? categories_problem(question, member + ".categories") : Found{};
}

/// The categories of an attribute by those of the one at the bottom of its groupings.
std::pair<std::string, std::vector<std::string>> partition_of(const DisclosurePlanDraft& draft,
                                                              const std::string& name) {
  const AttributeDraft* at = attribute_called(draft, name);
  std::vector<const AttributeDraft*> chain = {at};
  while (!chain.back()->groups.empty()) chain.push_back(attribute_called(draft, chain.back()->groups));
  std::vector<std::string> result = chain.back()->categories;
  for (auto coarser = chain.rbegin() + 1; coarser != chain.rend(); ++coarser) {
    const auto& finer = (*std::prev(coarser))->categories;
    for (std::string& category : result)
      category = (*coarser)->category_of[static_cast<std::size_t>(std::ranges::find(finer, category) - finer.begin())];
  }
  return {chain.back()->name, result};
}

/// Two groupings of one attribute of which neither refines the other.
bool overlap(const DisclosurePlanDraft& draft, const std::string& one, const std::string& other) {
  const auto [root, first] = partition_of(draft, one);
  const auto [other_root, second] = partition_of(draft, other);
  if (root != other_root) return false;
  const auto refines = [](const std::vector<std::string>& fine, const std::vector<std::string>& coarse) {
    for (std::size_t a = 0; a < fine.size(); ++a)
      for (std::size_t b = 0; b < fine.size(); ++b)
        if (fine[a] == fine[b] && coarse[a] != coarse[b]) return false;
    return true;
  };
  return !refines(first, second) && !refines(second, first);
}

/// The later of two tables that overlap goes; what a dropped table would have overlapped stays.
std::vector<DroppedTable> drop_overlapping(DisclosurePlanDraft& draft) {
  std::vector<DroppedTable> dropped;
  std::vector<TableDraft> kept;
  for (const TableDraft& table : draft.tables) {
    std::string reason;
    for (const TableDraft& earlier : kept)
      for (const std::string& theirs : earlier.attributes)
        for (const std::string& own : table.attributes)
          if (reason.empty() && overlap(draft, theirs, own)) reason = theirs;
    if (reason.empty())
      kept.push_back(table);
    else
      dropped.insert(dropped.begin(), {table, reason});
  }
  draft.tables = std::move(kept);
  return dropped;
}

}  // namespace

Result<DisclosurePlan> check_disclosure_plan(DisclosurePlanDraft draft) {
  if (draft.questions.empty())
    return refuse(
        wrong("no-questions", "The plan has no questions.", "questions", "Say what of which is to be shown."));
  if (auto found = attributes_problem(draft)) return refuse(*found);
  if (auto found = tables_problem(draft)) return refuse(*found);
  if (auto found = rules_problem(draft.rules)) return refuse(*found);
  if (auto found = name_problem(names_in(draft.questions), "questions", "question")) return refuse(*found);
  for (std::size_t number = 0; number < draft.questions.size(); ++number) {
    const std::string member = place("questions", number);
    if (auto found = bounds_problem(draft.questions[number], member)) return refuse(*found);
    if (auto found = values_problem(draft.questions[number], member)) return refuse(*found);
    complete(draft.questions[number]);
    if (auto found = question_problem(draft.questions[number], member)) return refuse(*found);
  }
  DisclosurePlan plan;
  plan.dropped_ = drop_overlapping(draft);
  const auto total =
      std::ranges::find_if(draft.tables, [](const TableDraft& table) { return table.attributes.empty(); });
  if (total == draft.tables.end())
    draft.tables.insert(draft.tables.begin(), TableDraft{});
  else
    std::rotate(draft.tables.begin(), total, total + 1);
  plan.draft_ = std::move(draft);
  for (std::size_t number = 0; number < plan.draft_.attributes.size(); ++number) {
    const AttributeDraft& attribute = plan.draft_.attributes[number];
    plan.grouped_.push_back(attribute.groups.empty() ? -1 : plan.number_of(attribute.groups));
    if (attribute.groups.empty()) plan.asked_.push_back(static_cast<int>(number));
    auto& numbers = plan.category_of_.emplace_back();
    for (const std::string& category : attribute.category_of)
      numbers.push_back(
          static_cast<int>(std::ranges::find(attribute.categories, category) - attribute.categories.begin()));
  }
  return plan;
}

}  // namespace zubia::disclosure
