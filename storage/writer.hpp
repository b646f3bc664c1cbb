#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/base/result.hpp"
#include "storage/connection.hpp"

namespace zubia::storage {

/// The one thread that writes. It takes what has come in together, runs each change in a savepoint of one transaction,
/// and answers when the commit is durable: all of them, or none. A change that is refused leaves nothing behind and
/// does not disturb the others.
class Writer {
 public:
  using Change = std::function<Result<void>(Connection&)>;

  explicit Writer(std::unique_ptr<Connection> connection);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Waits for the answer.
  Result<void> write(Change change);

  /// Runs something outside any transaction, between two of them. Waits for the answer.
  Result<void> run_alone(Change what);

 private:
  struct Request {
    Change change;
    bool is_alone = false;
    std::promise<Result<void>> answer = {};
  };

  Result<void> ask(Request request);
  void work();
  void commit(std::deque<Request>& batch);

  std::unique_ptr<Connection> connection_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Request> queue_;
  bool is_closing_ = false;
  std::thread thread_;
};

}  // namespace zubia::storage
