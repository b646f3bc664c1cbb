#pragma once

#include <span>
#include <string>

#include "engine/base/result.hpp"
#include "operations/any_operation.hpp"

namespace zubia::cli {

/// The completion script of `shell` (bash or zsh) for all commands, their options and choices.
Result<std::string> completion(const std::string& shell, std::span<const operations::AnyOperation> operations);

}  // namespace zubia::cli
