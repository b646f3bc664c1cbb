#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::organisations {

/// Capitals, without spaces (no-break ones too), dots, hyphens and slashes: how people break numbers up.
std::string bare_number(std::string_view text);

bool all_digits(std::string_view text);
int digit_at(std::string_view digits, std::size_t place);

/// Luhn (ISO/IEC 7812-1): every second digit from the right doubled, its digits added; a multiple of 10.
bool passes_luhn(std::string_view digits);

/// ISO 7064 mod 11,10, of Germany and Croatia.
bool passes_mod_11_10(std::string_view digits);

/// The remainder by 97 of digits and letters, A = 10 … Z = 35 (ISO 7064 mod 97-10).
int remainder_by_97(std::string_view text);

/// Σ weight · digit over as many digits as there are weights.
int weighted_sum(std::string_view digits, std::span<const int> weights);

/// A kind of number and where its control stands, for the sentences of a refusal.
struct NumberKind {
  std::string name = {};          ///< with its article: `a SIREN`, `a Spanish NIF`
  std::size_t control_first = 0;  ///< place of the control, from 0
  std::size_t control_size = 1;
  bool letters = false;  ///< the control may be a letter
};

using Passes = std::function<bool(std::string_view)>;

/// `wrong-control-digit`: says what the control should be if all else is right, and which swaps of neighbours (the most
/// common slip after a single wrong digit) would make the number right.
Problem control_problem(const NumberKind& kind, std::string_view value, const Passes& passes);

/// `wrong-identifier-form` with its reason: "it has 8 characters instead of 9".
Problem form_problem(const NumberKind& kind, std::string_view text, std::string_view reason,
                     std::string_view mend = {});

/// Why a text does not consist of `size` digits: the first character that is none, or the count. Empty if it does.
std::string digits_fault(std::string_view text, std::size_t size);

/// `1st`, `2nd`, `11th`.
std::string ordinal(std::size_t number);

}  // namespace zubia::organisations
