#pragma once

#include <span>
#include <string>

#include "operations/any_operation.hpp"

namespace zubia::cli {

/// Commands of the terminal itself, beside the operations.
struct TerminalCommand {
  std::string name;
  std::string summary;
  std::string example;
};
std::span<const TerminalCommand> terminal_commands();

/// What `zubia` and `zubia --help` print: every command in one line.
std::string product_help(std::span<const operations::AnyOperation> operations);

/// What `zubia <command> --help` prints.
std::string operation_help(const operations::AnyOperation& operation);

/// `location-quotients EMPLOYMENT [options]`
std::string usage(const operations::AnyOperation& operation);

/// `--presence-threshold NUMBER`
std::string option_usage(const operations::FieldDescription& field);

}  // namespace zubia::cli
