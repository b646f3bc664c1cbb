#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/organisations/find_duplicates.hpp"
#include "engine/search/search_index.hpp"
#include "operations/operation.hpp"
#include "programme/organisation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// By what organisations are filtered and counted.
enum class Facet : std::uint8_t { territory, kind, size, technology, activity };
constexpr std::size_t facet_count = 5;

/// `territory`, `kind`, `size`, `technology`, `activity`.
std::string_view facet_name(Facet facet);

/// The division of a NACE code, `28` of `28.41`; what has no digits is its own.
std::string division_of(const std::string& code);

/// What the directory shows of an organisation in a list.
struct DirectoryEntry {
  std::string id;
  std::int64_t number = 0;
  TextByLanguage names;
  std::string kind;
  std::string size_class;
  std::vector<std::string> activities;  ///< codes, the main one first
  std::vector<std::string> technologies;
  organisations::OrganisationRecord record;                    ///< its seat, numbers and website among them
  std::array<std::vector<std::uint32_t>, facet_count> values;  ///< places in the values of each facet
};

/// The organisations of a programme, made ready to be searched at every key. Built once, then only read by any thread.
class Directory {
 public:
  /// The directory of the programme as it is, from the shelf where it is there. Refused as the store refuses.
  static Result<std::shared_ptr<const Directory>> of(storage::ProgrammeStore& programme, const Work& work);

  std::span<const DirectoryEntry> entries() const { return entries_; }
  const search::SearchIndex& index() const { return index_; }
  /// Places of the entries by name, as people look them up.
  std::span<const std::uint32_t> by_name() const { return by_name_; }
  /// The values that a facet has: codes of territories, kinds, size classes, technologies as first written, divisions.
  const std::vector<std::string>& values(Facet facet) const { return values_[static_cast<std::size_t>(facet)]; }

  /// Pairs that are or may be one organisation; found once.
  const Result<organisations::DuplicateReport>& duplicates() const;

 private:
  Directory() = default;
  static Result<std::shared_ptr<const Directory>> read(storage::ProgrammeStore& programme, const Work& work);
  void add(const Organisation& organisation, std::int64_t number, std::vector<search::SearchText>& texts);
  Result<void> finish(std::span<const search::SearchText> texts);

  std::vector<DirectoryEntry> entries_;
  std::vector<std::uint32_t> by_name_;
  std::array<std::unordered_map<std::string, std::uint32_t>, facet_count> numbers_;  ///< of the values, by their keys
  std::array<std::vector<std::string>, facet_count> values_;
  search::SearchIndex index_;
  mutable std::once_flag has_duplicates_;
  mutable Result<organisations::DuplicateReport> duplicates_;
};

}  // namespace zubia::operations
