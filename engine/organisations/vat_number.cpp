#include "engine/organisations/vat_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/organisations/national_number.hpp"

namespace zubia::organisations {
namespace {

bool fits(std::string_view form, std::string_view text) {
  return std::ranges::equal(form, text, [](char sign, char c) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = c >= 'A' && c <= 'Z';
    if (sign == '#') return digit;
    if (sign == '@') return letter;
    if (sign == '*') return digit || letter;
    return sign == c;
  });
}

bool fits_any(const VatRule& rule, std::string_view text) {
  return std::ranges::any_of(rule.forms, [&](std::string_view form) { return fits(form, text); });
}

/// "2 characters, then 9 digits" would be long for 27 countries: an example in signs says it as well.
std::string example(std::string_view country, std::string_view form) {
  std::string text(country);
  int digit = 0;
  for (const char sign : form) {
    if (sign == '#' || sign == '*')
      text += static_cast<char>('0' + ++digit % 10);
    else
      text += sign == '@' ? 'A' : sign;
  }
  return text;
}

std::string form_fault(const VatRule& rule, std::string_view text) {
  std::vector<std::size_t> sizes;
  for (const std::string_view form : rule.forms) sizes.push_back(form.size());
  std::ranges::sort(sizes);
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  if (!std::ranges::binary_search(sizes, text.size()))
    return fmt::format("behind {} it has {} characters instead of {}", rule.country, text.size(),
                       fmt::join(sizes, " or "));
  for (const std::string_view form : rule.forms) {
    if (form.size() != text.size()) continue;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (!fits(form.substr(i, 1), text.substr(i, 1)))
        return fmt::format("behind {} the {} character may not be “{}”", rule.country, ordinal(i + 1), text[i]);
  }
  return "it has not the form of its country";
}

}  // namespace

const VatRule* vat_rule(std::string_view country) {
  const auto rules = vat_rules();
  const auto found = std::ranges::find(rules, country, &VatRule::country);
  return found == rules.end() ? nullptr : &*found;
}

Result<std::string> check_vat_number(std::string_view bare) {
  std::string value(bare);
  if (value.starts_with("GR")) value.replace(0, 2, "EL");
  const VatRule* rule = vat_rule(std::string_view(value).substr(0, 2));
  const NumberKind any{.name = "a VAT number of the European Union"};
  if (rule == nullptr)
    return refuse(form_problem(any, bare, "it does not begin with the two letters of a member state",
                               "Write the country in front: ESA01325711, FR40303265045."));
  const std::string_view number = std::string_view(value).substr(2);
  NumberKind kind{.name = fmt::format("{} VAT number", rule->adjective),
                  .control_first = 0,
                  .control_size = rule->control_size,
                  .letters = rule->control_letters};
  if (!fits_any(*rule, number))
    return refuse(form_problem(kind, value, form_fault(*rule, number),
                               fmt::format("It looks like {}.", example(rule->country, rule->forms.front()))));
  if (rule->passes == nullptr || rule->passes(number)) return value;
  if (rule->country == "FR" || rule->country == "ES") {
    // The fault is that of the national number inside, if that one is wrong.
    const auto inner = rule->country == "FR" ? check_siren(number.substr(2)) : check_nif(number);
    if (!inner) {
      Problem problem = inner.error();
      problem.detail = fmt::format("“{}” is not {}. {}", value, kind.name, problem.detail);
      return refuse(std::move(problem));
    }
  }
  kind.control_first =
      rule->control_first >= 0 ? 2 + static_cast<std::size_t>(rule->control_first) : value.size() - rule->control_size;
  return refuse(control_problem(kind, value, [rule](std::string_view text) {
    return text.starts_with(rule->country) && fits_any(*rule, text.substr(2)) && rule->passes(text.substr(2));
  }));
}

}  // namespace zubia::organisations
