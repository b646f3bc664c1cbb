#pragma once

#include "engine/base/result.hpp"
#include "storage/connection.hpp"

namespace zubia::storage {

/// Refuses a change, inside it, after which nobody active owns the programme: `last-owner`.
Result<void> check_owner_left(Connection& connection);

}  // namespace zubia::storage
