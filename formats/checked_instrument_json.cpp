#include <fmt/format.h>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "engine/questionnaires/expression_functions.hpp"
#include "formats/instrument_json.hpp"

namespace zubia::formats {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using namespace questionnaires;

constexpr std::array holds_names = {"nothing", "code", "codes", "number", "text", "computed"};

ordered_json node_document(const Instrument& instrument, const Node& node) {
  ordered_json document = {{"name", node.name}, {"member", node.member}};
  if (node.parent >= 0) document["parent"] = instrument.node(node.parent).name;
  for (const int group : node.repeats) document["repeats"].push_back(instrument.node(group).name);
  document["holds"] = holds_names[static_cast<std::size_t>(node.holds)];
  if (node.list != nullptr) document["list"] = node.list->name;
  if (node.is_other) document["is_other"] = true;
  const auto add = [&](const char* key, const std::optional<Expression>& expression) {
    if (expression) document[key] = expression_document(*expression);
  };
  add("relevance", node.relevance);
  add("required", node.required);
  add("constraint", node.constraint);
  add("calculation", node.calculation);
  add("initial", node.initial);
  add("choice_filter", node.choice_filter);
  add("repeat_count", node.repeat_count);
  return document;
}

Problem wrong(const std::string& member, const std::string& due) {
  Problem problem{"wrong-member", member + " is not " + due + ".", {}, "Write " + due + " there."};
  problem.where.member = member;
  return problem;
}

Result<Answer> answer_of(const json& from, const std::string& name, const Instrument& instrument) {
  const int number = instrument.find(name);
  const bool has_choices = number >= 0 && instrument.node(number).list != nullptr;
  if (from.is_null()) return Answer();
  if (from.is_string()) return Answer(from.get<std::string>());
  if (from.is_object() && from == json{{"unknown", true}}) return Answer(DontKnow{});
  if (from.is_number() && !has_choices) return Answer(from.get<double>());
  const json codes = from.is_array() ? from : json::array({from});
  Codes read;
  for (const json& code : codes) {
    constexpr std::int64_t code_max = 2'000'000'000;
    const bool fits = code.is_number_integer() &&
                      !(code.is_number_unsigned() && code.get<std::uint64_t>() > code_max) &&
                      code.get<std::int64_t>() >= -code_max && code.get<std::int64_t>() <= code_max;
    if (!fits) return refuse(wrong(name, "an answer: a number, a text or a list of codes"));
    read.push_back(code.get<int>());
  }
  return Answer(std::move(read));
}

/// A list of objects is a repeated group.
bool is_repeats(const json& from) { return from.is_array() && !from.empty() && from.front().is_object(); }

Result<Answers> answers_of(const json& document, const std::string& member, const Instrument& instrument, int depth) {
  constexpr int depth_max = 8;
  if (!document.is_object() || depth > depth_max)
    return refuse(wrong(member.empty() ? "answers" : member, "an object of answers"));
  Answers answers;
  for (const auto& [name, value] : document.items()) {
    const int number = instrument.find(name);
    if (!is_repeats(value) && !(number >= 0 && instrument.node(number).is_repeated())) {
      auto answer = answer_of(value, name, instrument);
      if (!answer) return refuse(std::move(answer.error()));
      answers.values.emplace(name, std::move(*answer));
      continue;
    }
    const std::string place = member.empty() ? name : fmt::format("{}.{}", member, name);
    if (!value.is_array()) return refuse(wrong(place, "a list of objects"));
    auto& repeats = answers.repeats[name];
    for (std::size_t i = 0; i < value.size(); ++i) {
      auto inner = answers_of(value[i], place + "[" + std::to_string(i) + "]", instrument, depth + 1);
      if (!inner) return inner;
      repeats.push_back(std::move(*inner));
    }
  }
  return answers;
}

}  // namespace

nlohmann::ordered_json expression_document(const Expression& expression) {
  switch (expression.kind) {
    case Expression::Kind::number:
      return {{"number", expression.number}};
    case Expression::Kind::text:
      return {{"text", expression.text}};
    case Expression::Kind::answer:
      return {{"answer", expression.text}};
    case Expression::Kind::answers:
      return {{"answers", expression.text}};
    case Expression::Kind::repeats:
      return {{"repeats", expression.text}};
    case Expression::Kind::self:
      return {{"self", true}};
    case Expression::Kind::column:
      return {{"column", expression.text}};
    case Expression::Kind::call:
      break;
  }
  ordered_json document = {{"call", rule_of(expression.function).name}, {"of", ordered_json::array()}};
  // The argument of position(..) says nothing.
  if (expression.function == Function::position) return document;
  for (const Expression& part : expression.of) document["of"].push_back(expression_document(part));
  return document;
}

nlohmann::ordered_json checked_instrument_document(const Instrument& instrument) {
  ordered_json document = {{"instrument", instrument_document(instrument.draft())},
                           {"nodes", ordered_json::array()},
                           {"order", ordered_json::array()}};
  for (const Node& node : instrument.nodes()) document["nodes"].push_back(node_document(instrument, node));
  for (const int number : instrument.order()) document["order"].push_back(instrument.node(number).name);
  return document;
}

nlohmann::ordered_json answers_document(const Answers& answers) {
  ordered_json document = ordered_json::object();
  for (const auto& [name, answer] : answers.values) {
    if (const auto* number = std::get_if<double>(&answer))
      document[name] = *number;
    else if (const auto* text = std::get_if<std::string>(&answer))
      document[name] = *text;
    else if (const auto* codes = std::get_if<Codes>(&answer))
      document[name] = *codes;
    else if (std::holds_alternative<DontKnow>(answer))
      document[name] = {{"unknown", true}};
    else
      document[name] = nullptr;
  }
  for (const auto& [name, repeats] : answers.repeats) {
    document[name] = ordered_json::array();
    for (const Answers& one : repeats) document[name].push_back(answers_document(one));
  }
  return document;
}

Result<Answers> read_answers_document(const nlohmann::json& document, const Instrument& instrument) {
  return answers_of(document, "", instrument, 0);
}

}  // namespace zubia::formats
