#pragma once

#include <cstddef>

#include "engine/base/labelled_table.hpp"
#include "engine/base/parallel.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

struct FitnessOptions {
  std::size_t steps_max = 1000;
  std::size_t stable_steps = 50;  ///< ends when no rank of a territory has moved for so many steps; 0: runs all steps
  double extremality = 1.0;       ///< γ; 1 is Tacchella et al.
};

/// Fitness of territories and complexity of activities (Tacchella et al. 2012).
struct Fitness {
  LabelledVector<Territory> fitness;    ///< mean 1; NaN for a territory without activities
  LabelledVector<Activity> complexity;  ///< mean 1; NaN for an activity that is present nowhere
  std::size_t steps = 0;
  bool is_stable = false;  ///< whether the ranks came to rest
};

/// Iterates
///
///     F̃_r = Σ_i M_ri Q_i        Q̃_i = [Σ_r M_ri F_r^{−γ}]^{−1/γ}
///
/// from 1, both from the values of the step before, each divided by its mean. Some fitnesses tend to 0 for ever, so the
/// end is when ranks rest, not values.
Fitness fitness(const PresenceTable& presence, const FitnessOptions& options = {}, Parallelism parallelism = {});

}  // namespace zubia
