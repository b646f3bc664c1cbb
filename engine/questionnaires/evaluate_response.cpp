#include "engine/questionnaires/evaluate_response.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/questionnaires/evaluate_expression.hpp"
#include "engine/questionnaires/response_checks.hpp"

namespace zubia::questionnaires {
namespace {

using Path = std::vector<int>;

/// Where the form sets no limit to the repeats of a group.
constexpr int repeats_max = 100;
/// What rounding of shares with two decimals may be off by.
constexpr double sum_tolerance = 0.05;

const Choice* choice_with(const ChoiceList& list, int code) {
  const auto found = std::ranges::find(list.choices, std::optional(code), &Choice::code);
  return found == list.choices.end() ? nullptr : &*found;
}

/// The state and value of an answer that is relevant.
Cell cell_of(const Node& node, const Answer& answer) {
  Cell cell{.state = CellState::given, .answer = answer, .value = std::string()};
  if (std::holds_alternative<DontKnow>(answer)) {
    cell.state = CellState::dont_know;
  } else if (const auto* number = std::get_if<double>(&answer)) {
    if (std::isnan(*number)) return {};
    if (node.holds == Holds::number || node.holds == Holds::computed) cell.value = *number;
  } else if (const auto* text = std::get_if<std::string>(&answer)) {
    if (text->empty()) return {};
    if (node.holds == Holds::text || node.holds == Holds::computed) cell.value = *text;
  } else if (const auto* codes = std::get_if<Codes>(&answer)) {
    if (codes->empty()) return {};
    std::string names;
    for (const int code : *codes) {
      const Choice* choice = node.list == nullptr ? nullptr : choice_with(*node.list, code);
      if (choice == nullptr) continue;
      names += (names.empty() ? "" : " ") + choice->name;
      if (choice->meaning == ChoiceMeaning::dont_know) cell.state = CellState::dont_know;
      if (choice->meaning == ChoiceMeaning::not_applicable) cell.state = CellState::not_applicable;
    }
    cell.value = std::move(names);
  } else {
    return {};
  }
  return cell;
}

/// What an expression gave, as an answer of that node; nothing where it is none.
Answer answer_of(const Node& node, const Value& value) {
  if (node.holds == Holds::number || (node.holds == Holds::computed && !std::holds_alternative<std::string>(value))) {
    const double number = as_number(value);
    return std::isfinite(number) ? Answer(number) : Answer();
  }
  const std::string text = as_text(value);
  if (text.empty()) return {};
  if (node.list == nullptr) return text;
  Codes codes;
  for (const Choice& choice : node.list->choices)
    if ((" " + text + " ").find(" " + choice.name + " ") != std::string::npos) codes.push_back(*choice.code);
  return codes.empty() ? Answer() : Answer(codes);
}

class Judge {
 public:
  Judge(const Instrument& instrument, const Answers& answers, const std::string& today)
      : instrument_(instrument), answers_(answers), today_(today), known_(instrument.nodes().size()) {}

  Evaluation judged() {
    for (const int number : instrument_.order())
      for (const Path& path : paths(instrument_.node(number).repeats)) evaluate_node(number, path);
    unknown_questions(answers_);
    for (int number = 0; number < count(); ++number)
      for (const Path& path : paths(instrument_.node(number).repeats)) judge_node(number, path);
    return std::move(found_);
  }

 private:
  /// What is known of one node in one repeat.
  struct Known {
    bool is_relevant = false;
    Cell cell = {};
    int repeats = 0;
  };

  int count() const { return static_cast<int>(known_.size()); }
  static std::size_t index(int number) { return static_cast<std::size_t>(number); }

  /// Every repeat that there is of something inside these groups.
  std::vector<Path> paths(const std::vector<int>& groups) const {
    std::vector<Path> all = {{}};
    for (const int group : groups) {
      std::vector<Path> longer;
      for (const Path& path : all) {
        const auto known = known_[index(group)].find(path);
        const int repeats = known == known_[index(group)].end() ? 0 : known->second.repeats;
        for (int repeat = 0; repeat < repeats; ++repeat) {
          longer.push_back(path);
          longer.back().push_back(repeat);
        }
      }
      all = std::move(longer);
    }
    return all;
  }

  const Known& known(int number, const Path& path) const {
    static const Known nothing;
    const auto found = known_[index(number)].find(path);
    return found == known_[index(number)].end() ? nothing : found->second;
  }

