#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::organisations {

/// The registers that number organisations. `vat` covers the 27 countries of the Union, each with its own form.
enum class IdentifierScheme { siren, siret, nif, vat, euid, lei, pic };

/// A number in its normal form: capitals, no spaces, and no dots or hyphens but where they are part of it (EUID).
struct Identifier {
  IdentifierScheme scheme = IdentifierScheme::siren;
  std::string value = {};  ///< `303265045`, `ESA01325711`, `FR7501.303265045`

  friend auto operator<=>(const Identifier&, const Identifier&) = default;
};

/// `siren`, `siret`, `nif`, `vat`, `euid`, `lei`, `pic`: as files and requests write them.
std::string_view scheme_name(IdentifierScheme scheme);
std::optional<IdentifierScheme> scheme_named(std::string_view name);

/// Checks what was given as a number of `scheme`:
///
/// | scheme | form                                        | control                                               |
/// |--------|---------------------------------------------|-------------------------------------------------------|
/// | siren  | 9 digits                                    | Luhn                                                  |
/// | siret  | SIREN + 5 digits                            | Luhn; places of La Poste: digits add up to 5, 10, 15… |
/// | nif    | 8 digits + letter; X, Y, Z + 7 + letter;    | 23 letters; digit or letter by kind of entity         |
/// |        | kind + 7 digits + control                   |                                                       |
/// | vat    | country + its own form                      | of 25 countries, see vat_number.hpp                   |
/// | euid   | country + register + `.` + number (+ `_`…)  | SIREN where France numbers                            |
/// | lei    | 18 letters or digits + 2 digits             | ISO 7064 mod 97-10                                    |
/// | pic    | 9 digits                                    | none published                                        |
///
/// Refused as `wrong-identifier-form` (how many characters, or which one does not belong), `wrong-control-digit` (what
/// it should be, and which swap of neighbours would mend it) or `other-identifier` (it is a French number, say, given
/// as a Spanish one).
Result<Identifier> check_identifier(IdentifierScheme scheme, std::string_view text);

/// One way to read a number.
struct IdentifierReading {
  Identifier identifier = {};
  std::string country = {};  ///< ISO 3166-1, `EL` for Greece; empty where the scheme has none
  bool controlled = false;   ///< its control digits hold; otherwise only its form fits

  friend bool operator==(const IdentifierReading&, const IdentifierReading&) = default;
};

/// What is this number? Every scheme it fits, those with control digits first. Nine digits may be a SIREN, a PIC and,
/// behind `PT`, a VAT number; a number without its country is also tried as a VAT number of those that check.
std::vector<IdentifierReading> detect_identifier(std::string_view text);

/// The identifiers that follow from one without asking anybody: SIRET → SIREN; SIREN ↔ French VAT; NIF ↔ Spanish VAT;
/// French EUID → SIREN. Each once, never the given one.
std::vector<Identifier> derived_identifiers(const Identifier& identifier);

/// The number of the legal entity behind it, by which two records are one entity or two: a SIRET, French VAT number or
/// French EUID stands for its SIREN, a Spanish VAT number for its NIF, any other for itself.
Identifier legal_entity(const Identifier& identifier);

}  // namespace zubia::organisations
