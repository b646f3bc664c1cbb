#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "engine/base/nearest_names.hpp"
#include "engine/questionnaires/expression.hpp"
#include "engine/questionnaires/expression_functions.hpp"
#include "engine/questionnaires/expression_tokens.hpp"
#include "engine/questionnaires/pattern.hpp"

namespace zubia::questionnaires {
namespace {

/// Deeper than any form needs, and shallow enough for the stack of whoever walks the tree.
constexpr int depth_max = 64;
/// `a + a + a …` makes a deep tree without any parenthesis.
constexpr std::size_t tokens_max = 1'000;

struct Operator {
  std::string_view sign;
  Function function;
};

/// From the loosest to the tightest; each level reads from left to right.
constexpr std::array<std::array<Operator, 4>, 6> levels = {{
    {{{"or", Function::either}}},
    {{{"and", Function::both}}},
    {{{"=", Function::equal}, {"!=", Function::unequal}}},
    {{{"<", Function::less},
      {"<=", Function::less_or_equal},
      {">", Function::greater},
      {">=", Function::greater_or_equal}}},
    {{{"+", Function::plus}, {"-", Function::minus}}},
    {{{"*", Function::times}, {"div", Function::divided}, {"mod", Function::remainder}}},
}};

Expression call(Function function, std::size_t place, std::vector<Expression> arguments) {
  return {.kind = Expression::Kind::call,
          .function = function,
          .of = std::move(arguments),
          .place = place,
          .type = rule_of(function).type};
}

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Result<Expression> whole() {
    if (tokens_.size() > tokens_max)
      return refuse(broken_expression(tokens_[tokens_max].place, "it goes on after 1,000 words and signs",
                                      "Divide it into several calculated questions."));
    auto read = level(0);
    if (!read) return read;
    if (now().kind != Token::Kind::end) return refuse(unexpected());
    return read;
  }

 private:
  const Token& now() const { return tokens_[at_]; }
  bool is_sign(std::string_view sign) const { return now().kind == Token::Kind::sign && now().text == sign; }
  bool is_written(std::string_view text) const {
    return (now().kind == Token::Kind::sign || now().kind == Token::Kind::name) && now().text == text;
  }

  Problem unexpected() const {
    const Token& token = now();
    if (token.kind == Token::Kind::end)
      return broken_expression(token.place, "something is missing",
                               at_ == 0 ? "Write an expression, such as ${employees} > 0."
                                        : "Write what comes after the last sign, or leave that out.");
    if (token.text == ")") return broken_expression(token.place, "a \")\" closes nothing", "Take it away.");
    if (token.text == ",")
      return broken_expression(token.place, "a comma stands outside a function",
                               "Write decimals with a point, as in 0.5.");
    if (token.text == "..")
      return broken_expression(token.place, "paths are not read", "Write the name of the question as ${name}.");
    const std::string shown = token.kind == Token::Kind::number ? "a number" : "\"" + token.text + "\"";
    std::string mend = "Put an operator between them, such as =, +, and, or.";
    for (const std::string_view word : {"and", "or", "div", "mod"})
      if (token.kind == Token::Kind::name && nearest_names(token.text, std::vector{std::string(word)}).size() == 1)
        mend = "Write " + std::string(word) + " in small letters.";
    return broken_expression(token.place, shown + " follows where an operator is due", mend);
  }

  Result<Expression> level(std::size_t number) {
    if (number == levels.size()) return unary();
    if (number == 0 && ++depth_ > depth_max)
      return refuse(
          broken_expression(now().place, "it is nested too deep", "Divide it into several calculated questions."));
    auto left = level(number + 1);
    while (left) {
      const auto* found = std::ranges::find_if(
          levels[number], [&](const Operator& one) { return !one.sign.empty() && is_written(one.sign); });
      if (found == levels[number].end()) break;
      const std::size_t place = now().place;
      ++at_;
      auto right = level(number + 1);
      if (!right) return right;
      left = call(found->function, place, {std::move(*left), std::move(*right)});
    }
    if (number == 0) --depth_;
    return left;
  }

  Result<Expression> unary() {
    if (!is_sign("-")) return primary();
    const std::size_t place = now().place;
    ++at_;
    if (++depth_ > depth_max) return refuse(broken_expression(place, "it is nested too deep", "Take away signs."));
    auto of = unary();
    --depth_;
    if (!of) return of;
    return call(Function::negative, place, {std::move(*of)});
  }

