#pragma once

#include <vector>

#include "storage/connection.hpp"

namespace zubia::storage {

/// The tables of clusters, a part of version 6 of the schema.
const std::vector<Sql>& cluster_tables();

}  // namespace zubia::storage
