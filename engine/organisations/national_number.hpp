#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace zubia::organisations {

// The numbers of the French and Spanish registers. All take a bare number (see bare_number) and give it back if right.

/// Nine digits that pass Luhn (article R. 123-221 of the Code de commerce).
Result<std::string> check_siren(std::string_view bare);

/// The SIREN and five digits of the establishment; passes Luhn as a whole. The establishments of La Poste
/// (356 000 000) but its seat pass if their 14 digits add up to a multiple of 5: there were too many for Luhn.
Result<std::string> check_siret(std::string_view bare);

/// (12 + 3 (SIREN mod 97)) mod 97, in two digits.
std::string french_vat_key(std::string_view siren);

/// The two characters before the SIREN in a French VAT number: the key above, or one of letters and digits without I
/// and O, of which the remainder by 11 is checked.
bool french_vat_key_fits(std::string_view key, std::string_view siren);

/// DNI (8 digits and a letter), NIE (X, Y or Z, 7 digits and a letter), K, L, M for other people, and the kinds of
/// entity A–H, J, N, P–S, U–W with 7 digits and a control: a digit for A, B, E, H, a letter for N, P, Q, R, S, W and
/// for those not resident (00), either for the others (Real Decreto 1065/2007, Orden EHA/451/2008).
Result<std::string> check_nif(std::string_view bare);

}  // namespace zubia::organisations
