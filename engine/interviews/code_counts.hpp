#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/interviews/codebook.hpp"

namespace zubia::interviews {

/// An interview and how often each code was given in its notes.
struct CodedInterview {
  std::string id = {};
  std::string organisation = {};
  std::map<std::string, std::string> strata = {};  ///< by what: `territory` → `ES212`
  std::map<std::string, std::int64_t> passages = {};
};

/// How often a code was given in a group of interviews. A code counts where it or one below it was given.
struct CodeCount {
  std::int64_t organisations = 0;  ///< with the code, each once
  std::int64_t interviews = 0;
  std::int64_t passages = 0;

  friend bool operator==(const CodeCount&, const CodeCount&) = default;
};

/// A group of interviews with what was said in it.
struct CodedGroup {
  std::string by = {};     ///< `all`, `interview`, or what a stratum goes by
  std::string value = {};  ///< the stratum or the interview; empty: all together, or not known
  std::int64_t organisations = 0;
  std::int64_t interviews = 0;
  /// By code; nothing where the group is withheld.
  std::optional<std::map<std::string, CodeCount>> counts = {};

  friend bool operator==(const CodedGroup&, const CodedGroup&) = default;
};

/// Fewer organisations than that could be recognised by what they said.
constexpr std::int64_t organisations_min = 5;

/// The codes of all interviews together and by stratum. What fewer than `minimum` organisations said is withheld, how
/// many there were is not. Where one stratum alone would be withheld, the smallest of the others is too: otherwise the
/// difference to all would tell it; and where all strata of a kind together hold too few, so is the whole.
/// Groups stand as `all` first, then kind by kind, by value.
std::vector<CodedGroup> counts_by_stratum(std::span<const CodePlace> codes, std::span<const CodedInterview> interviews,
                                          std::int64_t minimum = organisations_min);

/// The codes of each interview, in their order: for those who may read it anyway.
std::vector<CodedGroup> counts_by_interview(std::span<const CodePlace> codes,
                                            std::span<const CodedInterview> interviews);

}  // namespace zubia::interviews
