#pragma once

#include "engine/optimisation/linear_programme.hpp"

namespace zubia {

/// The optimum of the relaxation, as by `solve_relaxed`, of a programme with many variables: prices on the rows tell
/// first which variables are as good as settled, and the simplex method sees the others alone (sifting). Those whose
/// reduced gain then says that they should move join them, until there are none, or for so many rounds at most. The
/// bound is that of the last prices, and so are the reduced gains.
LinearSolution solve_sifted(const LinearProgramme& programme);

}  // namespace zubia
