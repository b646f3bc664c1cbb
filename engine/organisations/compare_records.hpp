#pragma once

#include <string_view>
#include <vector>

#include "engine/organisations/name_similarity.hpp"

namespace zubia::organisations {

/// What follows from a comparison: one organisation, a question for a person, or two organisations.
enum class Outcome { same, ask, different };

/// What speaks for or against two records being one.
enum class Reason {
  name,           ///< how alike the names are
  words_differ,   ///< both sides have words that the other lacks
  places_differ,  ///< branches of one group in two countries
  acronym,        ///< one name is the acronym or alias of the other
  country,
  city,
  address,
  domain,
  legal_form,
  same_identifier,        ///< certain
  different_identifiers,  ///< of one scheme: never one legal entity
};

/// A reason and what it adds to the score.
struct ScorePart {
  Reason reason = Reason::name;
  double points = 0.0;

  friend bool operator==(const ScorePart&, const ScorePart&) = default;
};

/// How far two records are one organisation: the parts add up to the score, which is then cut to 0–1.
struct RecordComparison {
  Outcome outcome = Outcome::different;
  double score = 0.0;
  std::vector<ScorePart> parts = {};
  bool one_group = false;  ///< different legal entities with alike names: perhaps of one group

  friend bool operator==(const RecordComparison&, const RecordComparison&) = default;
};

/// At and above `same`, one organisation; at and above `ask`, a question. Chosen on labelled pairs of real records, see
/// docs/methods/find_duplicates.md.
struct DuplicateThresholds {
  double same = 0.94;
  double ask = 0.80;
};

/// Compares two records. An identifier in common is certain: 1. Different identifiers of one scheme: two legal entities
/// whatever else, 0. Otherwise the best likeness of their names (0–1) and
///
///     − 2 × the share of own words that each side has alone, and once that of generic ones
///     − 0.20 countries in the names differ      − 0.21 another country      + 0.03 the same city, − 0.04 another
///     − 0.10 another family of legal forms, − 0.07 where one is a foundation or association and the other says
///     nothing, − 0.30 where one is a grouping of companies
///     + 0.05 the same address                   + 0.12 the same domain, − 0.04 one of another name
///
/// where a name that is the acronym or alias of the other is 0.75 alike. Names less than 0.92 alike, with what counts
/// against them, are never the same, only a question: the companies of a group share addresses and domains.
///
/// Symmetric: the same for (a, b) and (b, a).
RecordComparison compare_records(const PreparedRecord& one, const PreparedRecord& other, const WordWeights& weights,
                                 const DuplicateThresholds& thresholds = {});

/// `same-identifier`, `name`, `words-differ` …, as replies write it.
std::string_view reason_name(Reason reason);

}  // namespace zubia::organisations