  Result<Expression> primary() {
    const Token token = now();
    switch (token.kind) {
      case Token::Kind::number:
        ++at_;
        return Expression{
            .kind = Expression::Kind::number, .number = token.number, .place = token.place, .type = ValueType::number};
      case Token::Kind::text:
        ++at_;
        return Expression{
            .kind = Expression::Kind::text, .text = token.text, .place = token.place, .type = ValueType::text};
      case Token::Kind::variable:
        ++at_;
        return Expression{.kind = Expression::Kind::answer, .text = token.text, .place = token.place};
      case Token::Kind::name:
        return named();
      case Token::Kind::sign:
        if (token.text == ".") {
          ++at_;
          return Expression{.kind = Expression::Kind::self, .place = token.place};
        }
        if (token.text == "(") return in_parentheses();
        if (token.text != "," && token.text != ")" && token.text != "..")
          return refuse(broken_expression(token.place, "something is missing before \"" + token.text + "\"",
                                          "Write what it stands between, or leave it out."));
        break;
      case Token::Kind::end:
        break;
    }
    return refuse(unexpected());
  }

  Result<Expression> in_parentheses() {
    const std::size_t place = now().place;
    ++at_;
    auto inner = level(0);
    if (!inner) return inner;
    if (!is_sign(")"))
      return refuse(now().kind == Token::Kind::end
                        ? broken_expression(place, "a \"(\" opens that is never closed", "Close it with \")\".")
                        : unexpected());
    ++at_;
    return inner;
  }

  Result<Expression> named() {
    const Token token = now();
    ++at_;
    if (!is_sign("("))
      return Expression{
          .kind = Expression::Kind::column, .text = token.text, .place = token.place, .type = ValueType::text};
    const FunctionRule* rule = function_named(token.text);
    if (rule == nullptr) return refuse(no_function(token));
    const std::size_t open = now().place;
    ++at_;
    auto given = arguments(open);
    if (!given) return refuse(std::move(given.error()));
    if (given->size() < rule->arguments_min || given->size() > rule->arguments_max)
      return refuse(wrong_count(token, *rule, given->size()));
    if (rule->function == Function::matches) {
      const Expression& pattern = given->back();
      if (pattern.kind != Expression::Kind::text)
        return refuse(broken_expression(pattern.place, "the pattern of regex() is no text in quotes",
                                        "Write it as regex(${name}, '[0-9]{5}')."));
      if (const auto problem = pattern_problem(pattern.text))
        return refuse(
            {"broken-pattern",
             "The pattern at character " + std::to_string(pattern.place) + " cannot be used: " + problem->detail + ".",
             {},
             problem->mend});
    }
    return call(rule->function, token.place, std::move(*given));
  }

  Result<std::vector<Expression>> arguments(std::size_t open) {
    std::vector<Expression> given;
    if (is_sign(")")) {
      ++at_;
      return given;
    }
    while (true) {
      if (is_sign("..")) {  // position(..), the one path that is read
        given.push_back({.kind = Expression::Kind::self, .place = now().place});
        given.back().text = "..";
        ++at_;
      } else {
        auto one = level(0);
        if (!one) return refuse(std::move(one.error()));
        given.push_back(std::move(*one));
      }
      if (is_sign(")")) break;
      if (now().kind == Token::Kind::end)
        return refuse(broken_expression(open, "a \"(\" opens that is never closed", "Close it with \")\"."));
      if (!is_sign(",")) return refuse(unexpected());
      ++at_;
    }
    ++at_;
    return given;
  }

  static Problem no_function(const Token& token) {
    if (const UnsupportedFunction* known = unsupported_function(token.text))
      return {"unsupported-function",
              token.text + "() at character " + std::to_string(token.place) + " is not supported: it " +
                  std::string(known->reason) + ".",
              {},
              std::string(known->mend)};
    const auto names = function_names();
    std::string mend = did_you_mean(token.text, names);
    if (mend.empty()) mend = "The page of the method lists the functions there are.";
    return {"unknown-function",
            "There is no function " + token.text + "() (character " + std::to_string(token.place) + ").",
            {},
            mend};
  }

  static Problem wrong_count(const Token& token, const FunctionRule& rule, std::size_t given) {
    std::string due = std::to_string(rule.arguments_min);
    if (rule.arguments_max == any_number)
      due += " or more";
    else if (rule.arguments_max != rule.arguments_min)
      due += " or " + std::to_string(rule.arguments_max);
    return {"wrong-argument-count",
            token.text + "() at character " + std::to_string(token.place) + " has " + std::to_string(given) +
                (given == 1 ? " argument, but takes " : " arguments, but takes ") + due + ".",
            {},
            "Separate the arguments by commas."};
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

void gather_names(const Expression& expression, std::vector<std::string>& names) {
  const bool is_name = expression.kind == Expression::Kind::answer || expression.kind == Expression::Kind::answers ||
                       expression.kind == Expression::Kind::repeats;
  if (is_name && std::ranges::find(names, expression.text) == names.end()) names.push_back(expression.text);
  for (const Expression& part : expression.of) gather_names(part, names);
}

}  // namespace

Result<Expression> parse_expression(std::string_view source) {
  auto tokens = expression_tokens(source);
  if (!tokens) return refuse(std::move(tokens.error()));
  return Parser(std::move(*tokens)).whole();
}

std::vector<std::string> names_in(const Expression& expression) {
  std::vector<std::string> names;
  gather_names(expression, names);
  return names;
}

}  // namespace zubia::questionnaires
