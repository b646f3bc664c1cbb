#pragma once

#include <ostream>

#include "engine/optimisation/linear_programme.hpp"

namespace zubia::benchmarks {

/// A programme in the LP format that general solvers read, one term a line: variables x0, x1, …, rows r0, r1, ….
void write_linear_programme(const LinearProgramme& programme, std::ostream& out);

}  // namespace zubia::benchmarks
