#include "operations/disclosure/publishable_questions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "engine/base/absence.hpp"
#include "engine/base/nearest_names.hpp"
#include "engine/diagnosis/possible_scores.hpp"
#include "engine/disclosure/wrong_input.hpp"

namespace zubia::operations {
namespace {

using disclosure::ItemKind;
using disclosure::Statistic;
using questionnaires::ChoiceMeaning;
using questionnaires::Instrument;
using questionnaires::ItemType;
using questionnaires::Node;

constexpr int decimals_of_shares = 2;
constexpr double score_highest = 100;

bool says_something(const questionnaires::Choice& choice) {
  return choice.code && choice.meaning != ChoiceMeaning::dont_know && choice.meaning != ChoiceMeaning::not_applicable;
}

std::vector<questionnaires::Choice> choices_of(const Node& node) {
  std::vector<questionnaires::Choice> choices;
  if (node.list != nullptr) std::ranges::copy_if(node.list->choices, std::back_inserter(choices), says_something);
  return choices;
}

bool is_personal(const Instrument& instrument, const Node& node) {
  if (node.item != nullptr && node.item->is_personal) return true;
  return node.parent >= 0 && is_personal(instrument, instrument.node(node.parent));
}

/// The lowest and the highest code where choices are the steps of a scale.
std::optional<std::pair<int, int>> steps_of(const Node& node) {
  const auto choices = choices_of(node);
  constexpr std::size_t steps_min = 3;
  if (choices.size() < steps_min) return {};
  std::vector<int> codes;
  for (const auto& choice : choices) {
    if (choice.meaning != ChoiceMeaning::substance) return {};
    codes.push_back(*choice.code);
  }
  std::ranges::sort(codes);
  if (codes.back() - codes.front() + 1 != static_cast<int>(codes.size())) return {};
  return std::pair(codes.front(), codes.back());
}

/// Below, at and above the middle of a scale; each step where it has fewer than five.
std::vector<DisclosureCategory> parts_of_scale(int low, int high) {
  constexpr int steps_min = 5;
  if (high - low + 1 < steps_min) return {};
  const int below = low + (high - low - 1) / 2;
  const int above = high - (high - low - 1) / 2;
  std::vector<DisclosureCategory> parts = {{"low", static_cast<double>(low), static_cast<double>(below)}};
  if (above - below > 1) parts.push_back({"middle", below + 1.0, above - 1.0});
  parts.push_back({"high", static_cast<double>(above), static_cast<double>(high)});
  return parts;
}

DisclosureQuestion scale_question(const std::string& name, int low, int high) {
  return {.name = name,
          .kind = ItemKind::scale,
          .low = static_cast<double>(low),
          .high = static_cast<double>(high),
          .categories = parts_of_scale(low, high),
          .statistics = {Statistic::mean, Statistic::distribution},
          .decimals = 1,
          .values = {}};
}

std::optional<DisclosureQuestion> choice_question(const Node& node) {
  DisclosureQuestion question{.name = node.name,
                              .kind = ItemKind::choice,
                              .low = {},
                              .high = {},
                              .categories = {},
                              .statistics = {Statistic::distribution},
                              .decimals = 0,
                              .values = {}};
  for (const auto& choice : choices_of(node)) question.categories.push_back({choice.name, 0, 0});
  if (question.categories.size() < 2) return {};
  return question;
}

std::optional<DisclosureQuestion> number_question(const Node& node) {
  const questionnaires::Item& item = *node.item;
  const auto is_whole = [](const std::optional<double>& value) { return value && std::floor(*value) == *value; };
  constexpr double steps_max = 20;
  const bool is_scale = item.type == ItemType::numeric_scale || item.type == ItemType::semantic_differential;
  if (is_scale && is_whole(item.minimum) && is_whole(item.maximum) && *item.maximum - *item.minimum <= steps_max &&
      (!item.step || is_whole(item.step)))
    return scale_question(node.name, static_cast<int>(*item.minimum), static_cast<int>(*item.maximum));
  const bool is_share = item.type == ItemType::percentage_split;
  if (!is_share && (!item.minimum || *item.minimum < 0)) return {};
  return DisclosureQuestion{.name = node.name,
                            .kind = ItemKind::amount,
                            .low = item.minimum.value_or(0),
                            .high = is_share ? std::optional<double>(score_highest) : item.maximum,
                            .categories = {},
                            .statistics = {Statistic::mean},
                            .decimals = 1,
                            .values = {}};
}

struct Judged {
  std::optional<DisclosureQuestion> question;
  std::string reason;
};

Judged judged(const Instrument& instrument, const Node& node) {
  const auto because = [](const char* reason) { return Judged{{}, reason}; };
  if (is_personal(instrument, node)) return because("personal");
  if (!node.repeats.empty()) return because("repeated");
  if (node.is_other || node.item == nullptr) return because("free-text");
  switch (node.item->type) {
    case ItemType::text:
    case ItemType::long_text:
    case ItemType::email:
    case ItemType::url:
    case ItemType::telephone:
    case ItemType::date:
      return because("free-text");
    case ItemType::multiple_choice:
    case ItemType::multiple_choice_matrix:
    case ItemType::ranking:
      return because("several-answers");
    case ItemType::calculated:
      return because("calculated");
    case ItemType::code_picker:
    case ItemType::organisation_picker:
    case ItemType::territory_picker:
    case ItemType::file:
    case ItemType::consent:
    case ItemType::note:
    case ItemType::group:
    case ItemType::repeated_group:
      return because("no-figure");
    default:
      break;
  }
  if (!diagnosis::scoring_of(node).dimension.empty()) return because("scored");
  if (node.item->type == ItemType::yes_no)
    return {DisclosureQuestion{.name = node.name,
                               .kind = ItemKind::yes_no,
                               .low = {},
                               .high = {},
                               .categories = {},
                               .statistics = {Statistic::mean},
                               .decimals = decimals_of_shares,
                               .values = {}},
            {}};
  if (node.list == nullptr) return {number_question(node), "may-be-negative"};
  const bool may_be_scale = node.item->type == ItemType::likert || node.item->type == ItemType::single_choice_matrix;
  if (const auto steps = steps_of(node); may_be_scale && steps)
    return {scale_question(node.name, steps->first, steps->second), {}};
  return {choice_question(node), "no-figure"};
}

/// Scores are published in whole points; none where nothing is scored.
std::optional<DisclosureQuestion> dimension_question(const Instrument& instrument,
                                                     const questionnaires::Dimension& dimension) {
  DisclosureQuestion question{.name = dimension_prefix + dimension.name,
                              .kind = ItemKind::scale,
                              .low = 0,
                              .high = score_highest,
                              .categories = {},
                              .statistics = {Statistic::mean, Statistic::distribution},
                              .decimals = 0,
                              .values = {}};
  std::vector<double> scores;
  if (auto possible = diagnosis::possible_scores(instrument, dimension.name)) {
    if (possible->size() < 2) return {};
    scores = question.values = *std::move(possible);
    question.low = scores.front();
    question.high = scores.back();
  } else {
    scores.resize(static_cast<std::size_t>(score_highest) + 1);
    std::iota(scores.begin(), scores.end(), 0);
  }
  const auto steps = score_steps(dimension);
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const double next = at + 1 < steps.size() ? steps[at + 1].from : score_highest + 1;
    std::vector<double> within;
    std::ranges::copy_if(scores, std::back_inserter(within),
                         [&](double score) { return steps[at].from <= score && score < next; });
    if (!within.empty()) question.categories.push_back({steps[at].name, within.front(), within.back()});
  }
  if (question.categories.size() < 2) {
    question.categories.clear();
    question.statistics = {Statistic::mean};
  }
  return question;
}

std::vector<std::string> category_names(const DisclosureQuestion& question) {
  std::vector<std::string> names;
  for (const DisclosureCategory& one : question.categories) names.push_back(one.name);
  std::ranges::sort(names);
  return names;
}

/// Whether a question of a plan takes every answer that the instrument does.
bool takes_all(const DisclosureQuestion& declared, const DisclosureQuestion& asked) {
  switch (asked.kind) {
    case ItemKind::yes_no:
      return true;
    case ItemKind::choice:
      return category_names(declared) == category_names(asked);
    case ItemKind::scale:
      // A plan whose answers are listed goes from the first to the last of them.
      if (!asked.values.empty()) return declared.values == asked.values;
      return declared.values.empty() && declared.low.value_or(1) == *asked.low &&
             declared.high.value_or(5) == *asked.high;
    case ItemKind::amount:
      return declared.low.value_or(0) <= *asked.low &&
             (!declared.high || (asked.high && *asked.high <= *declared.high));
  }
  return false;
}

Result<void> check_question(const DisclosureQuestion& declared, const std::string& member,
                            const PublishableQuestions& known, const Instrument& instrument) {
  using disclosure::wrong;
  const auto hidden = std::ranges::find(known.unpublished, declared.name, &UnpublishedQuestion::question);
  if (hidden != known.unpublished.end())
    return refuse(wrong("unpublished-question",
                        "No plan may publish the answers to " + declared.name + ": " + hidden->reason + ".",
                        member + ".name", "Take it out; propose-publication-plan lists what can be published."));
  const auto asked = std::ranges::find(known.questions, declared.name, &DisclosureQuestion::name);
  if (asked == known.questions.end()) {
    std::vector<std::string> names;
    for (const DisclosureQuestion& one : known.questions) names.push_back(one.name);
    const std::string near = did_you_mean(declared.name, names);
    return refuse(wrong("unknown-question", "The questionnaire does not ask " + declared.name + ".", member + ".name",
                        near.empty() ? "Take it out, or name a question of the questionnaire." : near));
  }
  // Who knows better may take the steps of a scale for mere choices.
  const int number = instrument.find(declared.name);
  const auto choices = declared.kind == ItemKind::choice && number >= 0 && instrument.node(number).list != nullptr
                           ? choice_question(instrument.node(number))
                           : std::optional<DisclosureQuestion>();
  if (declared.kind != asked->kind && !choices)
    return refuse(wrong(
        "kind-does-not-fit",
        declared.name + " is answered by " + choice_name(asked->kind) + ", not by " + choice_name(declared.kind) + ".",
        member + ".kind", "Declare it as " + choice_name(asked->kind) + "."));
  if (!takes_all(declared, declared.kind == asked->kind ? *asked : *choices))
    return refuse(
        wrong("answers-do-not-fit", "The plan takes other answers to " + declared.name + " than the questionnaire.",
              member, "Give the answers or choices that the questionnaire has; propose-publication-plan lists them."));
  return {};
}

}  // namespace

