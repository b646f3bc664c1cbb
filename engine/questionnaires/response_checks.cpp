#include "engine/questionnaires/response_checks.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace zubia::questionnaires {
namespace {

using Found = std::optional<Failure>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

/// The longest text where the item sets no limit: that of the .sav format.
constexpr int length_max = 32'767;

Found failed(const char* code, double bound = 0) { return Failure{.code = code, .bound = bound}; }

Found number_failure(const Node& node, double number) {
  const Item& item = *node.item;
  if (!std::isfinite(number)) return failed("wrong-kind");
  // Each part of a split is a share of the whole; consent is given or not.
  const bool is_share = item.type == ItemType::percentage_split;
  const bool is_consent = item.type == ItemType::consent;
  if (item.type == ItemType::integer && number != std::floor(number)) return failed("not-whole");
  const auto minimum = is_share     ? std::optional(item.minimum.value_or(0))
                       : is_consent ? std::optional(0.0)
                                    : item.minimum;
  const auto maximum = is_share     ? std::optional(item.maximum.value_or(100))
                       : is_consent ? std::optional(1.0)
                                    : item.maximum;
  if (minimum && number < *minimum) return failed("below-minimum", *minimum);
  if (maximum && number > *maximum) return failed("above-maximum", *maximum);
  if (item.step) {
    const double steps = (number - minimum.value_or(0)) / *item.step;
    if (std::abs(steps - std::round(steps)) > 1e-6) return failed("off-step", *item.step);
  }
  return {};
}

Found text_failure(const Node& node, const std::string& text) {
  const Item& item = *node.item;
  const int longest = node.is_other ? length_max : item.length_max.value_or(length_max);
  if (character_count(text) > static_cast<std::size_t>(longest)) return failed("too-long", longest);
  if (node.is_other) return {};
  if (item.type == ItemType::email && !is_email(text)) return failed("not-an-email");
  if (item.type == ItemType::url && !is_url(text)) return failed("not-a-url");
  if (item.type == ItemType::telephone && !is_telephone(text)) return failed("not-a-telephone");
  if (item.type == ItemType::date && !days_of_date(text)) return failed("not-a-date");
  return {};
}

Found codes_failure(const Node& node, const Codes& codes, const std::function<bool(const Choice&)>& is_offered) {
  const Item& item = *node.item;
  std::set<int> seen;
  bool is_exclusive = false;
  for (const int code : codes) {
    const auto choice = std::ranges::find(node.list->choices, std::optional(code), &Choice::code);
    if (choice == node.list->choices.end()) return failed("unknown-choice");
    if (!seen.insert(code).second) return failed("chosen-twice");
    if (!is_offered(*choice)) return failed("filtered-choice");
    is_exclusive = is_exclusive || choice->meaning == ChoiceMeaning::none_of_these ||
                   choice->meaning == ChoiceMeaning::dont_know || choice->meaning == ChoiceMeaning::not_applicable;
  }
  if (node.holds == Holds::code) return codes.size() == 1 ? Found{} : failed("too-many-chosen", 1);
  if (is_exclusive) return codes.size() == 1 ? Found{} : failed("exclusive-choice");
  const auto count = static_cast<int>(codes.size());
  if (item.choices_min && count < *item.choices_min) return failed("too-few-chosen", *item.choices_min);
  if (item.choices_max && count > *item.choices_max) return failed("too-many-chosen", *item.choices_max);
  return {};
}

}  // namespace

std::optional<Failure> answer_failure(const Node& node, const Answer& answer,
                                      const std::function<bool(const Choice&)>& is_offered) {
  if (std::holds_alternative<DontKnow>(answer))
    return node.item->may_be_unknown && node.list == nullptr ? Found{} : failed("wrong-kind");
  if (node.holds == Holds::number) {
    const auto* number = std::get_if<double>(&answer);
    return number == nullptr ? failed("wrong-kind") : number_failure(node, *number);
  }
  if (node.holds == Holds::text) {
    const auto* text = std::get_if<std::string>(&answer);
    return text == nullptr ? failed("wrong-kind") : text_failure(node, *text);
  }
  const auto* codes = std::get_if<Codes>(&answer);
  return codes == nullptr ? failed("wrong-kind") : codes_failure(node, *codes, is_offered);
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
  if (text.size() > 254 || at > 64 || std::ranges::any_of(text, is_blank)) return false;
  const std::string_view host = text.substr(at + 1);
  return !host.empty() && host.find('.') != std::string_view::npos && !host.starts_with('.') && !host.ends_with('.') &&
         host.find("..") == std::string_view::npos;
}

bool is_url(std::string_view text) {
  // Nothing but the web: a link of the form javascript: would be run by whoever reads the answers.
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  if (scheme == 0 || std::ranges::any_of(text, is_blank)) return false;
  const std::string_view host = text.substr(scheme, text.find_first_of("/?#", scheme) - scheme);
  return !host.empty() && !host.starts_with('.') && host.find('.') != std::string_view::npos;
}

bool is_telephone(std::string_view text) {
  const auto digits = std::ranges::count_if(text, is_digit);
  const bool is_written = std::ranges::all_of(
      text, [](char c) { return is_digit(c) || std::string_view(" +-./()").find(c) != std::string_view::npos; });
  return is_written && digits >= 6 && digits <= 15 && text.find('+', 1) == std::string_view::npos;
}

}  // namespace zubia::questionnaires
