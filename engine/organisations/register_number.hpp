#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace zubia::organisations {

/// EUID (Implementing Regulation (EU) 2021/1042): the country, the register, a full stop, the number there and, behind
/// `_`, what else tells it apart. Takes the text as written, for stops and underscores are part of it; spaces go. Where
/// France numbers, the number is a SIREN and has to pass as one.
Result<std::string> check_euid(std::string_view text);

/// The number behind the full stop, without what follows `_`.
std::string_view euid_number(std::string_view euid);

/// LEI (ISO 17442): 18 letters or digits and two control digits that leave 1 when divided by 97.
Result<std::string> check_lei(std::string_view bare);

/// PIC, the participant identification code of EU programmes: 9 digits, without a published control.
Result<std::string> check_pic(std::string_view bare);

}  // namespace zubia::organisations
