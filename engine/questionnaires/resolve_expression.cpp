#include <algorithm>

#include "engine/base/nearest_names.hpp"
#include "engine/questionnaires/expression_functions.hpp"
#include "engine/questionnaires/instrument_builder.hpp"
#include "engine/questionnaires/value.hpp"

namespace zubia::questionnaires {
namespace {

using Found = std::optional<Problem>;

Problem wrong(std::string code, const Expression& part, const std::string& what, std::string mend) {
  return {std::move(code), "At character " + std::to_string(part.place) + ", " + what + ".", {}, std::move(mend)};
}

std::string shown(const std::string& name) { return "${" + name + "}"; }

ValueType type_of(const Node& node) {
  switch (node.holds) {
    case Holds::number:
      return ValueType::number;
    case Holds::computed:
      return node.calculation ? node.calculation->type : ValueType::any;
    case Holds::code:
    case Holds::codes:
    case Holds::text:
      return ValueType::text;
    case Holds::nothing:
      break;
  }
  return ValueType::any;
}

class Resolver {
 public:
  Resolver(const Instrument& instrument, const Node& node, Use use) : instrument_(instrument), node_(node), use_(use) {}

  Found resolve(Expression& part, bool may_be_list = false) const {
    switch (part.kind) {
      case Expression::Kind::answer:
        return name(part, may_be_list);
      case Expression::Kind::self:
        return self(part);
      case Expression::Kind::column:
        return column(part);
      case Expression::Kind::call:
        return call(part);
      default:
        return {};
    }
  }

 private:
  Found name(Expression& part, bool may_be_list) const {
    const int number = instrument_.find(part.text);
    if (number < 0) return unknown(part);
    const Node& meant = instrument_.node(number);
    if (!meant.is_variable())
      return wrong("group-has-no-value", part, shown(part.text) + " has no answer of its own",
                   meant.is_repeated()
                       ? "Write count(" + shown(part.text) + ") for how many there are, or name a question."
                       : "Name a question.");
    part.type = type_of(meant);
    const auto& outer = meant.repeats;
    const bool is_here =
        outer.size() <= node_.repeats.size() && std::ranges::equal(outer, std::span(node_.repeats).first(outer.size()));
    if (is_here) return {};
    if (!may_be_list)
      return wrong(
          "repeated-answer", part,
          shown(part.text) + " has several answers, one for each of " + shown(instrument_.node(outer.back()).name),
          "Write sum(" + shown(part.text) + "), min, max, count or join, or indexed-repeat(…) for one of them.");
    part.kind = Expression::Kind::answers;
    return {};
  }

  Problem unknown(const Expression& part) const {
    std::vector<std::string> names;
    for (const Node& node : instrument_.nodes()) names.push_back(node.name);
    std::string mend = did_you_mean(part.text, names);
    if (mend.empty()) mend = "Write the name of a question of this form.";
    return wrong("unknown-name", part, "there is no question " + shown(part.text), mend);
  }

  Found self(const Expression& part) const {
    if (use_ == Use::constraint && part.text.empty()) return {};
    return wrong("unexpected-self", part, "\".\" stands for the answer that is checked, and nothing is checked here",
                 "Write the name of the question as ${name}.");
  }

  Found column(Expression& part) const {
    if (use_ != Use::choice_filter)
      return wrong("bare-name", part, part.text + " stands without signs around it",
                   "Write " + shown(part.text) + " for a question and '" + part.text + "' for a text.");
    std::vector<std::string> known = {"name"};
    if (node_.list != nullptr)
      for (const Choice& choice : node_.list->choices)
        for (const auto& [column, value] : choice.columns)
          if (std::ranges::find(known, column) == known.end()) known.push_back(column);
    if (std::ranges::find(known, part.text) != known.end()) return {};
    std::string mend = did_you_mean(part.text, known);
    if (mend.empty()) mend = "Give the choices that column, or write '" + part.text + "' where it is a text.";
    return wrong("unknown-column", part, "no choice of the list has a column " + part.text, mend);
  }

  Found repeats(Expression& part) const {
    if (part.kind == Expression::Kind::answer) {
      const int number = instrument_.find(part.text);
      if (number < 0) return unknown(part);
      if (instrument_.node(number).is_repeated()) {
        part.kind = Expression::Kind::repeats;
        part.type = ValueType::number;
        return {};
      }
    }
    return wrong("not-in-a-group", part, "a repeated group is due", "Write its name as ${name}.");
  }

  Found call(Expression& part) const {
    if (part.function == Function::position) return position(part);
    if (part.function == Function::indexed) {
      if (auto found = resolve(part.of[0], true)) return found;
      if (part.of[0].kind != Expression::Kind::answers)
        return wrong("not-in-a-group", part.of[0], "a question of a repeated group is due",
                     "Leave indexed-repeat out: this question has one answer here.");
      if (auto found = repeats(part.of[1])) return found;
      part.type = part.of[0].type;
      return resolve(part.of[2]);
    }
    if (part.function == Function::count && part.of[0].kind == Expression::Kind::answer) {
      const int number = instrument_.find(part.of[0].text);
      if (number >= 0 && instrument_.node(number).is_repeated()) return repeats(part.of[0]);
    }
    const bool takes_lists = rule_of(part.function).takes_lists;
    for (std::size_t i = 0; i < part.of.size(); ++i)
      if (auto found = resolve(part.of[i], takes_lists && (part.function != Function::join || i > 0))) return found;
    if (part.function == Function::choose && part.of[1].type == part.of[2].type) part.type = part.of[1].type;
    if (part.function == Function::coalesce &&
        std::ranges::all_of(part.of, [&](const Expression& one) { return one.type == part.of[0].type; }))
      part.type = part.of[0].type;
    return unknown_choice(part);
  }

