#pragma once

#include <string>
#include <string_view>

namespace zubia::storage {

/// The bytes as base64 (RFC 4648), with padding.
std::string base64(std::string_view bytes);

}  // namespace zubia::storage
