#include "operations/organisations/organisation_check.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/base/nearest_names.hpp"
#include "engine/classifications/nace_code.hpp"
#include "engine/organisations/identifier.hpp"
#include "engine/text/country_code.hpp"
#include "engine/text/folded_text.hpp"
#include "operations/organisations/size_reason.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

constexpr std::array<std::string_view, 6> kinds = {"company",     "technology-centre", "university",
                                                   "public-body", "association",       "other"};

using Meanings = std::vector<std::pair<std::string_view, std::string_view>>;

std::optional<std::string> meaning(const Meanings& meanings, std::string_view text) {
  std::string words;
  for (const text::Word& word : text::words_of(text)) words += (words.empty() ? "" : " ") + word.folded;
  const auto found = std::ranges::find(meanings, words, &Meanings::value_type::first);
  if (found == meanings.end()) return std::nullopt;
  return std::string(found->second);
}

Problem wrong(const std::string& member, std::string detail, std::string mend = {}) {
  return {"invalid-value", std::move(detail), {.member = member}, std::move(mend)};
}

template <std::size_t N>
Result<void> check_one_of(const std::string& text, const std::array<std::string_view, N>& choices,
                          const std::string& member) {
  if (text.empty() || std::ranges::find(choices, text) != choices.end()) return {};
  return refuse(wrong(member, fmt::format("“{}” is not a choice.", text),
                      fmt::format("It is one of {}.", fmt::join(choices, ", "))));
}

