#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/base/absence.hpp"
#include "engine/questionnaires/evaluate_expression.hpp"
#include "engine/questionnaires/evaluate_response.hpp"
#include "engine/questionnaires/instruments_for_tests.hpp"
#include "formats/instrument_json.hpp"

/// The browser evaluates the same trees as the server. Both have to find what stands in tests/questionnaires; these
/// tests write it anew with ZUBIA_WRITE_VECTORS=1.
namespace zubia::formats {
namespace {

using namespace questionnaires;
using nlohmann::ordered_json;

const std::string today = "2026-11-27";

void expect_file(const std::string& name, const ordered_json& document) {
  const std::string path = ZUBIA_SOURCE_ROOT "/tests/questionnaires/" + name;
  if (std::getenv("ZUBIA_WRITE_VECTORS") != nullptr) std::ofstream(path) << document.dump(1) << "\n";
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  EXPECT_EQ(bytes.str(), document.dump(1) + "\n") << "write it anew with ZUBIA_WRITE_VECTORS=1";
}

ordered_json value_document(const Value& value) {
  if (const auto* number = std::get_if<double>(&value))
    return {{"number", is_defined(*number) ? ordered_json(*number) : ordered_json()}};
  if (const auto* truth = std::get_if<bool>(&value)) return {{"truth", *truth}};
  return {{"text", std::get<std::string>(value)}};
}

const std::map<std::string, Value> values = {{"employees", 18.0},
                                             {"turnover", 0.0},
                                             {"share", 12.5},
                                             {"sector", std::string("health")},
                                             {"sectors", std::string("health energy")},
                                             {"level", std::string("4")},
                                             {"empty", std::string()},
                                             {"founded", std::string("2012-02-29")},
                                             {"name", std::string("Bidasoako Ñandú 😀")},
                                             {"ok", true}};

const std::map<std::string, std::vector<Value>> lists = {
    {"budget", {50.0, 150.0, 3.5}},
    {"partial", {50.0, std::string()}},
    {"none", {}},
    {"partner", {std::string("Arotz"), std::string(), std::string("Irati")}}};

const std::vector<std::string> sources = {"1 + 2 * 3 - 4 div 2",
                                          "7 mod 3 + -2",
                                          "-7 mod 3",
                                          "10 - 3 - 2",
                                          "1 = 1 or 1 = 2 and 1 = 3",
                                          "1 < 2 = true()",
                                          "0.1 + 0.2",
                                          "1 div 3",
                                          "1 div 0",
                                          "5 mod 0",
                                          "${employees} div ${turnover}",
                                          "${empty} + 1",
                                          "${sector} = 'health'",
                                          "${sector} != 'health'",
                                          "${level} = 4",
                                          "${level} = '4'",
                                          "${level} > 3",
                                          "${level} >= '4'",
                                          "${empty} = ''",
                                          "${empty} = 0",
                                          "${empty} != 0",
                                          "${empty} > 0",
                                          "${empty} <= 0",
                                          "'a' < 'b'",
                                          "'' = 0",
                                          "${founded} < today()",
                                          "${founded} > '2012-02-28'",
                                          "today() - ${founded}",
                                          "${ok} = true()",
                                          "${ok} = 1",
                                          "${ok} and ${employees}",
                                          "not(${empty})",
                                          "boolean('false')",
                                          "boolean(0)",
                                          "number(true())",
                                          "number('  12 ')",
                                          "number('1e5')",
                                          "number('+5')",
                                          "number('.5')",
                                          "number('5.')",
                                          "number('-')",
                                          "number('2023-02-29')",
                                          "string(1 div 3)",
                                          "string(100000000000000000000)",
                                          "string(pow(10, 21))",
                                          "string(0.000001)",
                                          "string(0.0000001)",
                                          "string(-0)",
                                          "string(true())",
                                          "string(1 div 0)",
                                          "if(${employees} < 10, 'micro', if(${employees} < 50, 'small', 'medium'))",
                                          "if(${empty}, 1, 2)",
                                          "coalesce(${empty}, ${share})",
                                          "coalesce(${empty}, '')",
                                          "coalesce(1 div 0, 7)",
                                          "int(2.7)",
                                          "int(-2.7)",
                                          "int(${empty})",
                                          "round(2.5)",
                                          "round(-2.5)",
                                          "round(2.345, 2)",
                                          "round(1234.5, -2)",
                                          "floor(-0.1)",
                                          "ceiling(0.1)",
                                          "abs(-3)",
                                          "pow(2, 10)",
                                          "pow(0, -1)",
                                          "sqrt(2)",
                                          "sqrt(-1)",
                                          "sum(3, ${empty})",
                                          "sum(3, 4.5)",
                                          "min(3, ${empty}, 2)",
                                          "max(3, ${empty}, 2)",
                                          "min(${empty})",
                                          "sum(${budget})",
                                          "sum(${partial})",
                                          "sum(${none})",
                                          "min(${budget})",
                                          "max(${partial})",
                                          "max(${none})",
                                          "count(${budget})",
                                          "count(${projects})",
                                          "count-non-empty(${partner})",
                                          "join(', ', ${partner})",
                                          "indexed-repeat(${budget}, ${projects}, 2)",
                                          "indexed-repeat(${budget}, ${projects}, 4)",
                                          "position(..)",
                                          "selected(${sectors}, 'energy')",
                                          "selected(${sectors}, 'heal')",
                                          "selected(${empty}, '')",
                                          "selected-at(${sectors}, 1)",
                                          "selected-at(${sectors}, 2)",
                                          "count-selected(${sectors})",
                                          "count-selected(${empty})",
                                          "string-length(${name})",
                                          "substr(${name}, 10, 11)",
                                          "substr(${name}, -1)",
                                          "substr(${name}, 3, 1)",
                                          "substr(${name}, 0, 100)",
                                          "concat(${sector}, '-', 2, true())",
                                          "contains(${name}, 'ako')",
                                          "contains(${name}, '')",
                                          "starts-with(${name}, 'Bid')",
                                          "ends-with(${name}, '😀')",
                                          "normalize-space('  a   b ')",
                                          "regex('48100', '[0-9]{5}')",
                                          "regex('481000', '[0-9]{5}')",
                                          "regex('a.b', 'a\\.b|c')",
                                          "regex(${empty}, '.+')",
                                          "today()",
                                          "date(0)",
                                          "date(today() + 30)",
                                          "date('2024-02-29')",
                                          "date(${empty})",
                                          "date(-800000)",
                                          "format-date(${founded}, '%e/%n/%Y')",
                                          "format-date(${founded}, '%d.%m.%y 100%%')",
                                          "format-date(${empty}, '%Y')",
                                          ". > 3 and . <= 10",
                                          "string-length(.)"};

/// What the resolver does in an instrument, done by name here.
void resolve_lists(Expression& expression, bool may_be_list = false) {
  const bool takes = expression.kind == Expression::Kind::call && expression.function >= Function::sum &&
                     expression.function <= Function::indexed;
  if (expression.kind == Expression::Kind::answer && may_be_list) {
    if (lists.contains(expression.text)) expression.kind = Expression::Kind::answers;
    if (expression.text == "projects") expression.kind = Expression::Kind::repeats;
  }
  for (Expression& part : expression.of) resolve_lists(part, takes);
}

TEST(SharedVectors, OfExpressions) {
  ordered_json document = {
      {"today", today}, {"self", {{"number", 7}}}, {"position", 2}, {"repeats", {{"projects", 3}}}};
  for (const auto& [name, value] : values) document["answers"][name] = value_document(value);
  for (const auto& [name, all] : lists) {
    document["lists"][name] = ordered_json::array();
    for (const Value& value : all) document["lists"][name].push_back(value_document(value));
  }
  Surroundings around;
  around.answer = [](const std::string& name) { return values.at(name); };
  around.answers = [](const std::string& name) { return lists.at(name); };
  around.repeats = [](const std::string&) { return 3.0; };
  around.self = 7.0;
  around.position = 2;
  around.today = today;
  for (const std::string& source : sources) {
    auto expression = parse_expression(source);
    ASSERT_TRUE(expression) << source << ": " << expression.error().detail;
    resolve_lists(*expression);
    document["cases"].push_back({{"source", source},
                                 {"tree", expression_document(*expression)},
                                 {"value", value_document(evaluate(*expression, around))}});
  }
  expect_file("expressions.json", document);
}

std::string place_text(const Instrument& instrument, const Place& place) {
  const int number = instrument.find(place.name);
  std::string text;
  for (std::size_t i = 0; number >= 0 && i < place.repeats.size(); ++i)
    text += instrument.node(instrument.node(number).repeats[i]).name + "[" + std::to_string(place.repeats[i]) + "].";
  return text + place.name;
}

ordered_json evaluation_document(const Instrument& instrument, const Evaluation& found) {
  static constexpr const char* states[] = {"given", "missing", "dont_know", "not_applicable", "not_relevant"};
  ordered_json document = {{"cells", ordered_json::object()},
                           {"relevant", ordered_json::object()},
                           {"failures", ordered_json::array()},
                           {"remaining", ordered_json::array()},
                           {"initial", ordered_json::object()}};
  for (const auto& [place, cell] : found.cells)
    document["cells"][place_text(instrument, place)] = {{"state", states[static_cast<std::size_t>(cell.state)]},
                                                        {"value", value_document(cell.value)}};
  for (const auto& [place, is_relevant] : found.relevant)
    document["relevant"][place_text(instrument, place)] = is_relevant;
  for (const Failure& failure : found.failures)
    document["failures"].push_back(
        {{"place", place_text(instrument, failure.place)}, {"code", failure.code}, {"bound", failure.bound}});
  for (const Place& place : found.remaining) document["remaining"].push_back(place_text(instrument, place));
  for (const auto& [place, answer] : found.initial)
    document["initial"][place_text(instrument, place)] = answers_document({.values = {{"x", answer}}})["x"];
  return document;
}

/// A form with one of everything that depends on something.
InstrumentDraft form() {
  using for_tests::calculated;
  using for_tests::choice_item;
  using for_tests::item;
  Item exports = choice_item(ItemType::yes_no, "exports", "yesno");
  exports.required = "true()";
  Item share = item(ItemType::number, "share");
  share.relevance = "${exports} = 'yes'";
  share.required = "true()";
  share.minimum = 0;
  share.maximum = 100;
  share.may_be_unknown = true;
  Item year = item(ItemType::integer, "year");
  year.initial = "2026";
  year.constraint = ". <= 2026";
  Item sector = choice_item(ItemType::multiple_choice, "sector", "sector");
  sector.choices_max = 2;
  Item split = item(ItemType::percentage_split, "markets");
  split.rows = {{.name = "local"}, {.name = "world", .relevance = "${exports} = 'yes'"}};
  Item matrix = choice_item(ItemType::single_choice_matrix, "barriers", "level");
  matrix.rows = {{.name = "law"}, {.name = "language"}};
  matrix.required = "${exports} = 'yes'";
  Item group = item(ItemType::repeated_group, "projects");
  group.repeats_max = 2;
  Item budget = item(ItemType::number, "budget");
  budget.required = "position(..) = 1";
  Item partner = item(ItemType::text, "partner");
  partner.relevance = "${budget} > 100";
  partner.length_max = 5;
  group.items = {budget, partner, calculated("part", "${budget} div ${total}")};
  return for_tests::draft_of({exports, share, year, sector, split, matrix, group, calculated("total", "sum(${budget})"),
                              item(ItemType::email, "mail"), item(ItemType::date, "day")});
}

TEST(SharedVectors, OfResponses) {
  const Instrument instrument = for_tests::checked(form());
  const std::vector<std::string> answers = {
      R"({})",
      R"({"exports":1,"share":40,"local":60,"world":40,"law":5,"language":99,"sector":[1,96],"sector_other":"space"})",
      R"({"exports":0,"share":40,"local":60,"world":40})",
      R"({"exports":1,"share":{"unknown":true},"year":2027,"local":70,"world":40,"law":7,"sector":[1,2,3],"mail":"x","day":"2026-02-30"})",
      R"({"exports":99,"year":2000.5,"sector":[97,1],"projects":[{"budget":50,"partner":"hidden"},{"budget":150,"partner":"Arotza"}]})",
      R"({"exports":"yes","share":-1,"projects":[{},{"budget":1},{"budget":2}],"unheard":1})"};
  ordered_json document = {{"today", today}, {"instrument", checked_instrument_document(instrument)}};
  for (const std::string& text : answers) {
    const auto given = read_answers_document(nlohmann::json::parse(text), instrument);
    ASSERT_TRUE(given) << text;
    ordered_json one = {{"answers", ordered_json::parse(text)}};
    one.update(evaluation_document(instrument, evaluate_response(instrument, *given, today)));
    document["cases"].push_back(one);
  }
  expect_file("responses.json", document);
}

}  // namespace
}  // namespace zubia::formats
