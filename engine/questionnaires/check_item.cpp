#include <algorithm>
#include <array>
#include <set>

#include "engine/base/nearest_names.hpp"
#include "engine/questionnaires/instrument_builder.hpp"

namespace zubia::questionnaires {
namespace {

/// The longest text of SPSS.
constexpr int length_max = 32'767;
constexpr std::array classifications = {"nace", "cpv", "technology"};
constexpr std::string_view previous_mark = "previous.";

class ItemCheck {
 public:
  ItemCheck(const InstrumentDraft& draft, const Item& item, const std::string& member, std::vector<Problem>& problems)
      : draft_(draft), item_(item), member_(member), problems_(problems) {}

  void all() {
    choices();
    rows();
    bounds();
    kinds();
    scoring(item_.scoring, member_ + ".scoring");
    for (std::size_t i = 0; i < item_.rows.size(); ++i)
      scoring(item_.rows[i].scoring, member_ + ".rows[" + std::to_string(i) + "].scoring");
  }

 private:
  void add(std::string code, const std::string& detail, const std::string& part, std::string mend) {
    problems_.push_back(
        draft_problem(std::move(code), detail, part.empty() ? member_ : member_ + "." + part, std::move(mend)));
  }

  const ChoiceList* list() const {
    const auto found = std::ranges::find(draft_.lists, item_.list, &ChoiceList::name);
    return found == draft_.lists.end() ? nullptr : &*found;
  }

  void choices() {
    if (!has_choices(item_.type)) {
      if (!item_.list.empty())
        add("unexpected-list", item_.name + " has a list of choices, which its type does not have.", "list",
            "Take the list away, or make it a question with choices.");
      return;
    }
    const ChoiceList* of = list();
    if (of == nullptr) {
      std::vector<std::string> names;
      for (const ChoiceList& one : draft_.lists) names.push_back(one.name);
      std::string mend = did_you_mean(item_.list, names);
      add("unknown-list",
          item_.list.empty() ? item_.name + " has no list of choices."
                             : item_.name + " has the list " + item_.list + ", which there is not.",
          "list", mend.empty() ? "Name a list of choices of the form." : mend);
      return;
    }
    if (item_.type == ItemType::yes_no) yes_no(*of);
    if (item_.type == ItemType::multiple_choice || item_.type == ItemType::multiple_choice_matrix)
      choice_counts(*of);
    else if (std::ranges::count(of->choices, ChoiceMeaning::none_of_these, &Choice::meaning) > 0)
      add("exclusive-choice", item_.name + " takes one choice, and its list has a \"none of these\".", "list",
          "Use another list, or let several be chosen.");
  }

  void yes_no(const ChoiceList& of) {
    std::set<int> codes;
    for (const Choice& choice : of.choices)
      if (choice.code && choice.meaning == ChoiceMeaning::substance) codes.insert(*choice.code);
    if (codes != std::set<int>{0, 1})
      add("wrong-yes-no-codes", "The list " + of.name + " of " + item_.name + " has not the codes 1 and 0.", "list",
          "Give yes the code 1 and no the code 0; \"don't know\" may be there as well.");
  }

  void choice_counts(const ChoiceList& of) {
    const int count = static_cast<int>(of.choices.size());
    const int least = item_.choices_min.value_or(0);
    const int most = item_.choices_max.value_or(count);
    if (least < 0 || most < 1 || least > most || least > count)
      add("minimum-above-maximum",
          item_.name + " asks for at least " + std::to_string(least) + " and at most " + std::to_string(most) + " of " +
              std::to_string(count) + " choices.",
          "choices_min", "Give a minimum from 0 on and a maximum that is not below it.");
  }

  void rows() {
    if (has_rows(item_.type) && item_.rows.size() < (item_.type == ItemType::percentage_split ? 2U : 1U))
      add("no-rows", item_.name + " has too few rows.", "rows", "Add a row.");
    if (!has_rows(item_.type) && !item_.rows.empty())
      add("no-rows", item_.name + " has rows, which its type does not have.", "rows", "Make it a matrix.");
    if ((item_.type == ItemType::number_matrix) == item_.columns.empty())
      add("no-columns",
          item_.name +
              (item_.columns.empty() ? " has no columns." : " has columns of numbers, which its type does not have."),
          "columns", "A matrix of numbers has columns; no other type has.");
  }

