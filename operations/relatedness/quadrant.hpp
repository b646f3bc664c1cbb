#pragma once

#include <boost/describe.hpp>

#include "engine/relatedness/diversification.hpp"

namespace zubia::operations {

/// Risk and return of an activity that a territory lacks.
enum class Quadrant { high_road, slow_road, casino, dead_end };
BOOST_DESCRIBE_ENUM(Quadrant, high_road, slow_road, casino, dead_end)

Quadrant named(DiversificationQuadrant quadrant);

}  // namespace zubia::operations
