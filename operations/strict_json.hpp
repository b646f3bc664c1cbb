#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace zubia::operations {

/// Why JSON that is well formed is not taken. Thrown, since the parser has no other way to be stopped with a reason.
struct JsonNotTaken {
  std::string detail;
  std::string mend;
};

/// Reads JSON in which every key is there once and nothing is nested more than 32 deep; else throws `JsonNotTaken`, or
/// what the parser throws.
nlohmann::json strict_json(std::string_view text);

}  // namespace zubia::operations
