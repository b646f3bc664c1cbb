#include "storage/writer.hpp"

#include <utility>
#include <vector>

namespace zubia::storage {

namespace {

constexpr std::size_t batch_max = 32;

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)), thread_([this] { work(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    is_closing_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

Result<void> Writer::write(Change change) { return ask({.change = std::move(change)}); }

Result<void> Writer::run_alone(Change what) { return ask({.change = std::move(what), .is_alone = true}); }

Result<void> Writer::ask(Request request) {
  auto answer = request.answer.get_future();
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(std::move(request));
  }
  arrived_.notify_one();
  return answer.get();
}

void Writer::work() {
  while (true) {
    std::deque<Request> batch;
    {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [&] { return is_closing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      do {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
      } while (!batch.back().is_alone && !queue_.empty() && !queue_.front().is_alone && batch.size() < batch_max);
    }
    if (batch.front().is_alone)
      batch.front().answer.set_value(batch.front().change(*connection_));
    else
      commit(batch);
  }
}

void Writer::commit(std::deque<Request>& batch) {
  std::vector<Result<void>> results(batch.size());
  auto transaction = connection_->begin();
  for (std::size_t place = 0; place < batch.size() && transaction; ++place) {
    transaction = connection_->execute("SAVEPOINT change");
    if (!transaction) break;
    results[place] = batch[place].change(*connection_);
    if (!results[place]) {
      // The whole transaction may be gone, on a full disk for one; then none of the batch holds.
      transaction = connection_->execute("ROLLBACK TO SAVEPOINT change");
      if (!transaction) transaction = refuse(results[place].error());
    }
    if (transaction) transaction = connection_->execute("RELEASE SAVEPOINT change");
  }
  if (transaction) transaction = connection_->execute("COMMIT");
  if (!transaction) {
    // Where nothing is open any more this is refused, which is as good.
    static_cast<void>(connection_->execute("ROLLBACK"));
    for (Result<void>& result : results)
      if (result) result = transaction;
  }
  for (std::size_t place = 0; place < batch.size(); ++place) batch[place].answer.set_value(std::move(results[place]));
}

}  // namespace zubia::storage