std::vector<ScoreStep> score_steps(const questionnaires::Dimension& dimension) {
  std::vector<ScoreStep> steps;
  if (dimension.bands.size() < 2) {
    for (const int from : {0, 25, 50, 75})
      steps.push_back(
          {std::to_string(from) + "-" + std::to_string(from == 75 ? 100 : from + 24), static_cast<double>(from)});
    return steps;
  }
  for (const questionnaires::Band& band : dimension.bands) steps.push_back({band.name, band.from});
  return steps;
}

PublishableQuestions publishable_questions(const Instrument& instrument) {
  PublishableQuestions found;
  for (const questionnaires::Dimension& one : instrument.draft().dimensions)
    if (auto question = dimension_question(instrument, one)) found.questions.push_back(*std::move(question));
  for (const Node& node : instrument.nodes()) {
    if (!node.is_variable()) continue;
    Judged one = judged(instrument, node);
    if (!one.question) {
      found.unpublished.push_back({node.name, one.reason});
      continue;
    }
    if (node.item->prefill.starts_with("organisation.") || node.item->prefill == "invitation.cluster")
      found.known_attributes.push_back(node.name);
    found.questions.push_back(*std::move(one.question));
  }
  return found;
}

Result<void> check_questions(const DisclosurePlanFile& plan, const Instrument& instrument) {
  const PublishableQuestions known = publishable_questions(instrument);
  for (std::size_t number = 0; number < plan.questions.size(); ++number)
    if (auto checked =
            check_question(plan.questions[number], disclosure::place("questions", number), known, instrument);
        !checked)
      return checked;
  return {};
}

