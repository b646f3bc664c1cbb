#include "formats/delimiter.hpp"

#include <array>
#include <vector>

namespace zubia::formats {
namespace {

constexpr std::string_view candidates = ",;\t|";
using Counts = std::array<std::size_t, candidates.size()>;

/// How often each candidate stands outside quotes, in each of the first records.
std::vector<Counts> count_candidates(std::string_view text) {
  constexpr std::size_t records_max = 50;
  std::vector<Counts> records;
  Counts counts{};
  bool quoted = false;
  bool empty = true;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) {
      if (!empty) records.push_back(counts);
      if (records.size() == records_max) return records;
      counts = {};
      empty = true;
      continue;
    }
    empty = false;
    if (quoted) continue;
    const std::size_t candidate = candidates.find(c);
    if (candidate != std::string_view::npos) ++counts[candidate];
  }
  if (!empty) records.push_back(counts);
  return records;
}

}  // namespace

char sniff_delimiter(std::string_view text) {
  constexpr std::size_t consistent_bonus = 1'000'000;
  const std::vector<Counts> records = count_candidates(text);
  std::size_t best = 0;
  std::size_t best_score = 0;
  for (std::size_t candidate = 0; candidate < candidates.size(); ++candidate) {
    if (records.empty() || records.front()[candidate] == 0) continue;
    bool consistent = true;
    for (const Counts& counts : records) consistent = consistent && counts[candidate] == records.front()[candidate];
    const std::size_t score = records.front()[candidate] + (consistent ? consistent_bonus : 0);
    if (score <= best_score) continue;
    best = candidate;
    best_score = score;
  }
  return candidates[best];
}

std::string delimiter_name(char delimiter) {
  switch (delimiter) {
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    case '|':
      return "bar";
    default:
      return "comma";
  }
}

}  // namespace zubia::formats
