#pragma once

#include <string>
#include <string_view>

namespace zubia::storage {

/// BLAKE2b-256 of the bytes, 64 hexadecimal digits.
std::string fingerprint(std::string_view bytes);

/// 128 random bits from the operating system, 32 hexadecimal digits.
std::string random_id();

}  // namespace zubia::storage
