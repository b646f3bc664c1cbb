#include "engine/organisations/name_similarity.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <vector>

#include "engine/text/text_distance.hpp"

namespace zubia::organisations {
namespace {

constexpr double alike_min = 0.9;
constexpr std::size_t letters_min = 4;
/// A name of one word with a typo in it is a question, not a certainty.
constexpr double typo_worth = 0.95;

/// 0 where two words do not meet.
double likeness(const NameWord& one, const NameWord& other) {
  if (one.word == other.word) return 1.0;
  if (one.kind != WordKind::own || other.kind != WordKind::own) return 0.0;
  if (std::min(one.word.size(), other.word.size()) < letters_min) return 0.0;
  // `line2` and `line3` differ by what counts.
  if ((one.word + other.word).find_first_of("0123456789") != std::string::npos) return 0.0;
  const double alike = text::jaro_winkler(one.word, other.word);
  if (alike < alike_min) return 0.0;
  // Short names are near each other by chance: `spema` is not `sopemea`.
  const std::size_t typos = std::min(one.word.size(), other.word.size()) < 8 ? 1 : 2;
  const std::u32string left(one.word.begin(), one.word.end());
  const std::u32string right(other.word.begin(), other.word.end());
  return text::edit_distance(left, right, typos) <= typos ? typo_worth * alike : 0.0;
}

struct WordPair {
  double alike;
  std::size_t one;
  std::size_t other;
};

/// The pairs of words that meet, best first; among equals those of the rarer letters come first in both directions.
std::vector<WordPair> meeting_words(const OrganisationName& one, const OrganisationName& other) {
  std::vector<WordPair> pairs;
  for (std::size_t i = 0; i < one.words.size(); ++i)
    for (std::size_t j = 0; j < other.words.size(); ++j)
      if (const double alike = likeness(one.words[i], other.words[j]); alike > 0.0) pairs.push_back({alike, i, j});
  const auto key = [&](const WordPair& pair) {
    const auto words = std::minmax(one.words[pair.one].word, other.words[pair.other].word);
    return std::tuple(-pair.alike, words.first, words.second, pair.one + pair.other);
  };
  std::ranges::sort(pairs, {}, key);
  return pairs;
}

struct Side {
  std::vector<bool> met;
  double weight = 0.0;
  double met_weight = 0.0;
  double own_missing = 0.0;
  double generic_missing = 0.0;
};

void weigh(const OrganisationName& name, const WordWeights& weights, Side& side) {
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    const double weight = weights.weight(name.words[i]);
    side.weight += weight;
    if (side.met[i]) continue;
    if (name.words[i].kind == WordKind::own) side.own_missing += weight;
    if (name.words[i].kind == WordKind::generic) side.generic_missing += weight;
  }
}

std::set<std::string_view> places_in(const OrganisationName& name) {
  std::set<std::string_view> places;
  for (const NameWord& word : name.words)
    if (word.kind == WordKind::place) places.insert(word.word);
  return places;
}

bool abbreviates(const OrganisationName& short_one, const OrganisationName& long_one) {
  const std::string& letters = short_one.joined;
  if (short_one.words.size() != 1 || letters.size() < 2) return false;
  if (std::ranges::find(long_one.aliases, letters) != long_one.aliases.end()) return true;
  return letters.size() >= 3 && letters == long_one.acronym;
}

}  // namespace

WordWeights::WordWeights(std::span<const PreparedRecord> records) : records_(static_cast<double>(records.size())) {
  for (const PreparedRecord& record : records) {
    std::set<std::string_view> words;
    for (const OrganisationName& name : record.names)
      for (const NameWord& word : name.words) words.insert(word.word);
    for (const std::string_view word : words) ++counts_[std::string(word)];
  }
}

std::size_t WordWeights::records_with(std::string_view word) const {
  const auto found = counts_.find(std::string(word));
  return found == counts_.end() ? 0 : found->second;
}

double WordWeights::weight(const NameWord& word) const {
  const auto count = static_cast<double>(std::max<std::size_t>(1, records_with(word.word)));
  const double weight = std::log1p(records_ / count);
  return word.kind == WordKind::own ? weight : weight / 2.0;
}

NameSimilarity name_similarity(const OrganisationName& one, const OrganisationName& other, const WordWeights& weights) {
  NameSimilarity result;
  Side left{.met = std::vector<bool>(one.words.size())};
  Side right{.met = std::vector<bool>(other.words.size())};
  for (const WordPair& pair : meeting_words(one, other)) {
    if (left.met[pair.one] || right.met[pair.other]) continue;
    left.met[pair.one] = right.met[pair.other] = true;
    left.met_weight += pair.alike * weights.weight(one.words[pair.one]);
    right.met_weight += pair.alike * weights.weight(other.words[pair.other]);
  }
  weigh(one, weights, left);
  weigh(other, weights, right);
  const double all = left.weight + right.weight;
  result.same_spelling = !one.joined.empty() && one.joined == other.joined;
  if (result.same_spelling) {
    result.words = 1.0;
  } else if (all > 0.0) {
    result.words = (left.met_weight + right.met_weight) / all;
    result.own_missing = std::min(left.own_missing, right.own_missing) / all;
    result.generic_missing = std::min(left.generic_missing, right.generic_missing) / all;
  }
  result.acronym = abbreviates(one, other) || abbreviates(other, one);
  const auto left_places = places_in(one);
  const auto right_places = places_in(other);
  result.places_differ = !left_places.empty() && !right_places.empty() && left_places != right_places;
  return result;
}

}  // namespace zubia::organisations
