#include "engine/organisations/duplicate_blocks.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace zubia::organisations {
namespace {

constexpr std::size_t rare_words = 3;
constexpr std::size_t edge_letters = 6;

struct KeyedRecord {
  std::uint64_t key;
  std::uint32_t record;

  friend auto operator<=>(const KeyedRecord&, const KeyedRecord&) = default;
};

/// FNV-1a, the same on every machine.
std::uint64_t hash_of(char kind, std::string_view text, std::uint64_t start = 1469598103934665603ULL) {
  std::uint64_t hash = (start ^ static_cast<unsigned char>(kind)) * 1099511628211ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

std::vector<std::string_view> rarest_words(const OrganisationName& name, const WordWeights& weights) {
  std::vector<std::tuple<double, std::string_view>> ranked;
  for (const NameWord& word : name.words)
    if (word.word.size() > 1) ranked.emplace_back(-weights.weight(word), word.word);
  std::ranges::sort(ranked);
  std::vector<std::string_view> words;
  for (const auto& [weight, word] : ranked)
    if (words.size() < rare_words) words.push_back(word);
  return words;
}

void add_name_keys(const OrganisationName& name, const WordWeights& weights, std::vector<std::uint64_t>& keys) {
  for (const std::string_view word : rarest_words(name, weights)) {
    keys.push_back(hash_of('w', word));
    if (word.size() > 3) keys.push_back(hash_of('s', sound_of(word)));
  }
  const std::string_view joined = name.joined;
  if (joined.size() >= edge_letters) {
    keys.push_back(hash_of('f', joined.substr(0, edge_letters)));
    keys.push_back(hash_of('l', joined.substr(joined.size() - edge_letters)));
  }
  if (!name.acronym.empty()) keys.push_back(hash_of('a', name.acronym));
  for (const std::string& alias : name.aliases) keys.push_back(hash_of('a', alias));
  if (name.words.size() == 1 && joined.size() >= 2) keys.push_back(hash_of('a', joined));
}

std::vector<std::uint64_t> keys_of(const PreparedRecord& record, const WordWeights& weights) {
  std::vector<std::uint64_t> keys;
  for (const Identifier& entity : record.entities)
    keys.push_back(hash_of(static_cast<char>(entity.scheme), entity.value, hash_of('i', "")));
  if (!record.domain.empty()) keys.push_back(hash_of('d', record.domain));
  for (const OrganisationName& name : record.names) add_name_keys(name, weights, keys);
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

using Block = std::span<const KeyedRecord>;

/// Calls `act` for each run of equal keys.
void for_each_run(std::vector<KeyedRecord>& keyed, const std::function<void(Block)>& act) {
  std::ranges::sort(keyed);
  for (std::size_t first = 0; first < keyed.size();) {
    std::size_t end = first;
    while (end < keyed.size() && keyed[end].key == keyed[first].key) ++end;
    act(Block(keyed).subspan(first, end - first));
    first = end;
  }
}

void add_pairs(Block block, std::vector<RecordPair>& pairs) {
  for (std::size_t i = 0; i < block.size(); ++i)
    for (std::size_t j = i + 1; j < block.size(); ++j) pairs.emplace_back(block[i].record, block[j].record);
}

/// How many letters from there are one hissing sound: tch, tx, tz, ts, ch, and c before e and i.
std::size_t hiss_at(std::string_view word, std::size_t place) {
  const std::string_view rest = word.substr(place);
  for (const std::string_view hiss : {"tch", "tx", "tz", "ts", "ch"})
    if (rest.starts_with(hiss)) return hiss.size();
  return rest.starts_with("ce") || rest.starts_with("ci") ? 1 : 0;
}

}  // namespace

std::string sound_of(std::string_view word) {
  std::string sound;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    if (const std::size_t size = hiss_at(word, i); size > 0) {
      i += size - 1;
      c = 's';
    }
    if (c == 'h') continue;
    if (c == 'v' || c == 'w') c = 'b';
    if (c == 'q' || c == 'c') c = 'k';
    if (c == 'z' || c == 'x') c = 's';
    if (c == 'j') c = 'g';
    if (c == 'y') c = 'i';
    if (c == 'm') c = 'n';
    const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    if (vowel && !sound.empty()) continue;
    if (!sound.empty() && sound.back() == c) continue;
    sound += c;
  }
  return sound;
}

CandidatePairs candidate_pairs(std::span<const PreparedRecord> records, const WordWeights& weights,
                               std::size_t block_max) {
  CandidatePairs found;
  std::vector<KeyedRecord> keyed;
  for (std::uint32_t r = 0; r < records.size(); ++r)
    for (const std::uint64_t key : keys_of(records[r], weights)) keyed.push_back({key, r});
  std::vector<KeyedRecord> divided;
  for_each_run(keyed, [&](Block block) {
    if (block.size() <= block_max) return add_pairs(block, found.pairs);
    ++found.blocks_divided;
    for (const KeyedRecord& each : block) {
      const PreparedRecord& record = records[each.record];
      divided.push_back({hash_of('c', record.city, hash_of('n', record.country, each.key)), each.record});
    }
  });
  for_each_run(divided, [&](Block block) {
    if (block.size() <= block_max)
      add_pairs(block, found.pairs);
    else
      ++found.blocks_left_out;
  });
  std::ranges::sort(found.pairs);
  found.pairs.erase(std::unique(found.pairs.begin(), found.pairs.end()), found.pairs.end());
  return found;
}

}  // namespace zubia::organisations
