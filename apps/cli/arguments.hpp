#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "operations/any_operation.hpp"

namespace zubia::cli {

/// What a user typed after the name of a command.
struct Arguments {
  std::string programme;   ///< the path or URL of the programme; empty where the operation needs none
  nlohmann::json request;  ///< the fields that were given; files not yet read
  std::vector<std::pair<std::string, std::string>> files;  ///< field → path or `-`
  operations::OutputOptions output;
  unsigned threads = 0;
  bool wants_help = false;
};

/// Options that every command has.
struct SharedOption {
  std::string name;  ///< without the two hyphens
  std::string placeholder;
  std::string help;
};
const std::vector<SharedOption>& shared_options();

/// `presence_threshold` → `presence-threshold`.
std::string option_name(std::string_view field);

/// Reads the arguments of `operation`. An unknown option is refused with the nearest ones named.
Result<Arguments> read_arguments(const operations::AnyOperation& operation, std::vector<std::string> arguments);

}  // namespace zubia::cli
