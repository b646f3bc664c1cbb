#include "engine/questionnaires/expression_tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace zubia::questionnaires {
namespace {

constexpr std::size_t length_max = 10'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool begins_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool continues_name(char c) { return begins_name(c) || is_digit(c) || c == '-' || c == '.' || c == ':'; }

/// Signs that come from other languages or from a word processor, and what is written here.
constexpr std::array mistaken_signs = {
    std::pair{"==", "="}, std::pair{"<>", "!="}, std::pair{"&&", "and"}, std::pair{"||", "or"},
    std::pair{"≥", ">="}, std::pair{"≤", "<="},  std::pair{"≠", "!="},   std::pair{"“", "'"},
    std::pair{"”", "'"},  std::pair{"‘", "'"},   std::pair{"’", "'"},    std::pair{"«", "'"},
    std::pair{"»", "'"},  std::pair{"×", "*"},   std::pair{"÷", "div"},  std::pair{"−", "-"},
};

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  Result<std::vector<Token>> all() {
    if (source_.size() > length_max)
      return refuse(broken_expression(1, "it is longer than " + std::to_string(length_max) + " characters",
                                      "Divide it into several calculated questions."));
    std::vector<Token> tokens;
    while (true) {
      skip_blanks();
      auto token = next();
      if (!token) return refuse(std::move(token.error()));
      tokens.push_back(std::move(*token));
      if (tokens.back().kind == Token::Kind::end) return tokens;
    }
  }

 private:
  std::string_view rest() const { return source_.substr(at_); }

  void advance(std::size_t bytes) {
    for (const char c : source_.substr(at_, bytes))
      if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++place_;
    at_ += bytes;
  }

  void skip_blanks() {
    while (true) {
      if (!rest().empty() && std::string_view(" \t\r\n").find(rest()[0]) != std::string_view::npos)
        advance(1);
      else if (rest().starts_with("\u00A0"))
        advance(2);
      else if (rest().starts_with("\u202F"))
        advance(3);
      else
        return;
    }
  }

  Result<Token> next() {
    if (rest().empty()) return Token{.place = place_};
    const char first = rest()[0];
    if (first == '\'' || first == '"') return quoted(first);
    if (first == '$') return variable();
    if (is_digit(first) || (first == '.' && rest().size() > 1 && is_digit(rest()[1]))) return number();
    if (begins_name(first)) return name();
    for (const auto& [wrong, right] : mistaken_signs)
      if (rest().starts_with(wrong))
        return refuse(broken_expression(place_, std::string("\"") + wrong + "\" is not known",
                                        std::string("Write ") + right + " instead."));
    return sign();
  }

  Result<Token> quoted(char quote) {
    const std::size_t end = source_.find(quote, at_ + 1);
    if (end == std::string_view::npos)
      return refuse(broken_expression(place_, "a text begins that has no end",
                                      std::string("Close it with ") + (quote == '"' ? "\"." : "'.")));
    Token token{
        .kind = Token::Kind::text, .text = std::string(source_.substr(at_ + 1, end - at_ - 1)), .place = place_};
    advance(end + 1 - at_);
    return token;
  }

  Result<Token> variable() {
    const std::size_t end = source_.find('}', at_);
    if (!rest().starts_with("${") || end == std::string_view::npos)
      return refuse(broken_expression(place_, "the name of a question is not closed", "Write it as ${name}."));
    std::string_view inner = source_.substr(at_ + 2, end - at_ - 2);
    while (inner.starts_with(' ')) inner.remove_prefix(1);
    while (inner.ends_with(' ')) inner.remove_suffix(1);
    if (inner.empty() || !begins_name(inner[0]) || !std::ranges::all_of(inner, continues_name))
      return refuse(broken_expression(place_, "\"" + std::string(inner) + "\" is no name of a question",
                                      "A name begins with a letter and has letters, digits, _ and - only."));
    Token token{.kind = Token::Kind::variable, .text = std::string(inner), .place = place_};
    advance(end + 1 - at_);
    return token;
  }

  Result<Token> number() {
    std::size_t length = 0;
    while (length < rest().size() && (is_digit(rest()[length]) || rest()[length] == '.')) ++length;
    const std::string_view digits = rest().substr(0, length);
    Token token{.kind = Token::Kind::number, .place = place_};
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), token.number);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size())
      return refuse(
          broken_expression(place_, "\"" + std::string(digits) + "\" is no number", "Write numbers as 1200 or 0.5."));
    advance(length);
    return token;
  }

  Result<Token> name() {
    std::size_t length = 0;
    while (length < rest().size() && continues_name(rest()[length])) ++length;
    Token token{.kind = Token::Kind::name, .text = std::string(rest().substr(0, length)), .place = place_};
    advance(length);
    return token;
  }

  Result<Token> sign() {
    for (const std::string_view known : {"!=", "<=", ">=", "..", "=", "<", ">", "+", "-", "*", "(", ")", ",", "."}) {
      if (!rest().starts_with(known)) continue;
      Token token{.kind = Token::Kind::sign, .text = std::string(known), .place = place_};
      advance(known.size());
      return token;
    }
    const std::string what = rest().substr(0, 1) == "/" ? "paths are not read, and a division is not written \"/\""
                                                        : "\"" + whole_character() + "\" is not known";
    const std::string mend = rest()[0] == '/'   ? "Write ${name} for a question and div to divide."
                             : rest()[0] == '!' ? "Write not(…) instead."
                             : rest()[0] == '{' ? "Write the name of a question as ${name}."
                                                : "Leave it out, or put it in quotes where it is a text.";
    return refuse(broken_expression(place_, what, mend));
  }

  std::string whole_character() const {
    std::size_t length = 1;
    while (length < rest().size() && (static_cast<unsigned char>(rest()[length]) & 0xC0U) == 0x80U) ++length;
    return std::string(rest().substr(0, length));
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t place_ = 1;
};

}  // namespace

Problem broken_expression(std::size_t place, const std::string& what, const std::string& mend) {
  return {"broken-expression", "At character " + std::to_string(place) + ", " + what + ".", {}, mend};
}

Result<std::vector<Token>> expression_tokens(std::string_view source) { return Reader(source).all(); }

}  // namespace zubia::questionnaires
