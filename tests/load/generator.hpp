#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "tests/load/histogram.hpp"
#include "tests/load/reply_reader.hpp"

namespace zubia::load {

/// Requests of one kind, sent in turn, so many a second. Where a request has eight `#` its number is written.
struct Kind {
  std::string name;
  double per_second = 0;
  std::vector<std::string> requests;
};

/// For so long, so many times the usual rate.
struct Phase {
  double seconds = 0;
  double times = 1;
};

struct Plan {
  std::uint16_t port = 0;
  std::size_t connections = 1;
  std::vector<Kind> kinds;
  std::vector<Phase> phases;
  std::chrono::milliseconds patience{10'000};  ///< for an answer, from its scheduled time
  std::uint64_t first_number = 1;
  std::string
      receipts;  ///< a file that gets a line for each request: kind, which of it, number, status, sent, answered, id
};

/// What became of the requests of a kind.
struct Outcome {
  std::uint64_t scheduled = 0;
  std::map<unsigned, std::uint64_t> statuses;
  std::uint64_t without_retry_after = 0;  ///< of the 503s
  std::uint64_t timeouts = 0;
  std::uint64_t closed = 0;  ///< the connection ended before the answer
  std::uint64_t broken = 0;  ///< the answer was no HTTP that we know
  std::uint64_t body_bytes = 0;
  Histogram done;  ///< of those answered by 2xx or 304, from the scheduled time
  Histogram busy;  ///< of those answered by 503
};

struct Second {
  Histogram done;
  std::uint64_t busy = 0;
  std::uint64_t failed = 0;
};

/// Sends requests when they are due, whether or not the earlier ones were answered: a server that stalls is not spared
/// the requests that people would have sent meanwhile, and each waits from the moment it was due.
class Generator {
 public:
  explicit Generator(Plan plan);
  ~Generator();
  Generator(const Generator&) = delete;
  Generator& operator=(const Generator&) = delete;

  /// Opens the connections and asks one small thing on each; false where one is refused.
  bool open();
  void run();

  /// What was measured, as JSON.
  void print() const;

 private:
  using Clock = std::chrono::steady_clock;
  using Moment = Clock::time_point;
  enum class State { closed, connecting, idle, asking };

  struct Due {
    std::size_t kind = 0;
    std::size_t request = 0;  ///< which of its kind
    std::uint64_t number = 0;
    Moment at;
  };
  struct Connection {
    int descriptor = -1;
    State state = State::closed;
    bool is_opening = false;  ///< what it asks is not part of the plan
    std::string request;
    std::size_t sent = 0;
    Moment sent_at;
    Due due;
    ReplyReader reader;
  };

  void begin_connection(std::size_t place);
  void end_connection(std::size_t place);
  void set_idle(std::size_t place);
  void ask(std::size_t place, const Due& due);
  void send(std::size_t place);
  void receive(std::size_t place);
  void finish(std::size_t place);
  void fail(const Due& due, std::uint64_t Outcome::*count);
  void note(const Due& due, unsigned status, Moment sent, Moment answered, const std::string& id);
  void serve_events(Moment until);
  void schedule(Moment now);
  void give_up(Moment now);
  Second& second_of(Moment due);

  Plan plan_;
  int epoll_ = -1;
  std::ofstream receipts_;
  std::vector<Connection> connections_;
  std::deque<std::size_t> idle_;
  std::deque<std::size_t> to_reopen_;
  std::deque<Due> waiting_;   ///< due, with no connection free
  std::vector<double> next_;  ///< of each kind, in seconds from the start
  std::vector<std::size_t> turn_;
  std::vector<Outcome> outcomes_;
  std::vector<Second> seconds_;
  Histogram lateness_;  ///< of ourselves: from when a request was due to when we looked
  Moment start_;
  std::uint64_t next_number_ = 1;
  std::size_t asking_ = 0;
  std::size_t opening_failures_ = 0;
  std::uint64_t reopened_ = 0;
  std::uint64_t refused_connections_ = 0;
  std::uint64_t waited_for_connection_ = 0;
  double opening_seconds_ = 0;
};

}  // namespace zubia::load
