#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>

#include "apps/server/http/message.hpp"
#include "engine/base/progress.hpp"
#include "engine/base/result.hpp"

namespace zubia::server {

/// Long work whose progress is watched and which can be cancelled. A job belongs to who began it; to others it does not
/// exist. Any thread may call.
class Jobs {
 public:
  /// The reply as JSON text.
  using WorkOfJob = std::function<Result<std::string>(const Progress& progress)>;

  explicit Jobs(std::size_t kept_max = 200) : kept_max_(kept_max) {}

  struct Begun {
    std::string id;
    std::function<void()> work;  ///< to be run by a worker, once
  };
  Begun begin(const std::string& owner, WorkOfJob work);

  /// Sends what happened so far and what will: `progress`, then one of `done`, `failed`. False where there is no such
  /// job.
  bool watch(const std::string& id, const std::string& owner,
             const std::function<std::shared_ptr<http::EventStream>()>& open);

  bool cancel(const std::string& id, const std::string& owner);
  void forget(const std::string& id);  ///< of one whose work was never run
  void cancel_all();

  struct Counts {
    std::uint64_t begun = 0;
    std::uint64_t failed = 0;  ///< refused, cancelled, or a fault of ours
    std::uint64_t running = 0;
  };
  Counts counts() const;

 private:
  struct Job {
    std::string owner;
    std::stop_source stop;
    std::mutex mutex;
    nlohmann::ordered_json progress;
    std::string outcome_event;  ///< empty while it runs
    std::string outcome;
    std::vector<std::shared_ptr<http::EventStream>> watchers;

    void tell(std::string_view stage, double done_share);
    void finish(std::string event, std::string json);
  };
  std::shared_ptr<Job> find(const std::string& id, const std::string& owner);

  std::size_t kept_max_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Job>> jobs_;
  std::vector<std::string> order_;
  std::atomic<std::uint64_t> begun_ = 0;
  std::atomic<std::uint64_t> failed_ = 0;
  std::atomic<std::uint64_t> running_ = 0;
};

}  // namespace zubia::server