  void bounds() {
    if (item_.minimum && item_.maximum && *item_.minimum > *item_.maximum)
      add("minimum-above-maximum", item_.name + " has a minimum above its maximum.", "minimum", "Lower the minimum.");
    const bool is_scale = item_.type == ItemType::numeric_scale || item_.type == ItemType::semantic_differential;
    if (is_scale && (!item_.minimum || !item_.maximum || *item_.minimum == *item_.maximum))
      add("missing-bounds", item_.name + " is a scale without two ends.", "minimum", "Give a minimum and a maximum.");
    if (item_.step && !(*item_.step > 0))
      add("wrong-step", item_.name + " has a step that is not above 0.", "step", "Give a step above 0, or none.");
    if (item_.length_max && (*item_.length_max < 1 || *item_.length_max > length_max))
      add("wrong-length", item_.name + " may be " + std::to_string(*item_.length_max) + " characters long.",
          "length_max", "Give 1 to 32767: SPSS takes no more.");
    if (item_.repeats_max && *item_.repeats_max < 1)
      add("minimum-above-maximum", item_.name + " may be repeated less than once.", "repeats_max", "Give at least 1.");
  }

  void kinds() {
    const bool is_picker = item_.type == ItemType::code_picker;
    if (is_picker && std::ranges::find(classifications, item_.classification) == classifications.end())
      add("unknown-classification", item_.name + " picks from \"" + item_.classification + "\", which is not known.",
          "classification", "Write nace, cpv or technology.");
    const bool is_calculated = item_.type == ItemType::calculated;
    if (is_calculated && item_.calculation.empty())
      add("missing-calculation", item_.name + " is calculated, but nothing says how.", "calculation",
          "Write an expression, such as ${exports} div ${turnover}.");
    if (!is_calculated && !item_.calculation.empty())
      add("unexpected-calculation", item_.name + " is asked and calculated at once.", "calculation",
          "Make it a calculated question, or write the expression as its first answer.");
    const auto& sources = prefill_sources();
    const bool is_previous = item_.prefill.starts_with(previous_mark) && item_.prefill.size() > previous_mark.size();
    if (!item_.prefill.empty() && !is_previous && std::ranges::find(sources, item_.prefill) == sources.end()) {
      std::string mend = did_you_mean(item_.prefill, sources);
      add("unknown-prefill", item_.name + " is pre-filled from \"" + item_.prefill + "\", which is not known.",
          "prefill",
          mend.empty() ? "Write previous. and a variable of an earlier version, or organisation.size_class." : mend);
    }
  }

  void scoring(const Scoring& of, const std::string& member) {
    if (of.dimension.empty()) return;
    std::vector<std::string> names;
    for (const Dimension& dimension : draft_.dimensions) names.push_back(dimension.name);
    if (std::ranges::find(names, of.dimension) == names.end()) {
      std::string mend = did_you_mean(of.dimension, names);
      problems_.push_back(draft_problem("unknown-dimension", "There is no dimension " + of.dimension + ".", member,
                                        mend.empty() ? "Name a dimension of the form." : mend));
    }
    if (!(of.importance >= 0))
      problems_.push_back(
          draft_problem("wrong-importance", "An importance is below 0.", member, "Give a number from 0 on."));
    const bool is_bounded = has_choices(item_.type) || (item_.minimum && item_.maximum);
    if (!is_bounded || item_.type == ItemType::ranking || item_.type == ItemType::multiple_choice_matrix)
      problems_.push_back(draft_problem("wrong-score", item_.name + " cannot be scored from 0 to 1.", member,
                                        "Score questions with one choice, or numbers with a minimum and a maximum."));
  }