  /// The repeat of an outer node that a path lies in.
  Path around(int number, const Path& path) const {
    return {path.begin(), path.begin() + static_cast<std::ptrdiff_t>(instrument_.node(number).repeats.size())};
  }

  Surroundings surroundings(const Path& path) const {
    Surroundings around_here;
    around_here.answer = [this, &path](const std::string& name) {
      const int number = instrument_.find(name);
      return known(number, around(number, path)).cell.value;
    };
    around_here.answers = [this, &path](const std::string& name) {
      const int number = instrument_.find(name);
      std::vector<Value> values;
      for (const Path& one : paths(instrument_.node(number).repeats)) {
        const Known& there = known(number, one);
        if (there.is_relevant && is_near(one, path, number)) values.push_back(there.cell.value);
      }
      return values;
    };
    around_here.repeats = [this, &path](const std::string& name) {
      const int number = instrument_.find(name);
      double repeats = 0;
      for (const Path& one : paths(instrument_.node(number).repeats))
        if (is_near(one, path, number)) repeats += known(number, one).repeats;
      return repeats;
    };
    around_here.position = path.empty() ? 1 : path.back() + 1;
    around_here.today = today_;
    around_here.self = std::string();
    return around_here;
  }

  /// An answer of another group counts everywhere; one of a group inside this repeat, only in this repeat.
  bool is_near(const Path& one, const Path& here, int number) const {
    const auto& groups = instrument_.node(number).repeats;
    for (std::size_t i = 0; i < std::min({one.size(), here.size(), groups.size(), here_.size()}); ++i) {
      if (groups[i] != here_[i]) return true;
      if (one[i] != here[i]) return false;
    }
    return true;
  }

  const Answers* answers_at(const Node& node, const Path& path) const {
    const Answers* at = &answers_;
    for (std::size_t i = 0; i < path.size(); ++i) {
      const auto group = at->repeats.find(instrument_.node(node.repeats[i]).name);
      if (group == at->repeats.end() || group->second.size() <= index(path[i])) return nullptr;
      at = &group->second[index(path[i])];
    }
    return at;
  }

  Answer given(const Node& node, const Path& path) const {
    const Answers* at = answers_at(node, path);
    if (at == nullptr) return {};
    const auto found = at->values.find(node.name);
    return found == at->values.end() ? Answer() : found->second;
  }

  void evaluate_node(int number, const Path& path) {
    const Node& node = instrument_.node(number);
    here_ = node.repeats;
    Known now;
    now.is_relevant = node.parent < 0 || known(node.parent, around(node.parent, path)).is_relevant;
    if (now.is_relevant && node.relevance) now.is_relevant = as_truth(evaluate(*node.relevance, surroundings(path)));
    now.cell = {.state = CellState::not_relevant, .value = std::string()};
    if (now.is_relevant && node.is_variable()) {
      const Answer answer =
          node.calculation ? answer_of(node, evaluate(*node.calculation, surroundings(path))) : given(node, path);
      now.cell = cell_of(node, answer);
      if (now.cell.state == CellState::missing) now.cell.value = std::string();
    }
    if (now.is_relevant && node.is_repeated()) now.repeats = repeats_of(node, path);
    found_.relevant[{node.name, path}] = now.is_relevant;
    if (node.is_variable()) found_.cells[{node.name, path}] = now.cell;
    known_[index(number)][path] = std::move(now);
  }

  int repeats_of(const Node& node, const Path& path) const {
    const int most = node.item->repeats_max.value_or(repeats_max);
    double wanted = static_cast<double>(given_repeats(node, path));
    if (node.repeat_count) {
      wanted = as_number(evaluate(*node.repeat_count, surroundings(path)));
      if (std::isnan(wanted)) wanted = 0;
    }
    return static_cast<int>(std::clamp(std::floor(wanted), 0.0, static_cast<double>(most)));
  }

  std::size_t given_repeats(const Node& node, const Path& path) const {
    const Answers* at = answers_at(node, path);
    if (at == nullptr) return 0;
    const auto found = at->repeats.find(node.name);
    return found == at->repeats.end() ? 0 : found->second.size();
  }

  void fail(Failure failure, const Node& node, const Path& path) {
    failure.place = {node.name, path};
    found_.failures.push_back(std::move(failure));
  }

