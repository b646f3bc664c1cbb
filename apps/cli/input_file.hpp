#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "operations/operation.hpp"

namespace zubia::cli {

/// The bytes of the file at `path`; `-` is standard input. A missing or unreadable file and a directory are refused.
Result<operations::InputFile> read_input_file(const std::string& path);

}  // namespace zubia::cli
