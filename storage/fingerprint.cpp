#include "storage/fingerprint.hpp"

#include <sodium.h>
#include <array>
#include <span>
#include <stdexcept>

namespace zubia::storage {

namespace {

void start_sodium() {
  static const int started = sodium_init();
  if (started < 0) throw std::runtime_error("libsodium could not be started");
}

std::string hexadecimal(std::span<const unsigned char> bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

}  // namespace

std::string fingerprint(std::string_view bytes) {
  start_sodium();
  std::array<unsigned char, 32> hash{};
  // libsodium takes bytes as unsigned characters.
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  return hexadecimal(hash);
}

std::string random_id() {
  start_sodium();
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return hexadecimal(bytes);
}

}  // namespace zubia::storage
