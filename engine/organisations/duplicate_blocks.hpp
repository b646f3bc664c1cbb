#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/organisations/name_similarity.hpp"

namespace zubia::organisations {

/// Two records by their places, the smaller one first.
using RecordPair = std::pair<std::uint32_t, std::uint32_t>;

/// The pairs worth comparing.
struct CandidatePairs {
  std::vector<RecordPair> pairs = {};  ///< sorted, each once
  std::size_t blocks_divided = 0;      ///< larger than `block_max`: divided by city and country
  std::size_t blocks_left_out = 0;     ///< still too large after that: their pairs have to share another key
};

/// Records that share a key are compared, all others never: of n² / 2 pairs a few n are left. The keys of a record are
/// its identifiers, its domain, and of each name: its three rarest own words, how they sound, the first and the last
/// six letters without spaces, its acronym and aliases.
CandidatePairs candidate_pairs(std::span<const PreparedRecord> records, const WordWeights& weights,
                               std::size_t block_max = 50);

/// How a folded word sounds to Spanish, French and Basque ears alike: without h and vowels behind the first letter; b
/// and v, c, k and q, s, z, x, ch and tx, g and j, i and y, m and n are one; double letters once.
std::string sound_of(std::string_view word);

}  // namespace zubia::organisations
