#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "programme/programme_record.hpp"

namespace zubia::operations {

/// Two organisations, the smaller id first.
using OrganisationPair = std::pair<std::string, std::string>;
OrganisationPair organisation_pair(const std::string& one, const std::string& other);

/// What was decided on pairs of organisations: `merged`, `separated` (a merge was undone) or `different`. The subject
/// of such a decision is `organisations:KEPT+OTHER`.
class PairDecisions {
 public:
  /// Of all decisions of a programme, in their order, those on pairs.
  explicit PairDecisions(const std::vector<Decision>& decisions);

  /// The last decision on a pair; null where there is none.
  const Decision* last_on(const std::string& one, const std::string& other) const;
  const Decision* of_id(const std::string& decision) const;

  /// The one that an organisation was merged into, if it is merged now; else empty.
  std::string merged_into(const std::string& organisation) const;
  /// The one that stands for an organisation now: at the end of all its merges, or itself.
  std::string current(std::string organisation) const;
  /// Those that are merged into it now, and those into them.
  std::vector<std::string> merged_here(const std::string& organisation) const;

 private:
  std::map<OrganisationPair, Decision> last_;
  std::map<std::string, Decision> by_id_;
  std::map<std::string, std::string> kept_of_;  ///< of those that are merged now
};

/// `organisations:KEPT+OTHER`
std::string pair_subject(const std::string& kept, const std::string& other);

}  // namespace zubia::operations
