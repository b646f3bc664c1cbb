#pragma once

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/cluster.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_access.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

/// The clusters of a programme, who belongs to them, and what was published of how many. Any thread may call.
class ClusterStore {
 public:
  explicit ClusterStore(ProgrammeStore& programme);

  /// Adds a cluster, or replaces the one of the same id.
  Result<void> put_cluster(const Cluster& cluster);
  /// In the order in which they came.
  Result<std::vector<Cluster>> clusters();

  /// Adds a membership, or replaces the one of the same organisation that began on the same day. Refused:
  /// `unknown-cluster`, `unknown-organisation`, and `member-already` where another time of the same organisation in the
  /// cluster is under way then.
  Result<void> put_membership(const Membership& membership, const ChangeNote& note);
  /// By cluster, then by the day of joining.
  Result<std::vector<Membership>> memberships();

  /// Adds a published count, or replaces the one of the same source, unit, cluster and day. Refused: `unknown-cluster`.
  Result<void> put_stated_count(const StatedCount& count);
  Result<std::vector<StatedCount>> stated_counts();

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
