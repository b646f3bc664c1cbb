#include "engine/organisations/register_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/organisations/control_digit.hpp"
#include "engine/organisations/national_number.hpp"
#include "engine/organisations/vat_number.hpp"

namespace zubia::organisations {
namespace {

const NumberKind euid_kind{.name = "an EUID"};
const NumberKind lei_kind{.name = "an LEI", .control_first = 18, .control_size = 2};
const NumberKind pic_kind{.name = "a PIC"};

constexpr std::string_view euid_mend =
    "Write country, register, a full stop and the number: FR7501.303265045, ESB20001.12345.";

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/// The registers of Iceland, Liechtenstein and Norway take part besides those of the Union.
bool has_register(std::string_view country) {
  return vat_rule(country) != nullptr || country == "IS" || country == "LI" || country == "NO";
}

bool lei_passes(std::string_view value) { return remainder_by_97(value) == 1; }

std::string euid_fault(std::string_view value) {
  const std::size_t stop = value.find('.');
  if (!has_register(value.substr(0, 2)))
    return "it does not begin with the two letters of a country that takes part in the interconnection of registers";
  if (stop == std::string_view::npos) return "there is no full stop between the register and the number";
  if (stop < 3) return "there is no register between the country and the full stop";
  if (!std::all_of(value.begin() + 2, value.begin() + static_cast<std::ptrdiff_t>(stop), is_letter_or_digit))
    return "the register consists of letters and digits alone";
  if (euid_number(value).empty()) return "there is no number behind the full stop";
  const auto fits = [](char c) {
    return is_letter_or_digit(c) || std::string_view(".-/_").find(c) != std::string_view::npos;
  };
  if (!std::all_of(value.begin() + static_cast<std::ptrdiff_t>(stop), value.end(), fits))
    return "the number has a character that no register uses";
  if (value.size() > 64) return "it is longer than any register numbers";
  return {};
}

}  // namespace

std::string_view euid_number(std::string_view euid) {
  const std::size_t stop = euid.find('.');
  if (stop == std::string_view::npos) return {};
  const std::string_view number = euid.substr(stop + 1);
  return number.substr(0, number.find('_'));
}

Result<std::string> check_euid(std::string_view text) {
  std::string value;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    value += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (value.starts_with("GR")) value.replace(0, 2, "EL");
  if (const std::string fault = euid_fault(value); !fault.empty())
    return refuse(form_problem(euid_kind, value, fault, euid_mend));
  if (value.starts_with("FR")) {
    const auto siren = check_siren(euid_number(value));
    if (!siren) {
      Problem problem = siren.error();
      problem.detail = fmt::format("“{}” is not an EUID: France numbers by SIREN. {}", value, problem.detail);
      return refuse(std::move(problem));
    }
  }
  return value;
}

Result<std::string> check_lei(std::string_view bare) {
  if (bare.size() != 20)
    return refuse(form_problem(lei_kind, bare, fmt::format("it has {} characters instead of 20", bare.size()),
                               "Write 18 letters or digits and the two control digits."));
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const bool fits = i < 18 ? is_letter_or_digit(bare[i]) : bare[i] >= '0' && bare[i] <= '9';
    if (!fits)
      return refuse(form_problem(
          lei_kind, bare,
          fmt::format("the {} character is not {}", ordinal(i + 1), i < 18 ? "a letter A–Z or a digit" : "a digit")));
  }
  if (!lei_passes(bare)) return refuse(control_problem(lei_kind, bare, lei_passes));
  return std::string(bare);
}

Result<std::string> check_pic(std::string_view bare) {
  if (const std::string fault = digits_fault(bare, 9); !fault.empty())
    return refuse(form_problem(pic_kind, bare, fault, "Write the 9 digits of the participant register."));
  return std::string(bare);
}

}  // namespace zubia::organisations
