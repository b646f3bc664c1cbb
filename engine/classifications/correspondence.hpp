#pragma once

#include <string>
#include <vector>

namespace zubia {

/// One line of a correspondence: `weight` of what is counted under `from` belongs under `to`. Weights of one `from` are
/// relative to each other: they need not add up to 1.
struct CorrespondenceRow {
  std::string from;
  std::string to;
  double weight = 1.0;
};

/// How the codes of one version of a nomenclature turn into the codes of another, many to many.
struct Correspondence {
  std::string from_version;
  std::string to_version;
  std::vector<CorrespondenceRow> rows;
};

}  // namespace zubia
