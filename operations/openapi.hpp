#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>

#include "operations/accounts/session_route.hpp"
#include "operations/any_operation.hpp"

namespace zubia::operations {

/// The HTTP interface as an OpenAPI 3.1 document: one path per operation and per route of the session, its request,
/// reply and problem.
nlohmann::ordered_json openapi(std::span<const AnyOperation> operations, std::span<const SessionRoute> routes);

}  // namespace zubia::operations
