#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/base/absence.hpp"
#include "engine/effects/cooperation_study.hpp"
#include "engine/statistics/bootstrap.hpp"

namespace zubia::effects {

/// What a barrier asks of a cluster: much or little of it, and much or little done.
enum class Quadrant {
  concentrate_here,   ///< weighs much, little changed
  keep_up,            ///< weighs much, much changed
  low_priority,       ///< weighs little, little changed
  possible_overkill,  ///< weighs little, much changed
};
constexpr std::size_t quadrant_count = 4;

/// Where the lines lie that part the quadrants.
enum class QuadrantCut {
  data,      ///< at the medians of the points
  scale,     ///< at the middle of the scale
  diagonal,  ///< as `data`, but whatever weighs more than was changed asks for more
};

/// A barrier, or a family of them, on the map.
struct MapPoint {
  double importance = undefined;  ///< the mean
  double effect = undefined;
  std::size_t answers = 0;  ///< the fewer of both
  Quadrant quadrant = Quadrant::low_priority;
  /// The share of bootstrap draws in which the point lies in each quadrant, the lines drawn anew with it; how sure
  /// `quadrant` is. In the order of `Quadrant`.
  std::array<double, quadrant_count> certainty = {};
  /// The ellipse that holds 95 % of a normal distribution with the variances of the draws: half axes, and the angle of
  /// the longer one from the axis of importance, in radians from −π/2 to π/2. NaN where nothing varies.
  double half_axis = undefined;
  double other_half_axis = undefined;
  double angle = undefined;
  bool is_defined() const { return zubia::is_defined(importance) && zubia::is_defined(effect); }
};

struct ImportanceEffectMap {
  std::vector<MapPoint> items = {};     ///< in the order of `barrier_items`
  std::vector<MapPoint> families = {};  ///< in that of `BarrierFamily`
  double importance_cut = undefined;    ///< of the items
  double effect_cut = undefined;
  std::size_t samples = 0;
  Seed seed = {};
};

/// The importance–effect map of a study, after Martilla and James (1977), whose performance is here what members say
/// the cluster has changed. A point is not defined where nobody answered one of the two; the lines are those of the
/// items, for families too. A point on a line counts as above it. Refused as `check_study` refuses, and
/// `bootstrap_samples`.
Result<ImportanceEffectMap> map_importance_and_effect(const CooperationStudy& study,
                                                      QuadrantCut cut = QuadrantCut::data,
                                                      const BootstrapOptions& options = {},
                                                      const Progress& progress = {}, Parallelism parallelism = {});

}  // namespace zubia::effects
