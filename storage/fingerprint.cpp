#include "storage/fingerprint.hpp"

#include <sodium.h>
#include <stdexcept>

namespace zubia::storage {

namespace {

void start_sodium() {
  static const int started = sodium_init();
  if (started < 0) throw std::runtime_error("libsodium could not be started");
}

}  // namespace

std::string fingerprint(std::string_view bytes) {
  start_sodium();
  std::string hash(32, '\0');
  // libsodium takes bytes as unsigned characters.
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  return hexadecimal(hash);
}

std::string random_bytes(std::size_t count) {
  start_sodium();
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string hexadecimal(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  text.pop_back();
  return text;
}

std::string random_id() { return hexadecimal(random_bytes(16)); }

}  // namespace zubia::storage
