#include "engine/organisations/organisation_record.hpp"

#include <algorithm>
#include <array>

#include "engine/text/folded_text.hpp"

namespace zubia::organisations {
namespace {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (text::Word& word : text::words_of(text)) words.push_back(std::move(word.folded));
  return words;
}

/// `PARIS 15` and `Paris Cedex 15` are Paris.
std::string city_of(std::string_view city) {
  std::string plain;
  for (const std::string& word : folded_words(city)) {
    if (word == "cedex" || (!plain.empty() && word.find_first_of("0123456789") != std::string::npos)) break;
    if (word.find_first_of("0123456789") == std::string::npos) plain += (plain.empty() ? "" : " ") + word;
  }
  return plain;
}

/// Kinds of street are abbreviated in every way, and say little.
std::vector<std::string> address_of(std::string_view address) {
  static constexpr std::array<std::string_view, 24> streets = {
      "calle", "c",   "cl", "avenida", "avda",  "av",  "avenue", "rue",     "r",        "street", "st", "road",
      "plaza", "pza", "pl", "place",   "paseo", "pso", "kalea",  "strasse", "poligono", "pol",    "de", "la"};
  std::vector<std::string> words;
  for (std::string& word : folded_words(address))
    if (std::ranges::find(streets, word) == streets.end()) words.push_back(std::move(word));
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

/// Statistics call Greece EL and the United Kingdom UK.
std::string country_of(const std::string& country) {
  if (country == "EL") return "GR";
  return country == "UK" ? "GB" : country;
}

constexpr std::array<std::string_view, 14> shared_hosts = {
    "facebook.com", "linkedin.com", "twitter.com", "instagram.com", "youtube.com",   "google.com", "wordpress.com",
    "blogspot.com", "wixsite.com",  "github.io",   "x.com",         "business.site", "jimdo.com",  "linktr.ee"};

}  // namespace

std::string website_domain(std::string_view website) {
  std::string host = text::folded(website);
  const std::size_t scheme = host.find("://");
  if (scheme != std::string::npos) host.erase(0, scheme + 3);
  host.resize(std::min(host.size(), host.find_first_of("/?#: ")));
  std::vector<std::string> labels(1);
  for (const char c : host) {
    if (c == '.')
      labels.emplace_back();
    else
      labels.back() += c;
  }
  if (labels.size() < 2 || std::ranges::any_of(labels, &std::string::empty)) return {};
  // `co.uk` and the like: a short label before a country of two letters is not what was registered.
  const std::string& second = labels[labels.size() - 2];
  const bool three = labels.size() > 2 && labels.back().size() == 2 &&
                     (second == "co" || second == "com" || second == "org" || second == "ac" || second == "gov" ||
                      second == "net" || second == "edu");
  const std::size_t kept = three ? 3 : 2;
  std::string domain;
  for (std::size_t i = labels.size() - std::min(kept, labels.size()); i < labels.size(); ++i)
    domain += (domain.empty() ? "" : ".") + labels[i];
  return std::ranges::find(shared_hosts, domain) == shared_hosts.end() ? domain : std::string();
}

PreparedRecord prepare(const OrganisationRecord& record) {
  PreparedRecord prepared{.names = {},
                          .entities = {},
                          .country = country_of(record.country),
                          .territory = record.territory,
                          .city = city_of(record.city),
                          .address = address_of(record.address),
                          .domain = website_domain(record.website)};
  for (const std::string& name : record.names) {
    OrganisationName apart = take_name_apart(name);
    if (!apart.words.empty()) prepared.names.push_back(std::move(apart));
  }
  for (const Identifier& identifier : record.identifiers) prepared.entities.push_back(legal_entity(identifier));
  std::ranges::sort(prepared.entities);
  prepared.entities.erase(std::unique(prepared.entities.begin(), prepared.entities.end()), prepared.entities.end());
  return prepared;
}

}  // namespace zubia::organisations
