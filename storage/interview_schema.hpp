#pragma once

#include <vector>

#include "storage/connection.hpp"

namespace zubia::storage {

/// The tables of interviews, their codebook, and answers that advisers entered, version 8 of the schema.
const std::vector<Sql>& interview_tables();

}  // namespace zubia::storage
