#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "programme/account.hpp"

namespace zubia::operations {

/// The code of an authenticator app (RFC 6238: HMAC-SHA-1, steps of 30 s) at a moment. `digits` is 6, or 8 as in the
/// RFC's own examples. The secret is bytes.
std::string totp_code(const std::string& secret, Instant at, unsigned digits = 6);

/// The step, now or one before or after, that the code belongs to; none where it is wrong.
std::optional<std::int64_t> totp_step(const std::string& secret, const std::string& code, Instant now);

/// Bytes in base 32 (RFC 4648) without padding, as authenticator apps take secrets.
std::string base32(const std::string& bytes);

}  // namespace zubia::operations
