#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <cstdint>
#include <functional>

namespace zubia::server {

/// Threads that do the work of requests, with a queue that has an end and in which nothing waits longer than is of use.
class Workers {
 public:
  using Work = std::function<void()>;

  Workers(unsigned threads, std::size_t waiting_max, std::chrono::milliseconds wait_max);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// False where the queue is full: the work is not done. Nor is it where it would begin too late; then `too_late` is
  /// called in its stead. Work that throws is counted as a fault.
  bool post(Work work, Work too_late = {});

  std::size_t waiting() const { return waiting_; }
  std::size_t faults() const { return faults_; }
  std::uint64_t given_up() const { return given_up_; }

 private:
  boost::asio::thread_pool pool_;
  std::size_t waiting_max_;
  std::chrono::milliseconds wait_max_;
  std::atomic<std::size_t> waiting_ = 0;
  std::atomic<std::size_t> faults_ = 0;
  std::atomic<std::uint64_t> given_up_ = 0;
};

}  // namespace zubia::server
