#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::server {

struct ServeOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8700;
  std::vector<std::string> hosts;    ///< names under which it is reached; those of this machine are always known
  std::vector<std::string> proxies;  ///< addresses whose forwarded headers are believed
  std::string key_file;              ///< of the secret key of the programme
  std::string log = {};              ///< a file, `-` for standard error; empty tells of faults alone
  std::string certificate = {};      ///< in PEM; without it HTTP is spoken without TLS
  std::string private_key = {};
};

/// Serves a programme until `stop` is requested, then lets what is at work finish. On this machine alone it prints an
/// address with a key that signs in the owner, once. Where others reach it, nobody comes in by an address: while the
/// programme has no owner, it prints a code for the first one. Refused: as `http::Server::listen`, `SecretKey::open`,
/// `Proxies::of` and `Log::open`.
Result<void> serve(std::shared_ptr<storage::ProgrammeStore> programme, const ServeOptions& options,
                   const std::stop_token& stop);

}  // namespace zubia::server
