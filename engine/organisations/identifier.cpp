#include "engine/organisations/identifier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/organisations/control_digit.hpp"
#include "engine/organisations/national_number.hpp"
#include "engine/organisations/register_number.hpp"
#include "engine/organisations/vat_number.hpp"

namespace zubia::organisations {
namespace {

struct SchemeWords {
  IdentifierScheme scheme;
  std::string_view name;      ///< in files and requests
  std::string_view sentence;  ///< in sentences, with its article
};

constexpr std::array<SchemeWords, 7> schemes = {{{IdentifierScheme::siren, "siren", "a French SIREN"},
                                                 {IdentifierScheme::siret, "siret", "a French SIRET"},
                                                 {IdentifierScheme::nif, "nif", "a Spanish NIF"},
                                                 {IdentifierScheme::vat, "vat", "a VAT number"},
                                                 {IdentifierScheme::euid, "euid", "an EUID"},
                                                 {IdentifierScheme::lei, "lei", "an LEI"},
                                                 {IdentifierScheme::pic, "pic", "a PIC"}}};

const SchemeWords& words_of(IdentifierScheme scheme) { return schemes[static_cast<std::size_t>(scheme)]; }

/// The number by the rules of its scheme, without asking what else it might be.
Result<std::string> checked_value(IdentifierScheme scheme, std::string_view text) {
  const std::string bare = bare_number(text);
  switch (scheme) {
    case IdentifierScheme::siren:
      return check_siren(bare);
    case IdentifierScheme::siret:
      return check_siret(bare);
    case IdentifierScheme::nif:
      return check_nif(bare);
    case IdentifierScheme::vat:
      return check_vat_number(bare);
    case IdentifierScheme::euid:
      return check_euid(text);
    case IdentifierScheme::lei:
      return check_lei(bare);
    case IdentifierScheme::pic:
      return check_pic(bare);
  }
  return refuse({"wrong-identifier-form", "There is no such register.", {}, {}});
}

std::string country_of(const Identifier& identifier) {
  switch (identifier.scheme) {
    case IdentifierScheme::siren:
    case IdentifierScheme::siret:
      return "FR";
    case IdentifierScheme::nif:
      return "ES";
    case IdentifierScheme::vat:
    case IdentifierScheme::euid:
      return identifier.value.substr(0, 2);
    case IdentifierScheme::lei:
    case IdentifierScheme::pic:
      break;
  }
  return {};
}

bool has_control(const Identifier& identifier) {
  if (identifier.scheme == IdentifierScheme::euid) return identifier.value.starts_with("FR");
  if (identifier.scheme == IdentifierScheme::vat) return vat_rule(country_of(identifier))->passes != nullptr;
  return identifier.scheme != IdentifierScheme::pic;
}

/// What the number is instead, in words: "a French SIREN", "an Italian VAT number without its IT".
std::string reading_words(const IdentifierReading& reading, std::string_view bare) {
  if (reading.identifier.scheme != IdentifierScheme::vat)
    return std::string(words_of(reading.identifier.scheme).sentence);
  const std::string words = fmt::format("{} VAT number", vat_rule(reading.country)->adjective);
  return bare.starts_with(reading.country) ? words : fmt::format("{} without its {}", words, reading.country);
}

/// `other-identifier`, where the text is a number of another kind whose control holds; otherwise what was wrong.
Problem better_problem(IdentifierScheme scheme, std::string_view text, Problem problem) {
  const std::string bare = bare_number(text);
  std::string_view seen = bare;
  std::string wanted(words_of(scheme).sentence);
  const VatRule* rule = scheme == IdentifierScheme::vat ? vat_rule(std::string_view(bare).substr(0, 2)) : nullptr;
  // Behind the letters of one country may stand the number of another.
  if (rule != nullptr) {
    seen.remove_prefix(2);
    wanted = fmt::format("{} VAT number", rule->adjective);
  }
  for (const IdentifierReading& reading : detect_identifier(seen == bare ? text : seen)) {
    // The short numbers of other countries fit by chance too often to be worth a word.
    const bool telling = reading.identifier.scheme != IdentifierScheme::vat || bare.starts_with(reading.country) ||
                         (scheme == IdentifierScheme::vat && rule == nullptr);
    if (!reading.controlled || !telling || reading.identifier.scheme == scheme) continue;
    if (rule != nullptr && reading.country == rule->country) continue;
    return {"other-identifier",
            fmt::format("“{}” is {}, given as {}.", seen, reading_words(reading, bare), wanted),
            {},
            fmt::format("Give it as {}, or look for the right number.", scheme_name(reading.identifier.scheme))};
  }
  return problem;
}

void add_unless_there(std::vector<Identifier>& identifiers, Identifier identifier) {
  if (std::ranges::find(identifiers, identifier) == identifiers.end()) identifiers.push_back(std::move(identifier));
}

}  // namespace

std::string_view scheme_name(IdentifierScheme scheme) { return words_of(scheme).name; }

std::optional<IdentifierScheme> scheme_named(std::string_view name) {
  const auto* const found = std::ranges::find(schemes, name, &SchemeWords::name);
  if (found == schemes.end()) return std::nullopt;
  return found->scheme;
}

Result<Identifier> check_identifier(IdentifierScheme scheme, std::string_view text) {
  Result<std::string> value = checked_value(scheme, text);
  if (!value) return refuse(better_problem(scheme, text, std::move(value.error())));
  return Identifier{scheme, std::move(*value)};
}

std::vector<IdentifierReading> detect_identifier(std::string_view text) {
  std::vector<IdentifierReading> readings;
  const auto add = [&](IdentifierScheme scheme, std::string value) {
    Identifier identifier{scheme, std::move(value)};
    readings.push_back({identifier, country_of(identifier), has_control(identifier)});
  };
  for (const SchemeWords& words : schemes)
    if (auto value = checked_value(words.scheme, text)) add(words.scheme, std::move(*value));
  // Without its country, only where a control says that it is one of that country; the NIF is a reading of its own.
  const std::string bare = bare_number(text);
  for (const VatRule& rule : vat_rules())
    if (rule.passes != nullptr && rule.country != "ES")
      if (auto value = check_vat_number(std::string(rule.country) + bare))
        add(IdentifierScheme::vat, std::move(*value));
  std::stable_partition(readings.begin(), readings.end(),
                        [](const IdentifierReading& reading) { return reading.controlled; });
  return readings;
}

std::vector<Identifier> derived_identifiers(const Identifier& identifier) {
  std::vector<Identifier> found;
  const Identifier entity = legal_entity(identifier);
  if (entity != identifier) found.push_back(entity);
  if (entity.scheme == IdentifierScheme::siren)
    add_unless_there(found, {IdentifierScheme::vat, "FR" + french_vat_key(entity.value) + entity.value});
  if (entity.scheme == IdentifierScheme::nif) add_unless_there(found, {IdentifierScheme::vat, "ES" + entity.value});
  std::erase(found, identifier);
  return found;
}

Identifier legal_entity(const Identifier& identifier) {
  const std::string& value = identifier.value;
  if (identifier.scheme == IdentifierScheme::siret) return {IdentifierScheme::siren, value.substr(0, 9)};
  if (identifier.scheme == IdentifierScheme::vat && value.starts_with("ES"))
    return {IdentifierScheme::nif, value.substr(2)};
  const bool french = value.starts_with("FR");
  if (identifier.scheme == IdentifierScheme::vat && french && check_siren(value.substr(4)))
    return {IdentifierScheme::siren, value.substr(4)};
  if (identifier.scheme == IdentifierScheme::euid && french)
    return {IdentifierScheme::siren, std::string(euid_number(value))};
  return identifier;
}

}  // namespace zubia::organisations