/// Two or three small letters, then what BCP 47 allows.
bool is_language(const std::string& text) {
  const std::size_t letters = std::min(text.find('-'), text.size());
  return letters >= 2 && letters <= 3 && text.size() <= 35 &&
         std::ranges::all_of(text.substr(0, letters), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_day(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t place : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (text[place] < '0' || text[place] > '9') return false;
  const int month = std::stoi(text.substr(5, 2));
  const int day = std::stoi(text.substr(8, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

void trim(std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  text = first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

void put_texts_in_order(TextByLanguage& texts) {
  for (auto& [language, text] : texts) trim(text);
  std::erase_if(texts, [](const auto& one) { return one.second.empty(); });
}

Result<void> check_languages(const TextByLanguage& texts, const std::string& member) {
  for (const auto& [language, text] : texts)
    if (!language.empty() && !is_language(language))
      return refuse(wrong(member, fmt::format("“{}” is not a language.", language), "Write it as eu, es, fr or en."));
  return {};
}

Result<void> check_site(Site& site, const std::string& member) {
  if (!site.country.empty()) {
    const auto country = text::country_code_of(site.country);
    if (!country)
      return refuse(wrong(member + ".country", fmt::format("“{}” is not a country.", site.country),
                          "Write the two letters of ISO 3166: ES, FR."));
    site.country = *country;
  }
  const auto is_off = [](const std::optional<double>& degrees, double most) {
    return degrees && !(std::isfinite(*degrees) && std::abs(*degrees) <= most);
  };
  if (is_off(site.latitude, 90)) return refuse(wrong(member + ".latitude", "A latitude lies from −90 to 90 degrees."));
  if (is_off(site.longitude, 180))
    return refuse(wrong(member + ".longitude", "A longitude lies from −180 to 180 degrees."));
  if (site.latitude.has_value() != site.longitude.has_value())
    return refuse(wrong(member, "A place on the map has a latitude and a longitude.", "Give both or neither."));
  if (site.siret.empty()) return {};
  const auto siret = checked_identifier({"siret", site.siret}, member + ".siret");
  if (!siret) return refuse(siret.error());
  site.siret = siret->value;
  return {};
}

Result<void> check_activities(const std::vector<ActivityCode>& activities, const std::string& member) {
  for (std::size_t a = 0; a < activities.size(); ++a) {
    const ActivityCode& activity = activities[a];
    if (activity.classification != "nace") continue;
    const NaceVersion version = activity.version == "2.1" ? NaceVersion::rev_2_1 : NaceVersion::rev_2;
    if (auto code = check_nace_code(activity.code, {}, version); !code) {
      Problem problem = code.error();
      problem.where = {.member = fmt::format("{}[{}].code", member, a)};
      return refuse(problem);
    }
  }
  return {};
}

/// Eight digits, and the control digit that the published list has after a hyphen.
bool is_cpv(std::string_view code) {
  if (code.size() == 10 && code[8] == '-') code.remove_suffix(code[9] >= '0' && code[9] <= '9' ? 2 : 0);
  return code.size() == 8 && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> check_codes(const std::vector<ActivityCode>& codes, const std::string& member) {
  for (std::size_t c = 0; c < codes.size(); ++c) {
    const std::string place = fmt::format("{}[{}]", member, c);
    if (codes[c].classification.empty() || codes[c].code.empty())
      return refuse(wrong(place, "A code has a classification.", "Write it as nace 28.41 or cpv 42600000."));
    if (codes[c].classification == "cpv" && !is_cpv(codes[c].code))
      return refuse(wrong(place + ".code", fmt::format("“{}” is not a CPV code.", codes[c].code),
                          "It has eight digits: 42600000."));
  }
  return check_activities(codes, member);
}

Result<void> check_offers(std::vector<OfferOrNeed>& offers, const std::string& member) {
  static constexpr std::array<std::string_view, 3> offer_kinds = {"business", "technology", "research"};
  static constexpr std::array<std::string_view, 3> states = {"draft", "published", "expired"};
  for (std::size_t o = 0; o < offers.size(); ++o) {
    OfferOrNeed& offer = offers[o];
    const std::string place = fmt::format("{}[{}]", member, o);
    if (offer.id.empty()) offer.id = storage::random_id();
    if (std::ranges::count(offers, offer.id, &OfferOrNeed::id) > 1)
      return refuse(wrong(place + ".id", "Two have the same id.", "Leave the id of a new one out."));
    put_texts_in_order(offer.title);
    put_texts_in_order(offer.text);
    if (offer.title.empty())
      return refuse(
          wrong(place + ".title", "An offer or a need has a title.", "Give it one in one language at least."));
    for (auto done :
         {check_one_of(offer.kind, offer_kinds, place + ".kind"), check_one_of(offer.state, states, place + ".state"),
          check_languages(offer.title, place + ".title"), check_languages(offer.text, place + ".text"),
          check_codes(offer.codes, place + ".codes")})
      if (!done) return done;
    if (!offer.expires_on.empty() && !is_day(offer.expires_on))
      return refuse(
          wrong(place + ".expires_on", fmt::format("“{}” is not a day.", offer.expires_on), "Write it as 2026-12-31."));
  }
  return {};
}

Result<void> check_identifiers(std::vector<OrganisationIdentifier>& identifiers) {
  std::vector<OrganisationIdentifier> checked;
  for (std::size_t i = 0; i < identifiers.size(); ++i) {
    auto identifier = checked_identifier(identifiers[i], fmt::format("identifiers[{}]", i));
    if (!identifier) return refuse(identifier.error());
    if (std::ranges::find(checked, *identifier) == checked.end()) checked.push_back(*std::move(identifier));
  }
  identifiers = std::move(checked);
  return {};
}

}  // namespace

std::span<const std::string_view> organisation_kinds() { return kinds; }

Result<OrganisationIdentifier> checked_identifier(const OrganisationIdentifier& identifier, const std::string& member) {
  const auto scheme = organisations::scheme_named(identifier.scheme);
  if (!scheme)
    return refuse({"unknown-register",
                   fmt::format("“{}” is not a register that is known.", identifier.scheme),
                   {.member = member},
                   "It is one of siren, siret, nif, vat, euid, lei, pic."});
  const auto checked = organisations::check_identifier(*scheme, identifier.value);
  if (checked) return OrganisationIdentifier{identifier.scheme, checked->value};
  Problem problem = checked.error();
  problem.where.member = member;
  return refuse(problem);
}

std::optional<std::string> kind_meant(std::string_view text) {
  static const Meanings meanings = {{"prc", "company"},
                                    {"company", "company"},
                                    {"empresa", "company"},
                                    {"entreprise", "company"},
                                    {"enpresa", "company"},
                                    {"sme", "company"},
                                    {"pyme", "company"},
                                    {"pme", "company"},
                                    {"ete", "company"},
                                    {"rec", "technology-centre"},
                                    {"technology centre", "technology-centre"},
                                    {"research centre", "technology-centre"},
                                    {"centro tecnologico", "technology-centre"},
                                    {"centro de investigacion", "technology-centre"},
                                    {"centre technologique", "technology-centre"},
                                    {"centre de recherche", "technology-centre"},
                                    {"zentro teknologikoa", "technology-centre"},
                                    {"zentro teknologiko", "technology-centre"},
                                    {"ikerketa zentroa", "technology-centre"},
                                    {"hes", "university"},
                                    {"university", "university"},
                                    {"universidad", "university"},
                                    {"universite", "university"},
                                    {"unibertsitatea", "university"},
                                    {"unibertsitate", "university"},
                                    {"pub", "public-body"},
                                    {"public body", "public-body"},
                                    {"organismo publico", "public-body"},
                                    {"administracion publica", "public-body"},
                                    {"organisme public", "public-body"},
                                    {"erakunde publikoa", "public-body"},
                                    {"erakunde publiko", "public-body"},
                                    {"association", "association"},
                                    {"asociacion", "association"},
                                    {"cluster", "association"},
                                    {"elkartea", "association"},
                                    {"elkarte", "association"},
                                    {"oth", "other"},
                                    {"other", "other"},
                                    {"otro", "other"},
                                    {"otra", "other"},
                                    {"autre", "other"},
                                    {"beste bat", "other"},
                                    {"bestelakoa", "other"}};
  return meaning(meanings, text);
}

std::optional<std::string> size_class_meant(std::string_view text) {
  static const Meanings meanings = {{"micro", "micro"},        {"microempresa", "micro"}, {"microentreprise", "micro"},
                                    {"mikroenpresa", "micro"}, {"mikro", "micro"},        {"tpe", "micro"},
                                    {"0 9", "micro"},          {"1 9", "micro"},          {"10", "micro"},
                                    {"small", "small"},        {"pequena", "small"},      {"petite", "small"},
                                    {"txikia", "small"},       {"txiki", "small"},        {"10 49", "small"},
                                    {"medium", "medium"},      {"mediana", "medium"},     {"moyenne", "medium"},
                                    {"ertaina", "medium"},     {"ertain", "medium"},      {"50 249", "medium"},
                                    {"large", "large"},        {"grande", "large"},       {"handia", "large"},
                                    {"handi", "large"},        {"250", "large"}};
  // A bare number is no range: `10` alone would be a count.
  const bool is_number = !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (is_number) return std::nullopt;
  return meaning(meanings, text);
}

bool is_website(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme != std::string_view::npos) {
    const std::string before = text::folded(text.substr(0, scheme));
    if (before != "http" && before != "https") return false;
    text.remove_prefix(scheme + 3);
  }
  const std::string_view host = text.substr(0, std::min(text.size(), text.find_first_of("/?#:")));
  const bool plain = text.find_first_of(" \t\r\n<>\"'`") == std::string_view::npos;
  return plain && host.size() <= 253 && host.find('.') != std::string_view::npos && !host.starts_with('.') &&
         !host.ends_with('.') && host.find('@') == std::string_view::npos;
}

Result<Organisation> put_in_order(Organisation organisation) {
  put_texts_in_order(organisation.names);
  if (organisation.names.empty())
    return refuse({"organisation-without-name", "An organisation has a name.", {.member = "names"}, "Give it one."});
  if (auto done = check_languages(organisation.names, "names"); !done) return refuse(done.error());
  if (auto done = check_one_of(organisation.kind, kinds, "kind"); !done) return refuse(done.error());
  if (auto done = check_identifiers(organisation.identifiers); !done) return refuse(done.error());
  for (std::size_t s = 0; s < organisation.sites.size(); ++s)
    if (auto done = check_site(organisation.sites[s], fmt::format("sites[{}]", s)); !done) return refuse(done.error());
  if (auto done = check_activities(organisation.activities, "activities"); !done) return refuse(done.error());
  for (std::size_t l = 0; l < organisation.languages.size(); ++l)
    if (!is_language(organisation.languages[l]))
      return refuse(wrong(fmt::format("languages[{}]", l),
                          fmt::format("“{}” is not a language.", organisation.languages[l]),
                          "Write it as eu, es, fr or en."));
  for (std::size_t w = 0; w < organisation.websites.size(); ++w)
    if (!is_website(organisation.websites[w]))
      return refuse(wrong(fmt::format("websites[{}]", w),
                          fmt::format("“{}” is not an address of the web.", organisation.websites[w]),
                          "Write it as www.example.eus."));
  if (auto done = check_offers(organisation.offers, "offers"); !done) return refuse(done.error());
  if (auto done = check_offers(organisation.needs, "needs"); !done) return refuse(done.error());
  static constexpr std::array<std::string_view, 4> sizes = {"micro", "small", "medium", "large"};
  if (auto done = check_one_of(organisation.size_class, sizes, "size_class"); !done) return refuse(done.error());
  if (auto done = put_size_class(organisation); !done) return refuse(done.error());
  return organisation;
}

}  // namespace zubia::operations
