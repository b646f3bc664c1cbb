#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "engine/base/result.hpp"

namespace zubia::operations {

/// The key that secrets of a programme are encrypted under (XChaCha20-Poly1305). It lies in a file of its own beside
/// the programme, `naen.zubia.key`, so that a copy of the programme tells nobody a secret.
class SecretKey {
 public:
  /// Reads the key, or makes it on first use with mode 0600. Refused: others may read it (`open-key-file`), it is no
  /// key
  /// (`damaged-key-file`), it cannot be read or made (`unreadable-key-file`).
  static Result<SecretKey> open(const std::string& path);

  /// The key that follows from a secret, such as one that `derive` gave.
  static SecretKey following_from(const std::string& secret);

  /// Encrypts for one purpose, an account's id say; hex.
  std::string seal(const std::string& secret, const std::string& purpose) const;

  /// Refused: another key, another purpose, or changed (`sealed-secret-damaged`).
  Result<std::string> unseal(const std::string& sealed, const std::string& purpose) const;

  /// A key of its own for one purpose, 64 hexadecimal digits, which tells nothing of this one.
  std::string derive(const std::string& purpose) const;

 private:
  SecretKey() = default;

  std::array<unsigned char, 32> key_{};
};

}  // namespace zubia::operations
