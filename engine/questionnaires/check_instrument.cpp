#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "engine/base/nearest_names.hpp"
#include "engine/questionnaires/checked_instrument.hpp"
#include "engine/questionnaires/instrument_builder.hpp"

namespace zubia::questionnaires {
namespace {

/// The longest name that SPSS takes.
constexpr std::size_t name_bytes_max = 64;

constexpr int depth_max = 8;
constexpr std::size_t repeats_deep_max = 2;

constexpr std::array reserved_names = {"all", "and", "by",  "eq", "ge", "gt",  "le",
                                       "lt",  "ne",  "not", "or", "to", "with"};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

Holds what_holds(const Item& item) {
  using enum ItemType;
  switch (item.type) {
    case single_choice:
    case dropdown:
    case yes_no:
    case likert:
      return Holds::code;
    case multiple_choice:
    case ranking:
      return Holds::codes;
    case numeric_scale:
    case number:
    case integer:
    case consent:
      return Holds::number;
    case calculated:
      return Holds::computed;
    case text:
    case long_text:
    case email:
    case url:
    case telephone:
    case date:
    case code_picker:
    case organisation_picker:
    case territory_picker:
    case file:
      return Holds::text;
    default:
      return Holds::nothing;
  }
}

Holds what_a_row_holds(ItemType type) {
  if (type == ItemType::single_choice_matrix) return Holds::code;
  if (type == ItemType::multiple_choice_matrix) return Holds::codes;
  return Holds::number;
}

std::string in_list(const std::string& member, const char* list, std::size_t number) {
  return member + (member.empty() ? "" : ".") + list + "[" + std::to_string(number) + "]";
}

}  // namespace

class InstrumentBuilder {
 public:
  explicit InstrumentBuilder(InstrumentDraft draft) {
    instrument_.draft_ = std::make_shared<const InstrumentDraft>(std::move(draft));
  }

  tl::expected<Instrument, std::vector<Problem>> build() {
    const InstrumentDraft& draft = instrument_.draft();
    check_lists(draft, problems_);
    if (draft.sections.empty())
      add("no-sections", "The form has no sections.", "sections", "Add a section with a question.");
    for (std::size_t i = 0; i < draft.sections.size(); ++i) add_section(draft.sections[i], in_list("", "sections", i));
    check_dimensions(draft, problems_);
    check_files(draft, problems_);
    check_strata();
    read_expressions();
    if (problems_.empty()) put_in_order();
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    return std::move(instrument_);
  }

 private:
  void add(std::string code, std::string detail, std::string member, std::string mend) {
    problems_.push_back(draft_problem(std::move(code), std::move(detail), std::move(member), std::move(mend)));
  }

  void add_section(const Section& section, const std::string& member) {
    const int number = add_node({.name = section.name, .section = &section, .member = member});
    add_items(section.items, number, {}, member, section.name);
  }

  void add_items(const std::vector<Item>& items, int parent, const std::vector<int>& repeats, const std::string& member,
                 const std::string& name) {
    if (items.empty())
      add("empty-group", "Nothing is in " + name + ".", member + ".items", "Add a question, or take it away.");
    for (std::size_t i = 0; i < items.size(); ++i) add_item(items[i], parent, repeats, in_list(member, "items", i));
  }

  bool is_too_deep(int parent) const {
    int depth = 0;
    for (int outer = parent; outer >= 0; outer = instrument_.node(outer).parent) ++depth;
    return depth > depth_max;
  }

  void add_item(const Item& item, int parent, const std::vector<int>& repeats, const std::string& member) {
    if (is_too_deep(parent) || (item.type == ItemType::repeated_group && repeats.size() == repeats_deep_max)) {
      add("nested-too-deep", item.name + " is inside too many groups.", member,
          "At most 8 groups may stand inside each other, 2 of them repeated.");
      return;
    }
    check_item(instrument_.draft(), item, member, problems_);
    Node node{.name = item.name, .holds = what_holds(item), .parent = parent, .repeats = repeats, .item = &item};
    node.list = list_of(item);
    node.member = member;
    const int number = add_node(node);
    if (has_rows(item.type)) add_rows(item, number, repeats, member);
    if (has_items(item.type)) {
      std::vector<int> inside = repeats;
      if (item.type == ItemType::repeated_group) inside.push_back(number);
      add_items(item.items, number, inside, member, item.name);
    }
    if (node.list != nullptr && node.is_variable())
      for (const Choice& choice : node.list->choices)
        if (choice.meaning == ChoiceMeaning::other) return add_other(node, choice);
  }

