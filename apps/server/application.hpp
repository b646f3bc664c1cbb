#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "apps/server/accounts.hpp"
#include "apps/server/http/server.hpp"
#include "apps/server/proxies.hpp"

namespace zubia::server {

class Log;

struct ApplicationOptions {
  unsigned analysis_threads = 1;
  std::size_t analyses_waiting_max = 32;
  std::size_t small_waiting_max = 256;
  unsigned hashing_threads = 2;
  std::size_t hashing_waiting_max = 32;
  std::chrono::milliseconds hashing_wait_max{10'000};
  std::string programme_name = {};
  Entrance entrance = Entrance::first_owner_code;
  Proxies proxies = {};
  /// Quick operations wait for the disk more than they compute: several at once share a commit.
  unsigned small_threads = 8;
  std::chrono::milliseconds small_wait_max{2'000};  ///< what would begin later is answered by 503
  std::chrono::milliseconds analysis_wait_max{20'000};
  std::size_t cache_bytes_max = 67'108'864;
};

struct Service;

/// What the server answers: the operations under `/api`, the session, the web app, and whether it is well. Any thread
/// may call.
class Application {
 public:
  Application(std::shared_ptr<storage::ProgrammeStore> programme, const operations::SecretKey& key,
              const ApplicationOptions& options);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// What signs in the owner of this machine, once: `/?key=…`. Empty where a team is served.
  std::string local_key() const;

  /// What the first owner types, once. Empty where there is an owner, and where this machine alone is served.
  std::string first_owner_code() const;

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
  std::unique_ptr<Service> service_;
};

}  // namespace zubia::server
