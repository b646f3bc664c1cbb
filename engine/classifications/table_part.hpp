#pragma once

#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"

namespace zubia {

/// The rows of a table for these territories, in this order, with their absences. Refused: one that the table does not
/// have (`unknown-territory`).
Result<TerritoryActivityTable> keep_territories(const TerritoryActivityTable& table,
                                                const std::vector<Territory>& territories);

/// The columns of a table for these activities, in this order, with their absences. Refused: one that the table does
/// not have (`unknown-activity`).
Result<TerritoryActivityTable> keep_activities(const TerritoryActivityTable& table,
                                               const std::vector<Activity>& activities);

}  // namespace zubia
