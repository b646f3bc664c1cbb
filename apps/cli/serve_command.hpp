#pragma once

#include "apps/cli/terminal.hpp"
#include "engine/base/result.hpp"
#include "operations/any_operation.hpp"

namespace zubia::cli {

/// `serve` as help, completion and the reading of arguments see it: like an operation, but one that does not end.
const operations::AnyOperation& serve_command();

/// What `--listen ADDRESS:PORT` and `--host` say. Refused: `invalid-value`.
Result<Listening> listening_of(const nlohmann::json& request);

}  // namespace zubia::cli
