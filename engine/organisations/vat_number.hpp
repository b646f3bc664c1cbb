#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/organisations/control_digit.hpp"

namespace zubia::organisations {

/// How one country of the Union writes VAT numbers behind its two letters. In a form, `#` is a digit, `@` a letter, `*`
/// either; anything else stands for itself.
struct VatRule {
  std::string_view country = {};
  std::string_view adjective = {};             ///< `a French`, `an Italian`
  std::vector<std::string_view> forms = {};    ///< one per length or variant
  bool (*passes)(std::string_view) = nullptr;  ///< of a number that fits a form; null where no control is checked
  int control_first = -1;                      ///< place of the control, from 0; −1 at the end
  std::size_t control_size = 1;
  bool control_letters = false;
};

/// The 27, by country. The controls are those of the national laws, as gathered in the European Commission's notes on
/// VIES; Bulgarian, Czech and Latvian numbers of natural persons are judged by form alone.
std::span<const VatRule> vat_rules();
const VatRule* vat_rule(std::string_view country);

/// Checks a bare number with its country in front (`ESA01325711`; `GR` is taken as `EL`), and gives it back with the
/// country as VIES writes it.
Result<std::string> check_vat_number(std::string_view bare);

}  // namespace zubia::organisations
