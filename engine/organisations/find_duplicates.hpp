#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/parallel.hpp"
#include "engine/base/result.hpp"
#include "engine/organisations/compare_records.hpp"
#include "engine/organisations/duplicate_blocks.hpp"

namespace zubia::organisations {

/// Two records that are or may be one, or are of one group.
struct DuplicatePair {
  std::uint32_t one = 0;  ///< places in the records given, the smaller first
  std::uint32_t other = 0;
  RecordComparison comparison = {};
  /// The two are `same` by themselves, but their clusters hold different identifiers of one scheme: now a question.
  bool conflict = false;
};

struct DuplicateOptions {
  DuplicateThresholds thresholds = {};
  std::size_t block_max = 50;
  Parallelism parallelism = {};
};

struct DuplicateReport {
  std::vector<DuplicatePair> pairs = {};                  ///< same, ask, or of one group; best first
  std::vector<std::vector<std::uint32_t>> clusters = {};  ///< two or more records each, in order of their places
  std::size_t compared = 0;                               ///< pairs that were looked at
  std::size_t blocks_left_out = 0;
};

/// Finds records that are one organisation. Candidates share a key (duplicate_blocks.hpp), are compared in pairs
/// (compare_records.hpp), and pairs that are `same` are joined, best first and by the ids of the records among equals,
/// unless the two sides hold different identifiers of one scheme: such a pair becomes a question. So the clusters
/// depend neither on the order of the records nor on the number of threads. Ids have to be unique:
/// `duplicate-record-id`.
Result<DuplicateReport> find_duplicates(std::span<const OrganisationRecord> records,
                                        const DuplicateOptions& options = {});

}  // namespace zubia::organisations
