#include "engine/questionnaires/expression.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <map>

#include "engine/questionnaires/evaluate_expression.hpp"

namespace zubia::questionnaires {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::map<std::string, Value> answers = {{"employees", 18.0},
                                              {"turnover", 0.0},
                                              {"sectors", std::string("health energy")},
                                              {"sector", std::string("health")},
                                              {"empty", std::string()},
                                              {"founded", std::string("2012-02-29")},
                                              {"name", std::string("Bidasoako Ñandú")},
                                              {"ok", true},
                                              {"level", std::string("4")}};

Value value_of(const std::string& source) {
  const auto expression = parse_expression(source);
  if (!expression) throw std::runtime_error(expression.error().detail);
  Surroundings around;
  around.answer = [](const std::string& name) { return answers.at(name); };
  around.today = "2026-11-27";
  return evaluate(*expression, around);
}

std::string text_of(const std::string& source) { return as_text(value_of(source)); }

Problem problem_of(const std::string& source) {
  const auto expression = parse_expression(source);
  return expression ? Problem{} : expression.error();
}

TEST(BrokenExpression, SaysWhereItIsAndWhatToWrite) {
  const auto expect = [](const std::string& source, const std::string& detail, const std::string& mend) {
    const Problem problem = problem_of(source);
    EXPECT_EQ(problem.code, "broken-expression") << source;
    EXPECT_THAT(problem.detail, HasSubstr(detail)) << source;
    EXPECT_THAT(problem.mend, HasSubstr(mend)) << source;
  };
  expect("", "At character 1, something is missing", "${employees} > 0");
  expect("${a} == 1", "At character 6, \"==\" is not known", "Write = instead");
  expect("${a} && ${b}", "At character 6", "Write and instead");
  expect("${a} = “x”", "At character 8", "Write ' instead");
  expect("!${a}", "At character 1", "not(…)");
  expect("${a} = 'x", "At character 8, a text begins that has no end", "Close it with '");
  expect("${a = 1", "the name of a question is not closed", "${name}");
  expect("${two words}", "\"two words\" is no name", "letters, digits");
  expect("(${a} > 1", "At character 1, a \"(\" opens that is never closed", "Close it");
  expect("${a} > 1)", "At character 9, a \")\" closes nothing", "Take it away");
  expect("${a} > 0,5", "At character 9, a comma", "0.5");
  expect("${a} AND ${b}", "At character 6", "Write and in small letters");
  expect("${a} ${b}", "At character 6", "operator");
  expect("${a} >", "At character 7, something is missing", "after the last sign");
  expect("= 1", "something is missing before \"=\"", "");
  expect("${a} / 2", "paths are not read", "div to divide");
  expect("../a = 1", "paths are not read", "${name}");
  expect("1.2.3", "is no number", "");
  expect("${ñ}", "is no name", "");
  expect(std::string(100, '('), "nested too deep", "calculated");
  expect(std::string(100, '-') + "1", "nested too deep", "");
  expect(std::string(20000, ' ') + "1", "longer than 10000", "");
}

TEST(BrokenExpression, NamesFunctionsThatAreNotThere) {
  EXPECT_EQ(problem_of("selectd(${a}, 'b')").code, "unknown-function");
  EXPECT_THAT(problem_of("selectd(${a}, 'b')").mend, HasSubstr("selected"));
  EXPECT_EQ(problem_of("random()").code, "unsupported-function");
  EXPECT_THAT(problem_of("pulldata('a', 'b', 'c', ${d})").mend, HasSubstr("Pre-fill"));
  EXPECT_EQ(problem_of("if(${a}, 1)").code, "wrong-argument-count");
  EXPECT_EQ(problem_of("if(${a}, 1)").detail, "if() at character 1 has 2 arguments, but takes 3.");
  EXPECT_EQ(problem_of("round()").detail, "round() at character 1 has 0 arguments, but takes 1 or 2.");
}

TEST(BrokenExpression, NamesPatternsThatTwoEnginesReadOtherwise) {
  for (const std::string pattern :
       {"(a", "(?=a)", "(a)\\1", "[[:alpha:]]", "\\Aa", "(?i)a", "[]", "a\\", "(((a{100}){100}){100})"})
    EXPECT_EQ(problem_of("regex(${a}, '" + pattern + "')").code, "broken-pattern") << pattern;
  EXPECT_EQ(problem_of("regex(${a}, ${b})").code, "broken-expression");
}

TEST(Expression, BindsAsXPathDoes) {
  EXPECT_EQ(text_of("1 + 2 * 3 - 4 div 2"), "5");
  EXPECT_EQ(text_of("7 mod 3 + -2"), "-1");
  EXPECT_EQ(text_of("10 - 3 - 2"), "5");
  EXPECT_EQ(text_of("1 = 1 or 1 = 2 and 1 = 3"), "true");
  EXPECT_EQ(text_of("1 < 2 = true()"), "true");
  EXPECT_EQ(text_of("(1 + 2) * 3"), "9");
  EXPECT_EQ(text_of("- - 3"), "3");
}

TEST(Expression, ComparesTextsNumbersDatesAndTruths) {
  EXPECT_EQ(text_of("${sector} = 'health'"), "true");
  EXPECT_EQ(text_of("${level} = 4 and ${level} = '4' and ${level} > 3"), "true");
  EXPECT_EQ(text_of("${founded} < today()"), "true");
  EXPECT_EQ(text_of("${founded} > '2012-02-28'"), "true");
  EXPECT_EQ(text_of("today() - ${founded}"), "5385");
  EXPECT_EQ(text_of("${ok} = true()"), "true");
  EXPECT_EQ(text_of("${empty} = ''"), "true");
  EXPECT_EQ(text_of("${empty} > 0 or ${empty} <= 0 or ${empty} = 0"), "false");
  EXPECT_EQ(text_of("${empty} != 0"), "true");
}

TEST(Expression, LeavesWhatIsNotDefinedUndefined) {
  EXPECT_EQ(text_of("1 div 0"), "");
  EXPECT_EQ(text_of("${employees} div ${turnover}"), "");
  EXPECT_EQ(text_of("5 mod 0"), "");
  EXPECT_EQ(text_of("${empty} + 1"), "");
  EXPECT_EQ(text_of("sqrt(-1)"), "");
  EXPECT_EQ(text_of("number('inf')"), "");
  EXPECT_EQ(text_of("number('1e5')"), "");
  EXPECT_EQ(text_of("1 div 0 > 0"), "false");
  EXPECT_EQ(text_of("coalesce(1 div 0, 7)"), "7");
}

TEST(Expression, KnowsTheFunctionsOfXLSForm) {
  EXPECT_EQ(text_of("selected(${sectors}, 'energy') and not(selected(${sectors}, 'heal'))"), "true");
  EXPECT_EQ(text_of("count-selected(${sectors})"), "2");
  EXPECT_EQ(text_of("count-selected(${empty})"), "0");
  EXPECT_EQ(text_of("selected-at(${sectors}, 1)"), "energy");
  EXPECT_EQ(text_of("selected-at(${sectors}, 2)"), "");
  EXPECT_EQ(text_of("if(${employees} < 10, 'micro', if(${employees} < 50, 'small', 'medium'))"), "small");
  EXPECT_EQ(text_of("string-length(${name})"), "15");
  EXPECT_EQ(text_of("substr(${name}, 10, 11)"), "Ñ");
  EXPECT_EQ(text_of("substr(${name}, -5)"), "Ñandú");
  EXPECT_EQ(text_of("concat(${sector}, '-', 2)"), "health-2");
  EXPECT_EQ(text_of("round(2.5) + round(-2.5) + round(1.005, 1)"), "2");
  EXPECT_EQ(text_of("int(-2.7)"), "-2");
  EXPECT_EQ(text_of("min(3, ${empty}, 2)"), "2");
  EXPECT_EQ(text_of("sum(3, ${empty})"), "");
  EXPECT_EQ(text_of("date(today() + 4)"), "2026-12-01");
  EXPECT_EQ(text_of("format-date(${founded}, '%e/%n/%Y')"), "29/2/2012");
  EXPECT_EQ(text_of("regex('48100', '[0-9]{5}') and not(regex('481000', '[0-9]{5}'))"), "true");
  EXPECT_EQ(text_of("contains(${name}, 'ako') and starts-with(${name}, 'Bid') and ends-with(${name}, 'dú')"), "true");
  EXPECT_EQ(text_of("normalize-space('  a   b ')"), "a b");
  EXPECT_EQ(text_of("pow(2, 10) + abs(-1) + ceiling(0.1) + floor(0.9)"), "1026");
  EXPECT_EQ(text_of("boolean('') or boolean(0)"), "false");
}

TEST(Expression, TakesTheNamesInIt) {
  EXPECT_THAT(names_in(*parse_expression("if(${a} > ${ b }, ${a}, count(${c}))")), ElementsAre("a", "b", "c"));
  EXPECT_EQ(parse_expression("${a}\u00A0>\u202F1")->of.size(), 2u);
}

TEST(Numbers, AreWrittenAsTheBrowserDoes) {
  for (const auto& [number, text] : std::map<double, std::string>{{0.0, "0"},
                                                                  {0.1, "0.1"},
                                                                  {-12.5, "-12.5"},
                                                                  {1e20, "100000000000000000000"},
                                                                  {1e21, "1e+21"},
                                                                  {1e-6, "0.000001"},
                                                                  {1e-7, "1e-7"},
                                                                  {1.5e-12, "1.5e-12"},
                                                                  {123456789.125, "123456789.125"}})
    EXPECT_EQ(as_text(Value(number)), text);
}

TEST(Dates, AreDaysBothWays) {
  EXPECT_EQ(days_of_date("1970-01-01"), 0);
  EXPECT_EQ(days_of_date("2000-03-01"), 11017);
  EXPECT_FALSE(days_of_date("2023-02-29"));
  EXPECT_FALSE(days_of_date("1900-02-29"));
  EXPECT_FALSE(days_of_date("2023-13-01"));
  EXPECT_FALSE(days_of_date("23-1-1"));
  EXPECT_EQ(date_of_days(-719'163), "");
  EXPECT_TRUE(rc::check("a date of days has those days", [] {
    const auto days = *rc::gen::inRange<std::int64_t>(-719'162, 2'932'897);
    RC_ASSERT(days_of_date(date_of_days(days)) == days);
    RC_ASSERT(days == -719'162 || date_of_days(days - 1) < date_of_days(days));
  }));
}

/// An expression and, beside it, what it is worth, computed while it was made.
struct Made {
  std::string source;
  double number;
};

Made made(int depth) {
  if (depth == 0) {
    const int number = *rc::gen::inRange(0, 20);
    return {std::to_string(number), static_cast<double>(number)};
  }
  const Made a = made(depth - 1);
  const Made b = made(*rc::gen::inRange(0, depth));
  switch (*rc::gen::inRange(0, 7)) {
    case 0:
      return {"(" + a.source + " + " + b.source + ")", a.number + b.number};
    case 1:
      return {"(" + a.source + " - " + b.source + ")", a.number - b.number};
    case 2:
      return {"(" + a.source + ") * (" + b.source + ")", a.number * b.number};
    case 3:
      return {"if(" + a.source + " <= " + b.source + ", " + a.source + ", " + b.source + ")",
              std::min(a.number, b.number)};
    case 4:
      return {"max(" + a.source + "," + b.source + ")", std::max(a.number, b.number)};
    case 5:
      return {"-(" + a.source + ")", -a.number};
    default:
      return {"number((" + a.source + ") = (" + b.source + "))", a.number == b.number ? 1.0 : 0.0};
  }
}

TEST(Expression, IsWorthWhatItsPartsAre) {
  EXPECT_TRUE(rc::check("random arithmetic", [] {
    const Made expression = made(*rc::gen::inRange(0, 6));
    RC_ASSERT(as_number(value_of(expression.source)) == expression.number);
  }));
}

TEST(Expression, IsReadOrRefusedWhateverItIs) {
  EXPECT_TRUE(rc::check("random text", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("${a}", "'x'", "(", ")", ",", " and ", " or ", "not(", "=", "<", "-", "1", ".",
                                      "..", "if(", "div ", "selected(", "ñ", "$", "\"", "position("));
    std::string source;
    for (const std::string& part : parts) source += part;
    const auto expression = parse_expression(source);
    if (!expression) {
      RC_ASSERT(!expression.error().code.empty());
      RC_ASSERT(!expression.error().mend.empty());
    }
  }));
}

}  // namespace
}  // namespace zubia::questionnaires
