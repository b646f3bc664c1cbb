#pragma once

#include <vector>

#include "storage/connection.hpp"

namespace zubia::storage {

/// The tables of classifications and their labels, version 8 of the schema.
const std::vector<Sql>& classification_tables();

}  // namespace zubia::storage
