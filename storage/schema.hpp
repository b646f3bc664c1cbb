#pragma once

#include <cstdint>
#include <string>

#include "engine/base/result.hpp"
#include "storage/connection.hpp"

namespace zubia::storage {

/// The version of the schema that this program writes.
std::int64_t newest_schema_version();

/// Brings the schema up to date, one numbered step after the other, each in a transaction of its own. Killed at any
/// moment it goes on where it was. Refused: a schema that is newer than the program (`newer-programme-file`).
Result<void> migrate(Connection& connection, const std::string& location);

/// Refuses a schema that is newer or older than the program; for connections that only read.
Result<void> check_schema(Connection& connection, const std::string& location);

}  // namespace zubia::storage
