#include "apps/server/http/reply_state.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace zubia::http {

namespace asio = boost::asio;

void Bell::ring() {
  const std::lock_guard lock(mutex_);
  if (!timer_) return;
  asio::post(timer_->get_executor(), [self = shared_from_this()] {
    const std::lock_guard still(self->mutex_);
    if (self->timer_) self->timer_->cancel();
  });
}

asio::awaitable<void> Bell::wait(std::chrono::steady_clock::duration patience) {
  if (patience == std::chrono::steady_clock::duration::max())
    timer_->expires_at(std::chrono::steady_clock::time_point::max());
  else
    timer_->expires_after(patience);
  co_await timer_->async_wait(asio::as_tuple(asio::use_awaitable));
}

void Bell::disconnect() {
  const std::lock_guard lock(mutex_);
  timer_.reset();
}

bool Pending::give(Answer given) {
  {
    const std::lock_guard lock(mutex);
    if (answer) return false;
    answer = std::move(given);
  }
  bell->ring();
  return true;
}

Reply::State::~State() { pending->give(internal_fault()); }

Reply::Reply(std::shared_ptr<State> state) : state_(std::move(state)) {}

void Reply::respond(Response response) { state_->pending->give(std::move(response)); }

std::shared_ptr<EventStream> Reply::open_events(std::vector<Header> headers) {
  auto events = std::make_shared<EventStream::State>(state_->pending->bell, state_->pending->waiting_bytes_max);
  events->headers = std::move(headers);
  if (!state_->pending->give(events)) events->is_closed = true;
  return std::make_shared<EventStream>(std::move(events));
}

EventStream::EventStream(std::shared_ptr<State> state) : state_(std::move(state)) {}

bool EventStream::send(std::string_view event, std::string_view json, std::string_view id) {
  std::string lines;
  if (!id.empty()) lines.append("id: ").append(id).append("\n");
  lines.append("event: ").append(event).append("\ndata: ").append(json).append("\n\n");
  bool is_sent = false;
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->waiting.size() + lines.size() > state_->waiting_bytes_max) state_->is_closed = true;
    is_sent = !state_->is_closed;
    if (is_sent) state_->waiting += lines;
  }
  state_->bell->ring();
  return is_sent;
}

void EventStream::close() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->is_closed = true;
  }
  state_->bell->ring();
}

bool EventStream::is_open() const {
  const std::lock_guard lock(state_->mutex);
  return !state_->is_closed;
}

}  // namespace zubia::http
