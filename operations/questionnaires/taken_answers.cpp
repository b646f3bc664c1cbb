#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "formats/instrument_json.hpp"
#include "operations/questionnaires/answer_files.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/respondent.hpp"

namespace zubia::operations {

namespace {

using questionnaires::Answers;
using questionnaires::Evaluation;
using questionnaires::Instrument;
using questionnaires::Node;

/// What no respondent types by halves: the page is not of this questionnaire, or somebody writes by hand.
constexpr std::array<std::string_view, 6> never_taken = {"wrong-kind",       "unknown-choice", "chosen-twice",
                                                         "unknown-question", "too-long",       "too-many-repeats"};

/// Longer than any answer that somebody types; a form may set a lower limit.
constexpr std::size_t bytes_max = std::size_t{64} * 1024;

const Node* answerable(const Instrument& instrument, const std::string& name) {
  const int number = instrument.find(name);
  if (number < 0) return nullptr;
  const Node& node = instrument.node(number);
  const bool is_answered = node.is_repeated() || (node.is_variable() && node.holds != questionnaires::Holds::computed);
  return is_answered && node.repeats.empty() ? &node : nullptr;
}

bool is_personal(const questionnaires::Item& item) {
  return item.is_personal || std::ranges::any_of(item.items, is_personal);
}

void lay_over(Answers& under, const Answers& over) {
  for (const auto& [name, answer] : over.values) under.values[name] = answer;
  for (const auto& [name, repeats] : over.repeats) under.repeats[name] = repeats;
}

Result<Answers> stored_answers(const Respondent& respondent) {
  nlohmann::json document = nlohmann::json::object();
  if (respondent.stored)
    for (const ResponseAnswer& answer : respondent.stored->answers)
      document[answer.variable] = nlohmann::json::parse(answer.value, nullptr, false);
  return formats::read_answers_document(document, *respondent.instrument);
}

RefusedAnswer refused(const std::string& variable, const std::string& code, const std::string& detail) {
  return {variable, code, detail};
}

/// Whether a failure lies in that variable, or inside that repeated group.
bool lies_in(const questionnaires::Failure& failure, const std::string& variable, const Instrument& instrument) {
  if (failure.place.name == variable) return true;
  const int number = instrument.find(failure.place.name);
  if (number < 0) return false;
  const auto& groups = instrument.node(number).repeats;
  return !groups.empty() && instrument.node(groups.front()).name == variable;
}

PartOfForm part_of(const questionnaires::Place& place) {
  return {place.name, {place.repeats.begin(), place.repeats.end()}, {}, 0, {}};
}

}  // namespace

Result<TakenAnswers> take_answers(const Respondent& respondent, const OrderedJson& given, const std::string& today) {
  if (!given.is_object())
    return refuse({"invalid-value", "Answers are an object by variable.", {.field = "answers"}, {}});
  auto before = stored_answers(respondent);
  if (!before) return refuse(before.error());
  TakenAnswers taken{.answers = *std::move(before)};
  const Instrument& instrument = *respondent.instrument;
  std::map<std::string, Answers> before_each;
  for (const auto& [name, value] : given.items()) {
    const Node* node = answerable(instrument, name);
    if (node == nullptr) {
      taken.refused.push_back(refused(name, "unknown-variable", "The questionnaire does not ask this."));
      continue;
    }
    if (!names_a_file_of(respondent, name, value)) {
      taken.refused.push_back(refused(name, "file-not-uploaded", "A file is uploaded, not written."));
      continue;
    }
    const std::string text = value.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
    if (text.size() > bytes_max) {
      taken.refused.push_back(refused(name, "too-long", "The answer is too long."));
      continue;
    }
    auto one = formats::read_answers_document(nlohmann::json{{name, nlohmann::json::parse(text)}}, instrument);
    if (!one) {
      taken.refused.push_back(refused(name, "wrong-kind", one.error().detail));
      continue;
    }
    Answers& kept = before_each[name];
    if (const auto found = taken.answers.values.find(name); found != taken.answers.values.end())
      kept.values.insert(*found);
    if (const auto found = taken.answers.repeats.find(name); found != taken.answers.repeats.end())
      kept.repeats.insert(*found);
    lay_over(taken.answers, *one);
    taken.to_store.push_back({name, text, "given", 0, node->item != nullptr && is_personal(*node->item)});
  }
  taken.evaluation = evaluate_response(instrument, taken.answers, today);
  bool is_changed = false;
  for (const questionnaires::Failure& failure : taken.evaluation.failures) {
    if (std::ranges::find(never_taken, failure.code) == never_taken.end()) continue;
    const auto found = std::ranges::find_if(
        taken.to_store, [&](const ResponseAnswer& one) { return lies_in(failure, one.variable, instrument); });
    if (found == taken.to_store.end()) continue;
    taken.refused.push_back(refused(found->variable, failure.code, "The question does not take such an answer."));
    taken.answers.values.erase(found->variable);
    taken.answers.repeats.erase(found->variable);
    lay_over(taken.answers, before_each[found->variable]);
    taken.to_store.erase(found);
    is_changed = true;
  }
  if (is_changed) taken.evaluation = evaluate_response(instrument, taken.answers, today);
  return taken;
}

ResponseState state_of(const Respondent& respondent, const Evaluation& evaluation, const std::string& language) {
  ResponseState state;
  const Instrument& instrument = *respondent.instrument;
  const auto& languages = instrument.draft().languages;
  const auto item_of = [&](const std::string& name) {
    const int number = instrument.find(name);
    return number < 0 ? nullptr : instrument.node(number).item;
  };
  for (const auto& [place, is_relevant] : evaluation.relevant)
    if (!is_relevant) state.hidden.push_back(part_of(place));
  for (const questionnaires::Failure& failure : evaluation.failures) {
    PartOfForm part = part_of(failure.place);
    part.code = failure.code;
    part.bound = failure.bound;
    if (const auto* item = item_of(failure.place.name); item != nullptr && failure.code == "constraint")
      part.message = text_in(item->constraint_message, language, languages);
    state.failures.push_back(std::move(part));
  }
  for (const questionnaires::Place& place : evaluation.remaining) {
    PartOfForm part = part_of(place);
    if (const auto* item = item_of(place.name)) part.message = text_in(item->required_message, language, languages);
    state.remaining.push_back(std::move(part));
  }
  for (const auto& [place, cell] : evaluation.cells) {
    const int number = instrument.find(place.name);
    if (number < 0 || instrument.node(number).holds != questionnaires::Holds::computed || !place.repeats.empty())
      continue;
    questionnaires::Answers one;
    one.values[place.name] = cell.answer;
    state.values.json.update(formats::answers_document(one));
  }
  state.is_complete = evaluation.is_complete();
  return state;
}

}  // namespace zubia::operations
