#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zubia::storage {

/// BLAKE2b-256 of the bytes, 64 hexadecimal digits.
std::string fingerprint(std::string_view bytes);

/// Random bytes from the operating system. All randomness that guards something comes from here.
std::string random_bytes(std::size_t count);

/// The bytes as hexadecimal digits.
std::string hexadecimal(std::string_view bytes);

/// 128 random bits from the operating system, 32 hexadecimal digits.
std::string random_id();

}  // namespace zubia::storage