  const InstrumentDraft& draft_;
  const Item& item_;
  const std::string& member_;
  std::vector<Problem>& problems_;
};

void check_list(const ChoiceList& list, const std::string& member, std::vector<Problem>& problems) {
  if (list.choices.size() < 2)
    problems.push_back(draft_problem("too-few-choices", "The list " + list.name + " has less than two choices.", member,
                                     "Add a choice."));
  std::set<std::string> names;
  std::set<int> codes;
  for (std::size_t i = 0; i < list.choices.size(); ++i) {
    const Choice& choice = list.choices[i];
    const std::string place = member + ".choices[" + std::to_string(i) + "]";
    const bool has_blank = choice.name.empty() || std::ranges::any_of(choice.name, [](char c) {
                             return static_cast<unsigned char>(c) <= ' ';
                           });
    if (has_blank)
      problems.push_back(draft_problem(
          "wrong-name",
          "A choice of " + list.name + " has " + (choice.name.empty() ? "no name." : "blanks in its name."), place,
          "Name the choice in one word, such as its code."));
    if (!names.insert(choice.name).second)
      problems.push_back(draft_problem("duplicate-choice",
                                       "The list " + list.name + " has the choice " + choice.name + " twice.", place,
                                       "Take one of them away."));
    if (!choice.code)
      problems.push_back(
          draft_problem("choice-without-code", "The choice " + choice.name + " of " + list.name + " has no code.",
                        place, "Give it a number that no other choice of the list has; 99 for \"don't know\"."));
    else if (!codes.insert(*choice.code).second)
      problems.push_back(draft_problem(
          "duplicate-code", "Two choices of " + list.name + " have the code " + std::to_string(*choice.code) + ".",
          place, "Give each choice a code of its own."));
    if (choice.score && !(*choice.score >= 0 && *choice.score <= 1))
      problems.push_back(draft_problem("wrong-score", "The choice " + choice.name + " has a score outside 0 to 1.",
                                       place, "Give a score from 0 to 1."));
  }
}

}  // namespace

void check_item(const InstrumentDraft& draft, const Item& item, const std::string& member,
                std::vector<Problem>& problems) {
  ItemCheck(draft, item, member, problems).all();
}

void check_lists(const InstrumentDraft& draft, std::vector<Problem>& problems) {
  if (draft.languages.empty())
    problems.push_back(draft_problem("no-languages", "The form has no language.", "languages", "Name at least one."));
  std::set<std::string> names;
  for (std::size_t i = 0; i < draft.lists.size(); ++i) {
    const std::string member = "lists[" + std::to_string(i) + "]";
    if (!names.insert(draft.lists[i].name).second)
      problems.push_back(draft_problem("duplicate-name", "Two lists are called " + draft.lists[i].name + ".", member,
                                       "Give each list a name of its own."));
    check_list(draft.lists[i], member, problems);
  }
}

void check_dimensions(const InstrumentDraft& draft, std::vector<Problem>& problems) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < draft.dimensions.size(); ++i) {
    const Dimension& dimension = draft.dimensions[i];
    const std::string member = "dimensions[" + std::to_string(i) + "]";
    if (dimension.name.empty() || !names.insert(dimension.name).second)
      problems.push_back(draft_problem("duplicate-name",
                                       "Two dimensions are called \"" + dimension.name + "\", or one has no name.",
                                       member, "Give each dimension a name of its own."));
    if (!(dimension.importance >= 0))
      problems.push_back(
          draft_problem("wrong-importance", "An importance is below 0.", member, "Give a number from 0 on."));
    const auto& bands = dimension.bands;
    const bool ascends = std::ranges::adjacent_find(
                             bands, [](const Band& a, const Band& b) { return !(a.from < b.from); }) == bands.end();
    if (!bands.empty() && (bands.front().from != 0 || !ascends || !(bands.back().from < 100)))
      problems.push_back(draft_problem("wrong-bands", "The bands of " + dimension.name + " leave a score without one.",
                                       member + ".bands", "Begin the first at 0 and each next one higher, below 100."));
  }
}

}  // namespace zubia::questionnaires