  void add_rows(const Item& item, int parent, const std::vector<int>& repeats, const std::string& member) {
    for (std::size_t i = 0; i < item.rows.size(); ++i) {
      const Row& row = item.rows[i];
      Node node{.name = row.name, .parent = parent, .repeats = repeats, .item = &item, .row = &row};
      node.member = in_list(member, "rows", i);
      if (item.type != ItemType::number_matrix) {
        node.holds = what_a_row_holds(item.type);
        node.list = list_of(item);
        add_node(node);
        continue;
      }
      const int row_number = add_node(node);
      for (std::size_t j = 0; j < item.columns.size(); ++j) {
        Node cell = node;
        cell.name = row.name + "_" + item.columns[j].name;
        cell.holds = Holds::number;
        cell.parent = row_number;
        cell.column = &item.columns[j];
        cell.member = in_list(member, "columns", j);
        add_node(cell);
      }
    }
  }

  void add_other(const Node& of, const Choice& choice) {
    Node node = of;
    node.name += "_other";
    node.holds = Holds::text;
    node.list = nullptr;
    node.is_other = true;
    node.relevance =
        Expression{.kind = Expression::Kind::call, .function = Function::selected, .type = ValueType::truth};
    node.relevance->of = {{.kind = Expression::Kind::answer, .text = of.name},
                          {.kind = Expression::Kind::text, .text = choice.name, .type = ValueType::text}};
    add_node(node);
  }

  const ChoiceList* list_of(const Item& item) const {
    if (!has_choices(item.type)) return nullptr;
    const auto& lists = instrument_.draft().lists;
    const auto found = std::ranges::find(lists, item.list, &ChoiceList::name);
    return found == lists.end() ? nullptr : &*found;
  }

  int add_node(Node node) {
    const int number = static_cast<int>(instrument_.nodes_.size());
    node.exported = exported_names(node);
    check_name(node.name, node.member);
    for (const std::string& name : node.exported)
      if (name.size() > name_bytes_max)
        add("name-too-long", "The name " + name + " has " + std::to_string(name.size()) + " bytes, and SPSS takes 64.",
            node.member, "Shorten the name of the question.");
    for (const std::string& name : taken_by(node)) {
      const auto [earlier, is_new] = taken_.emplace(lower(name), node.member);
      if (!is_new)
        add("duplicate-name", "The name " + name + " is taken by " + earlier->second + " already.", node.member,
            "Give each question a name of its own; letter case does not tell them apart.");
    }
    instrument_.by_name_.emplace(node.name, number);
    instrument_.nodes_.push_back(std::move(node));
    return number;
  }

  static std::vector<std::string> exported_names(const Node& node) {
    if (!node.is_variable()) return {};
    if (node.holds != Holds::codes || node.list == nullptr) return {node.name};
    std::vector<std::string> names;
    for (const Choice& choice : node.list->choices)
      if (choice.code)
        names.push_back(node.name + "_" + (*choice.code < 0 ? "m" : "") + std::to_string(std::abs(*choice.code)));
    return names;
  }

  static std::set<std::string> taken_by(const Node& node) {
    std::set<std::string> names(node.exported.begin(), node.exported.end());
    names.insert(node.name);
    return names;
  }