double published_answer(const disclosure::QuestionDraft& question, const Instrument& instrument,
                        const questionnaires::Evaluation& judged,
                        const std::vector<diagnosis::DimensionScore>& scores) {
  if (question.name.starts_with(dimension_prefix)) {
    const std::string dimension = question.name.substr(std::string(dimension_prefix).size());
    const auto score = std::ranges::find(scores, dimension, &diagnosis::DimensionScore::dimension);
    if (score == scores.end()) return undefined;
    return question.kind == ItemKind::scale ? diagnosis::whole_points(score->score) : score->score;
  }
  const auto cell = judged.cells.find({question.name, {}});
  if (cell == judged.cells.end() || cell->second.state != questionnaires::CellState::given) return undefined;
  double answer = undefined;
  if (const auto* codes = std::get_if<questionnaires::Codes>(&cell->second.answer);
      codes != nullptr && codes->size() == 1) {
    answer = codes->front();
    if (question.kind == ItemKind::choice) {
      const auto choices = choices_of(instrument.node(instrument.find(question.name)));
      const auto chosen = std::ranges::find(choices, codes->front(), &questionnaires::Choice::code);
      const auto category = chosen == choices.end() ? question.categories.end()
                                                    : std::ranges::find(question.categories, chosen->name,
                                                                        &disclosure::AnswerCategory::name);
      answer = category == question.categories.end() ? undefined : category->least;
    }
  } else if (const auto* number = std::get_if<double>(&cell->second.answer); number != nullptr) {
    answer = *number;
  }
  return disclosure::takes(question, answer) ? answer : undefined;
}

}  // namespace zubia::operations
