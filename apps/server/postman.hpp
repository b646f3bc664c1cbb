#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::server {

class Log;

/// Sends what is queued while a programme is served, at the start and after every pause; nothing where no mail server
/// is configured. It has a thread of its own: a mail server may take minutes to answer.
class Postman {
 public:
  static constexpr std::chrono::seconds usual_pause{30};

  /// `key` is what pseudonyms and links are made with.
  Postman(std::shared_ptr<storage::ProgrammeStore> programme, Log& log, std::chrono::nanoseconds pause,
          std::string key);
  ~Postman();
  Postman(const Postman&) = delete;
  Postman& operator=(const Postman&) = delete;

 private:
  void work(const std::stop_token& stop);
  void deliver(const std::stop_token& stop);

  std::shared_ptr<storage::ProgrammeStore> programme_;
  Log& log_;
  std::chrono::nanoseconds pause_;
  std::string key_;
  std::string last_trouble_;
  std::mutex mutex_;
  std::condition_variable_any asked_to_end_;
  std::jthread thread_;
};

}  // namespace zubia::server
