#pragma once

#include "apps/cli/terminal.hpp"
#include "engine/base/result.hpp"
#include "operations/any_operation.hpp"

namespace zubia::cli {

/// `serve` as help, completion and the reading of arguments see it: like an operation, but one that does not end.
const operations::AnyOperation& serve_command();

/// What `--listen ADDRESS:PORT`, `--host`, `--proxy` and `--key-file` say. The key lies beside a programme file,
/// `naen.zubia.key`. Refused: `invalid-value`, and `missing-field` for a programme in a database without a key file.
Result<Listening> listening_of(const nlohmann::json& request, const std::string& programme);

}  // namespace zubia::cli
