#pragma once

#include <vector>

#include "formats/classification_labels.hpp"

namespace zubia::operations {

/// All that the catalogues of the product have: NUTS territories, and sections, divisions and aggregates of NACE.
const std::vector<formats::LabelledCode>& territory_catalogue();
const std::vector<formats::LabelledCode>& activity_catalogue();

}  // namespace zubia::operations