  void judge_node(int number, const Path& path) {
    const Node& node = instrument_.node(number);
    here_ = node.repeats;
    const Known& now = known(number, path);
    if (!now.is_relevant) return;
    if (node.is_repeated() && !node.repeat_count) {
      const int most = node.item->repeats_max.value_or(repeats_max);
      if (given_repeats(node, path) > index(most)) fail({.code = "too-many-repeats", .bound = 1.0 * most}, node, path);
    }
    if (node.row == nullptr && node.item != nullptr && node.item->type == ItemType::percentage_split)
      judge_sum(node, number, path);
    if (!node.is_variable() || node.holds == Holds::computed) return;
    if (now.cell.state == CellState::missing)
      judge_missing(node, path);
    else
      judge_answer(node, now.cell, path);
  }

  void judge_missing(const Node& node, const Path& path) {
    if (node.required && as_truth(evaluate(*node.required, surroundings(path))))
      found_.remaining.push_back({node.name, path});
    if (!node.initial) return;
    Answer first = answer_of(node, evaluate(*node.initial, surroundings(path)));
    if (!std::holds_alternative<std::monostate>(first)) found_.initial[{node.name, path}] = std::move(first);
  }

  void judge_answer(const Node& node, const Cell& cell, const Path& path) {
    Surroundings around_here = surroundings(path);
    const auto is_offered = [&](const Choice& choice) {
      if (!node.choice_filter) return true;
      std::map<std::string, std::string> columns = choice.columns;
      columns["name"] = choice.name;
      around_here.columns = &columns;
      return as_truth(evaluate(*node.choice_filter, around_here));
    };
    if (auto failure = answer_failure(node, cell.answer, is_offered)) return fail(std::move(*failure), node, path);
    if (!node.constraint || cell.state == CellState::dont_know) return;
    around_here.columns = nullptr;
    around_here.self = cell.value;
    if (!as_truth(evaluate(*node.constraint, around_here))) fail({.code = "constraint"}, node, path);
  }

  /// Parts of a whole: together 100 once all are there, and never more.
  void judge_sum(const Node& node, int number, const Path& path) {
    double sum = 0;
    bool is_whole = true;
    bool is_begun = false;
    for (int row = number + 1; row < count() && instrument_.node(row).parent == number; ++row) {
      const Known& part = known(row, path);
      if (!part.is_relevant) continue;
      const auto* share = std::get_if<double>(&part.cell.value);
      is_whole = is_whole && share != nullptr;
      is_begun = is_begun || share != nullptr;
      if (share != nullptr) sum += *share;
    }
    if (sum > 100 + sum_tolerance || (is_begun && is_whole && sum < 100 - sum_tolerance))
      fail({.code = "wrong-sum", .bound = 100}, node, path);
  }

  /// Answers to questions that the form does not have: of another version, or mistyped by a program.
  void unknown_questions(const Answers& answers, const Path& path = {}, int group = -1) {
    const auto is_here = [&](int number) {
      const auto& repeats = instrument_.node(number).repeats;
      return group < 0 ? repeats.empty() : !repeats.empty() && repeats.back() == group;
    };
    for (const auto& [name, answer] : answers.values) {
      const int number = instrument_.find(name);
      if (number < 0 || !instrument_.node(number).is_variable() || !is_here(number))
        found_.failures.push_back({{name, path}, "unknown-question"});
    }
    for (const auto& [name, repeats] : answers.repeats) {
      const int number = instrument_.find(name);
      if (number < 0 || !instrument_.node(number).is_repeated() || !is_here(number)) {
        found_.failures.push_back({{name, path}, "unknown-question"});
        continue;
      }
      for (std::size_t i = 0; i < repeats.size(); ++i) {
        Path inner = path;
        inner.push_back(static_cast<int>(i));
        unknown_questions(repeats[i], inner, number);
      }
    }
  }

  const Instrument& instrument_;
  const Answers& answers_;
  const std::string& today_;
  std::vector<std::map<Path, Known>> known_;
  std::vector<int> here_;  // the repeated groups around the node that is looked at
  Evaluation found_;
};

}  // namespace

Evaluation evaluate_response(const Instrument& instrument, const Answers& answers, const std::string& today) {
  return Judge(instrument, answers, today).judged();
}

}  // namespace zubia::questionnaires
