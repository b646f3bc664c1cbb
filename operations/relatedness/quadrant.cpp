#include "operations/relatedness/quadrant.hpp"

namespace zubia::operations {

Quadrant named(DiversificationQuadrant quadrant) {
  switch (quadrant) {
    case DiversificationQuadrant::high_road:
      return Quadrant::high_road;
    case DiversificationQuadrant::slow_road:
      return Quadrant::slow_road;
    case DiversificationQuadrant::casino:
      return Quadrant::casino;
    case DiversificationQuadrant::dead_end:
      break;
  }
  return Quadrant::dead_end;
}

}  // namespace zubia::operations
