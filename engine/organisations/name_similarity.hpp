#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/organisations/organisation_record.hpp"

namespace zubia::organisations {

/// How much a word tells, from how many records have it in a name: log(1 + N / n), half of that for generic words.
class WordWeights {
 public:
  explicit WordWeights(std::span<const PreparedRecord> records);

  double weight(const NameWord& word) const;
  std::size_t records_with(std::string_view word) const;

 private:
  std::unordered_map<std::string, std::size_t> counts_;
  double records_ = 0.0;
};

/// How alike two names are.
struct NameSimilarity {
  double words = 0.0;        ///< 0–1: the weight of the words that meet, each as far as they are alike
  double own_missing = 0.0;  ///< the weight of own words without a partner, on the side that has less, over all weight
  double generic_missing = 0.0;  ///< the same of generic words: `Universidad de Vigo` and `Ayuntamiento de Vigo`
  bool same_spelling = false;    ///< all words the same and in order, however they were spaced
  bool acronym = false;          ///< one is the acronym or alias of the other
  bool places_differ = false;    ///< `Thales España` and `Thales France`

  friend bool operator==(const NameSimilarity&, const NameSimilarity&) = default;
};

/// Soft matching of words (after Cohen, Ravikumar & Fienberg 2003, SoftTFIDF): words meet if they are equal, or both
/// own, of four letters or more without digits, at least 0.9 alike by Jaro–Winkler and a typo apart (two where both
/// have eight letters); best pairs first. The share of the weight that has met, in both names together. The same in
/// both directions.
NameSimilarity name_similarity(const OrganisationName& one, const OrganisationName& other, const WordWeights& weights);

}  // namespace zubia::organisations
