#include "operations/accounts/secret_key.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// libsodium takes bytes as unsigned characters.
const unsigned char* bytes_of(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// An open file, closed with the object.
class File {
 public:
  File(const std::string& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

Problem unreadable(const std::string& path) {
  return {"unreadable-key-file", "The key file can be neither read nor made.", {.file = path}, "Check its folder."};
}

/// A name is on the disk once its folder is.
bool sync_folder_of(const std::string& path) {
  const std::string folder = std::filesystem::absolute(path).parent_path().string();
  const File opened(folder, O_RDONLY | O_DIRECTORY);
  return opened.descriptor() >= 0 && ::fsync(opened.descriptor()) == 0;
}

/// Written under another name and then linked, so the key file is there whole or not at all; and it is there after a
/// power cut, since what is encrypted with it, or stands under its pseudonyms, will be.
Result<void> make_key(const std::string& path) {
  const std::string key = storage::random_bytes(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  const std::string draft = path + "." + storage::random_id();
  {
    const File file(draft, O_WRONLY | O_CREAT | O_EXCL);
    if (file.descriptor() < 0) return refuse(unreadable(path));
    if (::write(file.descriptor(), key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
        ::fsync(file.descriptor()) != 0) {
      ::unlink(draft.c_str());
      return refuse(unreadable(path));
    }
  }
  // Somebody else may have been faster; then theirs is the key.
  const bool is_made = ::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST;
  ::unlink(draft.c_str());
  if (!is_made || !sync_folder_of(path)) return refuse(unreadable(path));
  return {};
}

}  // namespace

Result<SecretKey> SecretKey::open(const std::string& path) {
  if (::access(path.c_str(), F_OK) != 0) {
    if (auto made = make_key(path); !made) return refuse(made.error());
  }
  const File file(path, O_RDONLY | O_NOFOLLOW);
  struct stat status {};
  if (file.descriptor() < 0 || ::fstat(file.descriptor(), &status) != 0) return refuse(unreadable(path));
  if ((status.st_mode & 077U) != 0)
    return refuse({"open-key-file", "Others may read the key file.", {.file = path}, "chmod 600 it."});
  SecretKey key;
  if (status.st_size != static_cast<off_t>(key.key_.size()) ||
      ::read(file.descriptor(), key.key_.data(), key.key_.size()) != static_cast<ssize_t>(key.key_.size()))
    return refuse({"damaged-key-file", "The key file holds no key.", {.file = path}, "Restore it from a backup."});
  return key;
}

SecretKey SecretKey::following_from(const std::string& secret) {
  SecretKey key;
  crypto_generichash(key.key_.data(), key.key_.size(), bytes_of(secret), secret.size(), nullptr, 0);
  return key;
}

std::string SecretKey::seal(const std::string& secret, const std::string& purpose) const {
  const std::string nonce = storage::random_bytes(nonce_bytes);
  std::string sealed(secret.size() + tag_bytes, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed), nullptr, bytes_of(secret), secret.size(),
                                             bytes_of(purpose), purpose.size(), nullptr, bytes_of(nonce), key_.data());
  return storage::hexadecimal(nonce + sealed);
}

Result<std::string> SecretKey::unseal(const std::string& sealed, const std::string& purpose) const {
  const Problem damaged{"sealed-secret-damaged",
                        "A secret of this account cannot be decrypted.",
                        {},
                        "Restore the key file that belongs to the programme."};
  std::string bytes(sealed.size() / 2, '\0');
  std::size_t length = 0;
  if (sodium_hex2bin(bytes_of(bytes), bytes.size(), sealed.data(), sealed.size(), nullptr, &length, nullptr) != 0 ||
      length * 2 != sealed.size() || length < nonce_bytes + tag_bytes)
    return refuse(damaged);
  std::string secret(length - nonce_bytes - tag_bytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(secret), nullptr, nullptr, bytes_of(bytes) + nonce_bytes,
                                                 length - nonce_bytes, bytes_of(purpose), purpose.size(),
                                                 bytes_of(bytes), key_.data()) != 0)
    return refuse(damaged);
  return secret;
}

std::string SecretKey::derive(const std::string& purpose) const {
  std::string derived(crypto_generichash_BYTES, '\0');
  crypto_generichash(bytes_of(derived), derived.size(), bytes_of(purpose), purpose.size(), key_.data(), key_.size());
  return storage::hexadecimal(derived);
}

}  // namespace zubia::operations
