#include "engine/organisations/compare_records.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace zubia::organisations {
namespace {

constexpr double acronym_likeness = 0.75;

/// A place or a site in common does not make one of names that differ: companies of a group share them.
constexpr double names_alike_min = 0.92;

/// 1: an identifier in common; −1: one scheme, no number in common; 0: nothing to compare.
int identifier_verdict(const PreparedRecord& one, const PreparedRecord& other) {
  bool conflict = false;
  for (const Identifier& left : one.entities) {
    for (const Identifier& right : other.entities) {
      if (left == right) return 1;
      // VAT numbers of two countries may belong to one organisation that is registered in both.
      const bool comparable = left.scheme == right.scheme && (left.scheme != IdentifierScheme::vat ||
                                                              left.value.substr(0, 2) == right.value.substr(0, 2));
      conflict = conflict || comparable;
    }
  }
  return conflict ? -1 : 0;
}

struct NameVerdict {
  double total = -1.0;
  std::vector<ScorePart> parts = {};
};

bool differ(LegalFamily one, LegalFamily other) {
  return one != LegalFamily::none && other != LegalFamily::none && one != other;
}

/// The foundation of a university is not the university, though it may well be what a short name means.
bool of_members(LegalFamily family) { return family == LegalFamily::foundation || family == LegalFamily::association; }

NameVerdict compare_names(const OrganisationName& one, const OrganisationName& other, const WordWeights& weights) {
  const NameSimilarity similarity = name_similarity(one, other, weights);
  NameVerdict verdict;
  const auto add = [&](Reason reason, double points) {
    if (points != 0.0) verdict.parts.push_back({reason, points});
  };
  if (similarity.acronym && similarity.words < acronym_likeness) {
    add(Reason::acronym, acronym_likeness);
  } else {
    add(Reason::name, similarity.words);
    add(Reason::words_differ, -2.0 * similarity.own_missing - similarity.generic_missing);
    if (similarity.places_differ) add(Reason::places_differ, -0.20);
  }
  const bool grouping = (one.family == LegalFamily::grouping) != (other.family == LegalFamily::grouping);
  if (grouping)
    add(Reason::legal_form, -0.30);
  else if (differ(one.family, other.family))
    add(Reason::legal_form, -0.10);
  else if (of_members(one.family) != of_members(other.family))
    add(Reason::legal_form, -0.07);
  verdict.total = 0.0;
  for (const ScorePart& part : verdict.parts) verdict.total += part.points;
  return verdict;
}

/// The best pair of names; among equals the parts decide, so that the order of names does not.
NameVerdict best_names(const PreparedRecord& one, const PreparedRecord& other, const WordWeights& weights) {
  NameVerdict best;
  const auto better = [](const NameVerdict& candidate, const NameVerdict& held) {
    if (candidate.total != held.total) return candidate.total > held.total;
    return std::ranges::lexicographical_compare(
        candidate.parts, held.parts, [](const ScorePart& a, const ScorePart& b) {
          return a.reason != b.reason ? a.reason < b.reason : a.points < b.points;
        });
  };
  for (const OrganisationName& left : one.names)
    for (const OrganisationName& right : other.names)
      if (NameVerdict verdict = compare_names(left, right, weights); better(verdict, best)) best = std::move(verdict);
  return best;
}

/// Half of the words of the shorter address and one number, if both have numbers.
bool same_address(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  if (one.empty() || other.empty()) return false;
  std::vector<std::string> common;
  std::ranges::set_intersection(one, other, std::back_inserter(common));
  const auto has_digit = [](const std::string& word) { return word.find_first_of("0123456789") != std::string::npos; };
  const bool numbers = std::ranges::any_of(one, has_digit) && std::ranges::any_of(other, has_digit);
  if (numbers && std::ranges::none_of(common, has_digit)) return false;
  const bool words = std::ranges::any_of(common, [&](const std::string& word) { return !has_digit(word); });
  return words && common.size() * 2 >= std::min(one.size(), other.size());
}

void add_places(RecordComparison& comparison, const PreparedRecord& one, const PreparedRecord& other) {
  const auto add = [&](Reason reason, double points) { comparison.parts.push_back({reason, points}); };
  if (!one.country.empty() && !other.country.empty() && one.country != other.country) add(Reason::country, -0.21);
  if (!one.city.empty() && !other.city.empty()) {
    // `pamplona` and `pamplona iruna` are one city.
    const bool same = one.city == other.city ||
                      (" " + one.city + " ").find(" " + other.city + " ") != std::string::npos ||
                      (" " + other.city + " ").find(" " + one.city + " ") != std::string::npos;
    add(Reason::city, same ? 0.03 : -0.04);
  } else if (!one.territory.empty() && !other.territory.empty() && one.territory != other.territory) {
    add(Reason::city, -0.04);
  }
  if (same_address(one.address, other.address)) add(Reason::address, 0.05);
  if (one.domain.empty() || other.domain.empty()) return;
  // `danobat.com` and `danobat.es` are of one owner more often than not.
  const auto label = [](const std::string& domain) { return std::string_view(domain).substr(0, domain.find('.')); };
  if (one.domain == other.domain)
    add(Reason::domain, 0.12);
  else if (label(one.domain) != label(other.domain))
    add(Reason::domain, -0.04);
}

}  // namespace

RecordComparison compare_records(const PreparedRecord& one, const PreparedRecord& other, const WordWeights& weights,
                                 const DuplicateThresholds& thresholds) {
  RecordComparison comparison;
  const int verdict = identifier_verdict(one, other);
  if (verdict > 0) return {Outcome::same, 1.0, {{Reason::same_identifier, 1.0}}, false};
  NameVerdict names = best_names(one, other, weights);
  comparison.parts = std::move(names.parts);
  add_places(comparison, one, other);
  double score = 0.0;
  for (const ScorePart& part : comparison.parts) score += part.points;
  comparison.score = std::clamp(score, 0.0, 1.0);
  if (verdict < 0) {
    comparison.one_group = comparison.score >= thresholds.ask;
    return {Outcome::different, 0.0, {{Reason::different_identifiers, 0.0}}, comparison.one_group};
  }
  if (comparison.score >= thresholds.same && names.total >= names_alike_min)
    comparison.outcome = Outcome::same;
  else if (comparison.score >= thresholds.ask)
    comparison.outcome = Outcome::ask;
  return comparison;
}

std::string_view reason_name(Reason reason) {
  static constexpr std::array<std::string_view, 11> names = {
      "name",       "words-differ",    "places-differ",        "acronym", "country", "city", "address", "domain",
      "legal-form", "same-identifier", "different-identifiers"};
  return names[static_cast<std::size_t>(reason)];
}

}  // namespace zubia::organisations