  void check_name(const std::string& name, const std::string& member) {
    const bool is_written =
        !name.empty() && is_letter(name[0]) && name.back() != '_' &&
        std::ranges::all_of(name, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
    if (!is_written)
      add("wrong-name", name.empty() ? "A part of the form has no name." : "\"" + name + "\" cannot be a name.", member,
          "Begin with a letter, go on with letters without accents, digits and _, and do not end with _.");
    if (std::ranges::find(reserved_names, lower(name)) != reserved_names.end())
      add("reserved-name", "SPSS keeps the name " + name + " for itself.", member, "Make the name longer.");
  }

  void check_strata() {
    const auto& strata = instrument_.draft().strata;
    for (std::size_t i = 0; i < strata.size(); ++i) {
      const int number = instrument_.find(strata[i]);
      if (number >= 0 && instrument_.node(number).holds == Holds::code && instrument_.node(number).repeats.empty())
        continue;
      add("unknown-stratum", "There is no question " + strata[i] + " with one choice.", in_list("", "strata", i),
          "Name a question with one choice, outside repeated groups.");
    }
  }

  void read(std::optional<Expression>& into, const std::string& source, const char* what, int number, Use use) {
    if (source.empty()) return;
    const Node& node = instrument_.node(number);
    auto parsed = parse_expression(source);
    std::optional<Problem> problem;
    if (parsed)
      problem = resolve(*parsed, instrument_, node, use);
    else
      problem = std::move(parsed.error());
    if (!problem) {
      into = std::move(*parsed);
      return;
    }
    problem->detail = "In the " + std::string(what) + " of " + node.name + ": " + problem->detail;
    problem->where.member = node.member + "." + what;
    problems_.push_back(std::move(*problem));
  }

  void read_expressions() {
    for (int number = 0; number < static_cast<int>(instrument_.nodes_.size()); ++number) {
      Node& node = instrument_.nodes_[static_cast<std::size_t>(number)];
      if (node.is_other || node.column != nullptr) continue;
      if (node.section != nullptr) {
        read(node.relevance, node.section->relevance, "relevance", number, Use::ordinary);
        check_text(node.section->introduction, number);
        continue;
      }
      const Item& item = *node.item;
      if (node.row != nullptr) {
        read(node.relevance, node.row->relevance, "relevance", number, Use::ordinary);
        check_text(node.row->label, number);
      } else {
        read(node.relevance, item.relevance, "relevance", number, Use::ordinary);
        read(node.calculation, item.calculation, "calculation", number, Use::ordinary);
        read(node.repeat_count, item.repeat_count, "repeat_count", number, Use::ordinary);
        check_text(item.label, number);
        check_text(item.hint, number);
      }
      read(node.required, item.required, "required", number, Use::ordinary);
      read(node.constraint, item.constraint, "constraint", number, Use::constraint);
      read(node.choice_filter, item.choice_filter, "choice_filter", number, Use::choice_filter);
      if (node.row == nullptr) read(node.initial, item.initial, "initial", number, Use::ordinary);
    }
  }

  /// A label may show an answer, `${name}`: the name has to exist, and to have one answer there.
  void check_text(const Texts& texts, int number) {
    const Node& node = instrument_.node(number);
    for (const auto& [language, text] : texts)
      for (const std::string& name : names_in_text(text)) {
        Expression shown{.kind = Expression::Kind::answer, .text = name};
        auto problem = resolve(shown, instrument_, node, Use::ordinary);
        if (!problem) continue;
        add(problem->code,
            fmt::format("The {} text of {} shows ${{{}}}, which {}", language, node.name, name,
                        problem->code == "unknown-name" ? "is no question." : "has no single answer there."),
            node.member, problem->mend);
        return;
      }
  }

  void put_in_order() {
    auto order = dependency_order(instrument_);
    if (order) {
      instrument_.order_ = std::move(*order);
      return;
    }
    const auto& names = order.error();
    std::string path;
    for (const std::string& name : names) path += (path.empty() ? "" : " → ") + name;
    const Node& first = instrument_.node(instrument_.find(names.front()));
    add("circle", "Each of these needs the one after it to be known first: " + path + ".", first.member,
        "Take one of them out of the relevance or calculation of another.");
  }

  Instrument instrument_;
  std::vector<Problem> problems_;
  std::map<std::string, std::string> taken_;
};

int Instrument::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? -1 : found->second;
}

tl::expected<Instrument, std::vector<Problem>> check_instrument(InstrumentDraft draft) {
  return InstrumentBuilder(std::move(draft)).build();
}

Problem draft_problem(std::string code, std::string detail, std::string member, std::string mend) {
  Problem problem{std::move(code), std::move(detail), {}, std::move(mend)};
  problem.where.member = std::move(member);
  return problem;
}

std::vector<std::string> names_in_text(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) break;
    std::string name(text.substr(at + 2, end - at - 2));
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace zubia::questionnaires
