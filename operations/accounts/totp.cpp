#include "operations/accounts/totp.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <array>
#include <stdexcept>
#include <string_view>

namespace zubia::operations {

namespace {

constexpr std::int64_t step_seconds = 30;

}  // namespace

std::string totp_code(const std::string& secret, Instant at, unsigned digits) {
  std::array<unsigned char, 8> counter{};
  auto step = static_cast<std::uint64_t>(at / step_seconds);
  for (std::size_t place = counter.size(); place-- > 0; step >>= 8U) counter[place] = step & 0xFFU;
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned length = 0;
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(),
           &length) == nullptr)
    throw std::runtime_error("HMAC-SHA-1 is not to be had");
  // Dynamic truncation, RFC 4226 §5.3.
  const std::size_t offset = mac[length - 1] & 0x0FU;
  const std::uint32_t bits = (mac[offset] & 0x7FU) << 24U | std::uint32_t{mac[offset + 1]} << 16U |
                             std::uint32_t{mac[offset + 2]} << 8U | mac[offset + 3];
  std::uint32_t modulus = 1;
  for (unsigned k = 0; k < digits; ++k) modulus *= 10;
  return fmt::format("{:0{}}", bits % modulus, digits);
}

std::optional<std::int64_t> totp_step(const std::string& secret, const std::string& code, Instant now) {
  std::optional<std::int64_t> found;
  for (const std::int64_t shift : {-1, 0, 1}) {
    const std::int64_t step = now / step_seconds + shift;
    const std::string right = totp_code(secret, step * step_seconds);
    if (code.size() == right.size() && sodium_memcmp(code.data(), right.data(), right.size()) == 0) found = step;
  }
  return found;
}

std::string base32(const std::string& bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char byte : bytes) {
    bits = (bits << 8U | static_cast<unsigned char>(byte)) & 0xFFFU;
    for (held += 8; held >= 5; held -= 5) text += letters[(bits >> (held - 5)) & 31U];
  }
  if (held > 0) text += letters[(bits << (5 - held)) & 31U];
  return text;
}

}  // namespace zubia::operations
