#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::cli {

/// Opens the programme at a path or address, for reading or also for writing.
using OpenProgramme =
    std::function<Result<std::shared_ptr<storage::ProgrammeStore>>(const std::string& location, bool for_writing)>;

/// Where a programme is served.
struct Listening {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8700;
  std::vector<std::string> hosts = {};    ///< further names under which browsers reach it
  std::vector<std::string> proxies = {};  ///< addresses whose forwarded headers are believed
  std::string key_file = {};              ///< of the secret key of the programme
  std::string log = {};                   ///< a file, or `-`
  std::string certificate = {};
  std::string private_key = {};
};

/// Serves a programme until it is asked to stop.
using Serve = std::function<Result<void>(std::shared_ptr<storage::ProgrammeStore> programme, const Listening& listening,
                                         const std::stop_token& stop)>;

/// What `main` picks.
struct Doors {
  OpenProgramme open_programme;
  Serve serve;
};

/// Does what the words after `zubia` ask and returns the exit code: 0 done, 2 refused, 130 cancelled.
int run(const std::vector<std::string>& words, const Doors& doors);

}  // namespace zubia::cli
