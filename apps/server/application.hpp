#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "apps/server/http/server.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::server {

class Log;

struct ApplicationOptions {
  unsigned analysis_threads = 1;
  std::size_t analyses_waiting_max = 32;
  std::size_t small_waiting_max = 256;
  /// Quick operations wait for the disk more than they compute: several at once share a commit.
  unsigned small_threads = 8;
  std::chrono::milliseconds small_wait_max{80};  ///< what would begin later is answered by 503
  std::chrono::milliseconds analysis_wait_max{20'000};
  std::size_t cache_bytes_max = 67'108'864;
};

/// What the server answers: the operations under `/api`, the session, the web app, and whether it is well. Any thread
/// may call.
class Application {
 public:
  Application(std::shared_ptr<storage::ProgrammeStore> programme, const ApplicationOptions& options);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// A key that signs in the owner, once: `/?key=…`.
  std::string make_owner_key();

  void answer(const std::shared_ptr<const http::Request>& request, http::Reply reply);

  /// Whose counts `/metrics` shows beside our own.
  void watch(const http::Server& server);

  /// Where faults of ours and the lines that were lost are known.
  void watch(const Log& log);

  /// Counts the time that a request took.
  void note(const http::Exchange& exchange);

  /// No further long work: `/ready` says so, and jobs end.
  void drain();

  static std::vector<http::Header> default_headers();
  static bool is_upload(const std::string& path);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace zubia::server
