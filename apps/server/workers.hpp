#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <functional>

namespace zubia::server {

/// Threads that do the work of requests, with a queue that has an end.
class Workers {
 public:
  Workers(unsigned threads, std::size_t waiting_max);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// False where the queue is full: the work is not done.
  bool post(std::function<void()> work);

  std::size_t waiting() const { return waiting_; }
  std::size_t faults() const { return faults_; }

 private:
  boost::asio::thread_pool pool_;
  std::size_t waiting_max_;
  std::atomic<std::size_t> waiting_ = 0;
  std::atomic<std::size_t> faults_ = 0;
};

}  // namespace zubia::server
