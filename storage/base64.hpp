#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zubia::storage {

/// The bytes as base64 (RFC 4648), with padding.
std::string base64(std::string_view bytes);

/// The bytes that a text in base64 stands for; nothing where it is none.
std::optional<std::string> bytes_of_base64(std::string_view text);

}  // namespace zubia::storage
