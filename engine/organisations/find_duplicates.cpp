#include "engine/organisations/find_duplicates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace zubia::organisations {
namespace {

constexpr std::size_t pairs_per_block = 4096;
constexpr std::size_t records_per_block = 512;

/// Which numbers of each scheme a cluster holds; VAT numbers by country.
using NumbersByScheme = std::map<std::pair<IdentifierScheme, std::string>, std::set<std::string>>;

NumbersByScheme numbers_of(const PreparedRecord& record) {
  NumbersByScheme numbers;
  for (const Identifier& entity : record.entities) {
    const std::string country = entity.scheme == IdentifierScheme::vat ? entity.value.substr(0, 2) : std::string();
    numbers[{entity.scheme, country}].insert(entity.value);
  }
  return numbers;
}

/// Records joined step by step; never two different numbers of one scheme, unless one record brought both.
class Clusters {
 public:
  explicit Clusters(std::span<const PreparedRecord> records) : parents_(records.size()) {
    std::iota(parents_.begin(), parents_.end(), 0U);
    for (const PreparedRecord& record : records) numbers_.push_back(numbers_of(record));
  }

  std::uint32_t root(std::uint32_t record) {
    while (parents_[record] != record) {
      parents_[record] = parents_[parents_[record]];
      record = parents_[record];
    }
    return record;
  }

  /// False where the two may not be one.
  bool join(std::uint32_t one, std::uint32_t other) {
    const std::uint32_t kept = std::min(root(one), root(other));
    const std::uint32_t given = std::max(root(one), root(other));
    if (kept == given) return true;
    for (const auto& [scheme, numbers] : numbers_[given]) {
      const auto held = numbers_[kept].find(scheme);
      if (held != numbers_[kept].end() && held->second != numbers) return false;
    }
    for (auto& [scheme, numbers] : numbers_[given]) numbers_[kept][scheme].merge(numbers);
    parents_[given] = kept;
    return true;
  }

 private:
  std::vector<std::uint32_t> parents_;
  std::vector<NumbersByScheme> numbers_;
};

std::vector<PreparedRecord> prepare_all(std::span<const OrganisationRecord> records, Parallelism parallelism) {
  std::vector<PreparedRecord> prepared(records.size());
  for_each_block(records.size(), records_per_block, parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t r = first; r < last; ++r) prepared[r] = prepare(records[r]);
  });
  return prepared;
}

std::vector<DuplicatePair> compare_all(std::span<const PreparedRecord> records, const CandidatePairs& candidates,
                                       const WordWeights& weights, const DuplicateOptions& options) {
  const std::size_t count = candidates.pairs.size();
  std::vector<std::vector<DuplicatePair>> found((count + pairs_per_block - 1) / pairs_per_block);
  for_each_block(count, pairs_per_block, options.parallelism, [&](std::size_t first, std::size_t last) {
    for (std::size_t p = first; p < last; ++p) {
      const auto [one, other] = candidates.pairs[p];
      RecordComparison comparison = compare_records(records[one], records[other], weights, options.thresholds);
      if (comparison.outcome != Outcome::different || comparison.one_group)
        found[first / pairs_per_block].push_back({one, other, std::move(comparison), false});
    }
  });
  std::vector<DuplicatePair> all;
  for (auto& block : found) std::ranges::move(block, std::back_inserter(all));
  return all;
}

const std::string* repeated_id(std::span<const OrganisationRecord> records) {
  std::set<std::string_view> ids;
  for (const OrganisationRecord& record : records)
    if (!ids.insert(record.id).second) return &record.id;
  return nullptr;
}

std::vector<std::vector<std::uint32_t>> gather(Clusters& clusters, std::size_t count) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_root;
  for (std::uint32_t r = 0; r < count; ++r) by_root[clusters.root(r)].push_back(r);
  std::vector<std::vector<std::uint32_t>> found;
  for (auto& [root, members] : by_root)
    if (members.size() > 1) found.push_back(std::move(members));
  return found;
}

}  // namespace

Result<DuplicateReport> find_duplicates(std::span<const OrganisationRecord> records, const DuplicateOptions& options) {
  if (const std::string* id = repeated_id(records))
    return refuse({"duplicate-record-id", fmt::format("Two organisations have the id “{}”.", *id), {}, {}});
  const std::vector<PreparedRecord> prepared = prepare_all(records, options.parallelism);
  const WordWeights weights(prepared);
  const CandidatePairs candidates = candidate_pairs(prepared, weights, options.block_max);

  DuplicateReport report{.pairs = compare_all(prepared, candidates, weights, options),
                         .clusters = {},
                         .compared = candidates.pairs.size(),
                         .blocks_left_out = candidates.blocks_left_out};
  std::ranges::sort(report.pairs, {}, [&](const DuplicatePair& pair) {
    const std::pair<std::string_view, std::string_view> ids =
        std::minmax<std::string_view>(records[pair.one].id, records[pair.other].id);
    return std::tuple(-pair.comparison.score, ids.first, ids.second);
  });
  Clusters clusters(prepared);
  for (DuplicatePair& pair : report.pairs) {
    if (pair.comparison.outcome != Outcome::same || clusters.join(pair.one, pair.other)) continue;
    pair.comparison.outcome = Outcome::ask;
    pair.conflict = true;
  }
  report.clusters = gather(clusters, records.size());
  return report;
}

}  // namespace zubia::organisations