  Found position(Expression& part) const {
    if (part.of[0].kind != Expression::Kind::self || part.of[0].text != "..")
      return wrong("not-in-a-group", part, "position() is only read as position(..)", "Write position(..).");
    if (node_.repeats.empty())
      return wrong("not-in-a-group", part, "position(..) stands outside every repeated group",
                   "Use it inside a repeated group.");
    return {};
  }

  /// `${sector} = 'helth'` would silently be false for ever.
  Found unknown_choice(const Expression& part) const {
    const bool compares =
        part.function == Function::equal || part.function == Function::unequal || part.function == Function::selected;
    if (!compares) return {};
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
      const ChoiceList* list = list_of(part.of[side]);
      const Expression& other = part.of[1 - side];
      const bool is_written = other.kind == Expression::Kind::text || other.kind == Expression::Kind::number;
      if (list == nullptr || !is_written) continue;
      const std::string wanted = other.kind == Expression::Kind::text ? other.text : as_text(Value(other.number));
      std::vector<std::string> names;
      for (const Choice& choice : list->choices) names.push_back(choice.name);
      if (wanted.empty() || std::ranges::find(names, wanted) != names.end()) continue;
      std::string mend = did_you_mean(wanted, names);
      if (mend.empty()) mend = "Write the name of a choice, not its label.";
      return wrong("unknown-choice", other, "the list " + list->name + " has no choice '" + wanted + "'", mend);
    }
    return {};
  }

  const ChoiceList* list_of(const Expression& part) const {
    if (part.kind == Expression::Kind::self) return node_.list;
    const bool is_answer = part.kind == Expression::Kind::answer || part.kind == Expression::Kind::answers;
    return is_answer ? instrument_.node(instrument_.find(part.text)).list : nullptr;
  }

  const Instrument& instrument_;
  const Node& node_;
  Use use_;
};

void gather(const std::optional<Expression>& expression, const Instrument& instrument, std::vector<int>& numbers) {
  if (!expression) return;
  for (const std::string& name : names_in(*expression)) numbers.push_back(instrument.find(name));
}

/// What has to be known before a node's relevance and value are.
std::vector<int> needs(const Instrument& instrument, int number) {
  const Node& node = instrument.node(number);
  std::vector<int> needed;
  if (node.parent >= 0) needed.push_back(node.parent);
  gather(node.relevance, instrument, needed);
  gather(node.calculation, instrument, needed);
  gather(node.repeat_count, instrument, needed);
  return needed;
}

/// Depth first, without recursion: a chain of thousands of calculations is no harder than a short one.
class Sorter {
 public:
  explicit Sorter(const Instrument& instrument)
      : instrument_(instrument), states_(instrument.nodes().size(), State::untouched) {}

  tl::expected<std::vector<int>, std::vector<std::string>> sorted() {
    for (std::size_t number = 0; number < states_.size(); ++number) {
      if (states_[number] != State::untouched) continue;
      if (const int again = visit(static_cast<int>(number)); again >= 0) return tl::unexpected(circle(again));
    }
    return order_;
  }

 private:
  enum class State : std::uint8_t { untouched, open, closed };
  struct Step {
    int number;
    std::vector<int> needed;
    std::size_t next = 0;
  };

  /// The node that was met again inside itself, or −1.
  int visit(int start) {
    open(start);
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.next == step.needed.size()) {
        states_[static_cast<std::size_t>(step.number)] = State::closed;
        order_.push_back(step.number);
        path_.pop_back();
        continue;
      }
      const int needed = step.needed[step.next++];
      const State state = states_[static_cast<std::size_t>(needed)];
      if (state == State::open) return needed;
      if (state == State::untouched) open(needed);
    }
    return -1;
  }

  void open(int number) {
    states_[static_cast<std::size_t>(number)] = State::open;
    path_.push_back({number, needs(instrument_, number)});
  }

  std::vector<std::string> circle(int again) const {
    std::vector<std::string> names;
    const auto first = std::ranges::find(path_, again, &Step::number);
    for (auto step = first; step != path_.end(); ++step) names.push_back(instrument_.node(step->number).name);
    names.push_back(instrument_.node(again).name);
    return names;
  }

  const Instrument& instrument_;
  std::vector<State> states_;
  std::vector<Step> path_;
  std::vector<int> order_;
};

}  // namespace

std::optional<Problem> resolve(Expression& expression, const Instrument& instrument, const Node& node, Use use) {
  return Resolver(instrument, node, use).resolve(expression);
}

tl::expected<std::vector<int>, std::vector<std::string>> dependency_order(const Instrument& instrument) {
  return Sorter(instrument).sorted();
}

}  // namespace zubia::questionnaires
