#pragma once

#include "engine/base/progress.hpp"
#include "engine/optimisation/linear_programme.hpp"

namespace zubia {

/// The optimum in whole numbers, as `solve_whole` gives it, of a programme whose `branched_first` variables count the
/// others. The values of these are split into boxes, the most promising first, and where the relaxation of a box has
/// them whole, they are fixed and the rest is solved, with at most `nodes_max` nodes. What a programme of counts that
/// are just not whole loses is seen at once by the relaxation of their boxes, before any cut or other variable.
/// It ends early, with what it has, where the progress is cancelled.
LinearSolution solve_split(const LinearProgramme& programme, int nodes_max, double gain_to_beat,
                           const Progress& progress = {});

}  // namespace zubia
