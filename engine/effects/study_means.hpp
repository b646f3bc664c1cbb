#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/effects/cooperation_study.hpp"

namespace zubia::effects {

/// Means that lie nearer to each other are the same, added up in another order.
inline constexpr double same_mean = 1e-9;

/// The means of a study, each over those who answered; the numbers that findings compare. One list, so that a bootstrap
/// draws all of them together and what they say of each other is kept.
class StudyMeans {
 public:
  explicit StudyMeans(std::size_t clusters) : clusters_(clusters) {}

  /// Where a mean stands in the list.
  std::size_t importance(std::size_t item) const { return item; }
  std::size_t effect(std::size_t item) const { return barrier_count + item; }
  std::size_t family_importance(BarrierFamily family) const { return 2 * barrier_count + index_of(family); }
  std::size_t family_effect(BarrierFamily family) const { return 2 * barrier_count + family_count + index_of(family); }
  std::size_t before(std::size_t type) const { return innovation_begin + type; }
  std::size_t motive(std::size_t type) const { return innovation_begin + innovation_count + type; }
  std::size_t change(std::size_t type) const { return innovation_begin + 2 * innovation_count + type; }
  std::size_t collaboration_before() const { return single_begin; }
  std::size_t networking() const { return single_begin + 1; }
  /// Of the effect on a family among small (1) or other (0) members.
  std::size_t effect_by_size(BarrierFamily family, int is_small) const {
    return single_begin + 2 + 2 * index_of(family) + static_cast<std::size_t>(is_small);
  }
  /// Of the effect on institutional barriers in a cluster.
  std::size_t effect_in_cluster(std::size_t cluster) const { return single_begin + 2 + 2 * family_count + cluster; }
  std::size_t size() const { return effect_in_cluster(clusters_); }

  /// The list, of these members; one that is named twice counts twice. NaN where nobody answered.
  std::vector<double> of(const CooperationStudy& study, std::span<const std::size_t> members) const;
  /// How many answers are behind each mean.
  std::vector<std::size_t> answers(const CooperationStudy& study) const;

 private:
  static constexpr std::size_t innovation_begin = 2 * (barrier_count + family_count);
  static constexpr std::size_t single_begin = innovation_begin + 3 * innovation_count;
  static std::size_t index_of(BarrierFamily family) { return static_cast<std::size_t>(family); }

  /// Calls `visit(place, answer)` with all that a member says.
  template <class Visit>
  void for_each_answer(const Member& member, Visit&& visit) const;

  std::size_t clusters_;
};

}  // namespace zubia::effects
