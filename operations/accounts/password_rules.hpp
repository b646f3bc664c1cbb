#pragma once

#include <string>

#include "engine/base/result.hpp"

namespace zubia::operations {

constexpr std::size_t password_characters_min = 12;
constexpr std::size_t password_bytes_max = 1024;

/// The names that a password may not contain.
struct PasswordContext {
  std::string account_name;
  std::string programme_name;
};

/// Any characters, all of which count. Refused: fewer than 12 characters (`short-password`), more than 1024 bytes
/// (`long-password`), a common password, little more than common ones, or fewer than four different
/// bytes (`common-password`), one with the name of the
/// account or the programme in it (`guessable-password`). Case makes no difference to the last two.
Result<void> check_password(const std::string& password, const PasswordContext& context);

}  // namespace zubia::operations
