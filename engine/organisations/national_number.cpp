#include "engine/organisations/national_number.hpp"

#include <fmt/format.h>

#include <charconv>

#include "engine/organisations/control_digit.hpp"

namespace zubia::organisations {
namespace {

const NumberKind siren_kind{.name = "a SIREN", .control_first = 8};
const NumberKind siret_kind{.name = "a SIRET", .control_first = 13};
const NumberKind nif_kind{.name = "a Spanish NIF", .control_first = 8, .letters = true};

constexpr std::string_view la_poste = "356000000";
constexpr std::string_view person_letters = "TRWAGMYFPDXBNJZSQVHLCKE";
constexpr std::string_view entity_letters = "JABCDEFGHI";
constexpr std::string_view entity_kinds = "ABCDEFGHJNPQRSUVW";
constexpr std::string_view digit_kinds = "ABEH";
constexpr std::string_view letter_kinds = "NPQRSW";

long number(std::string_view digits) {
  long value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int digit_sum(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += digit_at(digits, i);
  return sum;
}

bool siret_passes(std::string_view digits) {
  if (!passes_luhn(digits.substr(0, 9))) return false;
  return passes_luhn(digits) || (digits.starts_with(la_poste) && digit_sum(digits) % 5 == 0);
}

bool holds(std::string_view letters, char c) { return letters.find(c) != std::string_view::npos; }

/// The control digit of an entity: 7 digits, the odd ones doubled as in Luhn.
std::size_t entity_control(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digit_at(digits, i) * (i % 2 == 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return static_cast<std::size_t>((10 - sum % 10) % 10);
}

bool entity_passes(std::string_view value) {
  const std::size_t control = entity_control(value.substr(1, 7));
  const bool by_digit = value[8] == static_cast<char>('0' + control);
  const bool by_letter = value[8] == entity_letters[control];
  if (holds(digit_kinds, value[0])) return by_digit;
  if (holds(letter_kinds, value[0])) return by_letter;
  return by_digit || by_letter;
}

/// The nine characters are of the right sort.
bool nif_form(std::string_view value) {
  if (value.size() != 9) return false;
  const bool person = all_digits(value.substr(0, 1));
  const bool known = person || holds("XYZKLM", value[0]) || holds(entity_kinds, value[0]);
  if (!known || !all_digits(value.substr(1, 7))) return false;
  const bool letter = value[8] >= 'A' && value[8] <= 'Z';
  return letter || (holds(entity_kinds, value[0]) && all_digits(value.substr(8)));
}

bool nif_passes(std::string_view value) {
  if (!nif_form(value)) return false;
  if (holds(entity_kinds, value[0])) return entity_passes(value);
  std::string digits(value.substr(0, 8));
  const std::size_t foreign = std::string_view("XYZ").find(value[0]);
  if (foreign != std::string_view::npos) digits[0] = static_cast<char>('0' + foreign);
  if (holds("KLM", value[0])) digits[0] = '0';
  return value[8] == person_letters[static_cast<std::size_t>(number(digits) % 23)];
}

std::string nif_fault(std::string_view value) {
  if (value.size() != 9) return fmt::format("it has {} characters instead of 9", value.size());
  const char first = value[0];
  if (!all_digits(value.substr(0, 1)) && !holds("XYZKLM", first) && !holds(entity_kinds, first))
    return fmt::format("no kind of person or entity begins with “{}”", first);
  const std::size_t place = value.find_first_not_of("0123456789", 1);
  if (place < 8) return fmt::format("the {} character, “{}”, is not a digit", ordinal(place + 1), value[place]);
  return "the number of a person ends with a letter";
}

}  // namespace

Result<std::string> check_siren(std::string_view bare) {
  if (const std::string fault = digits_fault(bare, 9); !fault.empty())
    return refuse(form_problem(siren_kind, bare, fault, "Write the 9 digits of the register of companies."));
  // Nine zeros pass Luhn, and stand where nothing is known.
  if (bare.find_first_not_of('0') == std::string_view::npos)
    return refuse(form_problem(siren_kind, bare, "it is nothing but zeros"));
  if (!passes_luhn(bare)) return refuse(control_problem(siren_kind, bare, passes_luhn));
  return std::string(bare);
}

Result<std::string> check_siret(std::string_view bare) {
  if (const std::string fault = digits_fault(bare, 14); !fault.empty()) {
    const bool only_siren = bare.size() == 9 && all_digits(bare) && passes_luhn(bare);
    return refuse(form_problem(siret_kind, bare, fault,
                               only_siren ? "It is a SIREN: give it as one, or add the 5 digits of the establishment."
                                          : "Write the 14 digits: the SIREN and 5 digits of the establishment."));
  }
  if (bare.find_first_not_of('0') == std::string_view::npos)
    return refuse(form_problem(siret_kind, bare, "it is nothing but zeros"));
  if (siret_passes(bare)) return std::string(bare);
  Problem problem = control_problem(siret_kind, bare, siret_passes);
  if (!passes_luhn(bare.substr(0, 9))) {
    const Problem siren = control_problem(siren_kind, bare.substr(0, 9), passes_luhn);
    problem.detail = fmt::format("“{}” is not a SIRET: its first 9 digits are no SIREN. {}", bare, siren.detail);
  }
  return refuse(std::move(problem));
}

std::string french_vat_key(std::string_view siren) {
  return fmt::format("{:02}", (12 + 3 * (number(siren) % 97)) % 97);
}

bool french_vat_key_fits(std::string_view key, std::string_view siren) {
  if (all_digits(key)) return key == french_vat_key(siren);
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  const std::size_t first = alphabet.find(key[0]);
  const std::size_t second = alphabet.find(key[1]);
  if (first == std::string_view::npos || second == std::string_view::npos) return false;
  const auto joined = static_cast<long>(first < 10 ? first * 24 + second - 10 : first * 34 + second - 100);
  return (number(siren) + 1 + joined / 11) % 11 == joined % 11;
}

Result<std::string> check_nif(std::string_view bare) {
  if (nif_passes(bare)) return std::string(bare);
  if (!nif_form(bare))
    return refuse(form_problem(nif_kind, bare, nif_fault(bare),
                               "Write the letter, 7 digits and the control of an entity (A01325711), or 8 digits and "
                               "the letter of a person."));
  return refuse(control_problem(nif_kind, bare, nif_passes));
}

}  // namespace zubia::organisations
