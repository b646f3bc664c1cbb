#pragma once

#include <nlohmann/json.hpp>

#include "apps/server/http/message.hpp"
#include "engine/base/result.hpp"
#include "operations/any_operation.hpp"

namespace zubia::server {

/// JSON from outside: at most 32 levels, no key twice, nothing after it. Refused: `invalid-json`.
Result<nlohmann::json> read_json(std::string_view text);

/// The fields that the JSON body of a request holds; files come in base64. Refused: `invalid-json`, `invalid-value`.
Result<nlohmann::json> request_body_fields(const operations::AnyOperation& operation, const http::Request& request);

/// The fields of a request for an operation: those of the path, and those of the query (GET) or of the JSON body.
/// Refused: `invalid-json`, `unknown-field`, `invalid-value`.
Result<nlohmann::json> request_fields(const operations::AnyOperation& operation, const nlohmann::json& of_path,
                                      const http::Request& request);

}  // namespace zubia::server
