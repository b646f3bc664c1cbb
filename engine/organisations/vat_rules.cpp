#include <array>
#include <charconv>

#include "engine/organisations/national_number.hpp"
#include "engine/organisations/vat_number.hpp"

namespace zubia::organisations {
namespace {

int last_digit(std::string_view number) { return digit_at(number, number.size() - 1); }

long value_of(std::string_view digits) {
  long value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// Σ weight · digit is a multiple of `modulus`, the control included.
template <int Modulus, int... Weights>
bool adds_up(std::string_view number) {
  constexpr std::array weights = {Weights...};
  return weighted_sum(number, weights) % Modulus == 0;
}

/// The sum of the digits before the control, by 11; the remainder 10 counts as 0.
template <int... Weights>
int remainder_by_11(std::string_view number) {
  constexpr std::array weights = {Weights...};
  return weighted_sum(number, weights) % 11;
}

bool austrian(std::string_view number) {
  const std::string digits(number.substr(1));
  int sum = 0;
  for (std::size_t i = 0; i < 7; ++i) {
    const int digit = digit_at(digits, i) * (i % 2 == 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return (106 - sum - last_digit(digits)) % 10 == 0;
}

bool belgian(std::string_view number) {
  return value_of(number) > 0 && (value_of(number.substr(0, 8)) + value_of(number.substr(8))) % 97 == 0;
}

bool bulgarian(std::string_view number) {
  if (number.size() != 9) return true;
  int rest = remainder_by_11<1, 2, 3, 4, 5, 6, 7, 8>(number);
  if (rest == 10) rest = remainder_by_11<3, 4, 5, 6, 7, 8, 9, 10>(number) % 10;
  return rest == last_digit(number);
}

bool cypriot(std::string_view number) {
  constexpr std::array<int, 10> odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const int digit = digit_at(number, i);
    sum += i % 2 == 0 ? odd[static_cast<std::size_t>(digit)] : digit;
  }
  return number[8] == static_cast<char>('A' + sum % 26);
}

bool czech(std::string_view number) {
  if (number.size() != 8) return true;
  const int check = (11 - remainder_by_11<8, 7, 6, 5, 4, 3, 2>(number)) % 11;
  return (check == 0 ? 1 : check) % 10 == last_digit(number);
}

bool german(std::string_view number) { return number[0] != '0' && passes_mod_11_10(number); }

bool danish(std::string_view number) { return number[0] != '0' && adds_up<11, 2, 7, 6, 5, 4, 3, 2, 1>(number); }

bool greek(std::string_view number) {
  return remainder_by_11<256, 128, 64, 32, 16, 8, 4, 2>(number) % 10 == last_digit(number);
}

bool spanish(std::string_view number) { return check_nif(number).has_value(); }

bool french(std::string_view number) {
  const std::string_view siren = number.substr(2);
  // Monaco shares the French numbers; its companies have no SIREN.
  return (siren.starts_with("000") || check_siren(siren)) && french_vat_key_fits(number.substr(0, 2), siren);
}

bool irish(std::string_view number) {
  int sum = weighted_sum(number, std::array{8, 7, 6, 5, 4, 3, 2});
  // The second letter of the numbers since 2013 weighs 9; W adds nothing.
  if (number.size() == 9 && number[8] != 'W') sum += 9 * (number[8] - 'A' + 1);
  return number[7] == std::string_view("WABCDEFGHIJKLMNOPQRSTUV")[static_cast<std::size_t>(sum % 23)];
}

bool italian(std::string_view number) {
  const long office = value_of(number.substr(7, 3));
  const bool known = (office >= 1 && office <= 100) || office == 120 || office == 121 || office == 888 || office == 999;
  return known && value_of(number.substr(0, 7)) > 0 && passes_luhn(number);
}

bool lithuanian(std::string_view number) {
  const auto sum_from = [&](std::size_t start) {
    int sum = 0;
    for (std::size_t i = 0; i + 1 < number.size(); ++i)
      sum += static_cast<int>(1 + (i + start) % 9) * digit_at(number, i);
    return sum % 11;
  };
  const int first = sum_from(0);
  return number[number.size() - 2] == '1' && (first == 10 ? sum_from(2) % 10 : first) == last_digit(number);
}

bool luxembourgish(std::string_view number) { return value_of(number.substr(0, 6)) % 89 == value_of(number.substr(6)); }

bool latvian(std::string_view number) {
  if (number[0] <= '3') return true;  // a person: the date of birth in front
  return remainder_by_11<9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1>(number) == 3;
}

/// Since 2020 the numbers of sole traders pass by 97 with the letters counted; all others by 11.
bool dutch(std::string_view number) {
  const int rest = remainder_by_11<9, 8, 7, 6, 5, 4, 3, 2>(number);
  if (value_of(number.substr(0, 9)) == 0) return false;
  return rest == digit_at(number, 8) || remainder_by_97("NL" + std::string(number)) == 1;
}

bool polish(std::string_view number) {
  return remainder_by_11<6, 5, 7, 2, 3, 4, 5, 6, 7>(number) == last_digit(number);
}

bool portuguese(std::string_view number) {
  const int check = (11 - remainder_by_11<9, 8, 7, 6, 5, 4, 3, 2>(number)) % 11 % 10;
  return number[0] != '0' && check == last_digit(number);
}

bool romanian(std::string_view number) {
  const std::string padded = std::string(10 - number.size(), '0') + std::string(number);
  return number[0] != '0' && 10 * remainder_by_11<7, 5, 3, 2, 1, 7, 5, 3, 2>(padded) % 11 % 10 == last_digit(padded);
}

bool swedish(std::string_view number) { return passes_luhn(number.substr(0, 10)); }

bool slovenian(std::string_view number) {
  const int check = 11 - remainder_by_11<8, 7, 6, 5, 4, 3, 2>(number);
  return number[0] != '0' && check != 11 && check % 10 == last_digit(number);
}

bool slovak(std::string_view number) { return number[0] != '0' && value_of(number) % 11 == 0; }

}  // namespace

std::span<const VatRule> vat_rules() {
  static const std::vector<VatRule> rules = {
      {"AT", "an Austrian", {"U########"}, austrian},
      {"BE", "a Belgian", {"0#########", "1#########"}, belgian, -1, 2},
      {"BG", "a Bulgarian", {"#########", "##########"}, bulgarian},
      {"CY", "a Cypriot", {"########@"}, cypriot, -1, 1, true},
      {"CZ", "a Czech", {"########", "#########", "##########"}, czech},
      {"DE", "a German", {"#########"}, german},
      {"DK", "a Danish", {"########"}, danish},
      {"EE", "an Estonian", {"#########"}, adds_up<10, 3, 7, 1, 3, 7, 1, 3, 7, 1>},
      {"EL", "a Greek", {"#########"}, greek},
      {"ES", "a Spanish", {"@#######*", "########@"}, spanish, -1, 1, true},
      {"FI", "a Finnish", {"########"}, adds_up<11, 7, 9, 10, 5, 8, 4, 2, 1>},
      {"FR", "a French", {"**#########"}, french, 0, 2},
      {"HR", "a Croatian", {"###########"}, passes_mod_11_10},
      {"HU", "a Hungarian", {"########"}, adds_up<10, 9, 7, 3, 1, 9, 7, 3, 1>},
      {"IE", "an Irish", {"#######@", "#######@@"}, irish, 7, 1, true},
      {"IT", "an Italian", {"###########"}, italian},
      {"LT", "a Lithuanian", {"#########", "############"}, lithuanian},
      {"LU", "a Luxembourgish", {"########"}, luxembourgish, -1, 2},
      {"LV", "a Latvian", {"###########"}, latvian},
      {"MT", "a Maltese", {"########"}, adds_up<37, 3, 4, 6, 7, 8, 9, 10, 1>, -1, 2},
      {"NL", "a Dutch", {"#########B##"}, dutch, 8},
      {"PL", "a Polish", {"##########"}, polish},
      {"PT", "a Portuguese", {"#########"}, portuguese},
      {"RO",
       "a Romanian",
       {"##########", "#########", "########", "#######", "######", "#####", "####", "###", "##"},
       romanian},
      {"SE", "a Swedish", {"##########01"}, swedish, 9},
      {"SI", "a Slovenian", {"########"}, slovenian},
      {"SK", "a Slovak", {"##########"}, slovak},
  };
  return rules;
}

}  // namespace zubia::organisations
