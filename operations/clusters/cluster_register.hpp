#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/organisations/cluster_counts.hpp"
#include "operations/operation.hpp"
#include "programme/cluster.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Who belongs to which cluster when, as the directory knows the members now. Who was merged with another organisation
/// counts as that one.
struct ClusterRegister {
  std::vector<Cluster> clusters;
  std::vector<organisations::ClusterMember> members;
  std::map<std::string, std::string> names;  ///< of the members, in the language of the asker
  std::vector<StatedCount> stated;

  /// Refused as the store refuses.
  static Result<ClusterRegister> of(storage::ProgrammeStore& programme, const Work& work);

  /// One verdict for each stated count.
  std::vector<organisations::CountVerdict> verdicts() const;
};

/// Says of a stated count that the register, or another source, says something else. Nothing where all agree.
void note_conflict(const ClusterRegister& all, std::size_t stated, const organisations::CountVerdict& verdict,
                   std::vector<Notice>& notices);

}  // namespace zubia::operations
