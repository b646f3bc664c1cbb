#include "tests/load/generator.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "tests/load/sockets.hpp"

namespace zubia::load {

using std::chrono::duration;
using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

constexpr std::string_view number_place = "########";
constexpr milliseconds opening_patience{30'000};
constexpr milliseconds pause_before_reopening{100};

std::string with_number(const std::string& request, std::uint64_t number) {
  std::string text = request;
  std::string digits = std::to_string(number);
  digits.insert(0, number_place.size() - std::min(digits.size(), number_place.size()), '0');
  for (std::size_t at = text.find(number_place); at != std::string::npos; at = text.find(number_place, at))
    text.replace(at, number_place.size(), digits);
  return text;
}

/// The id that the reply gives to what was written, if it does.
std::string id_in(const std::string& body) {
  constexpr std::string_view field = "\"decision\":";
  const std::size_t begin = body.find(field);
  if (begin == std::string::npos) return "-";
  // However much space there is between.
  const std::size_t opening = body.find('"', begin + field.size());
  const std::size_t closing = body.find('"', opening + 1);
  return closing == std::string::npos ? "-" : body.substr(opening + 1, closing - opening - 1);
}

void print_times(const char* name, const Histogram& times) {
  std::printf("\"%s\":{\"count\":%lu,\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,\"p99.9\":%.3f,\"max\":%.3f}", name,
              times.count(), times.milliseconds_within(0.5), times.milliseconds_within(0.9),
              times.milliseconds_within(0.99), times.milliseconds_within(0.999), times.max_milliseconds());
}

}  // namespace

Generator::Generator(Plan plan)
    : plan_(std::move(plan)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      connections_(plan_.connections),
      turn_(plan_.kinds.size()),
      outcomes_(plan_.kinds.size()),
      next_number_(plan_.first_number) {
  if (!plan_.receipts.empty()) receipts_.open(plan_.receipts);
  // Kinds are not due at the same moments.
  for (std::size_t kind = 0; kind < plan_.kinds.size(); ++kind)
    next_.push_back(static_cast<double>(kind + 1) * 0.37 / std::max(1e-9, plan_.kinds[kind].per_second));
}

Generator::~Generator() {
  for (const Connection& connection : connections_)
    if (connection.descriptor >= 0) ::close(connection.descriptor);
  ::close(epoll_);
}

void Generator::begin_connection(std::size_t place) {
  Connection& connection = connections_[place];
  connection.descriptor = load::begin_connection(plan_.port);
  if (connection.descriptor < 0) {
    ++refused_connections_;
    to_reopen_.push_back(place);
    return;
  }
  connection.state = State::connecting;
  epoll_event wanted{.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data = {.u64 = place}};
  static_cast<void>(::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.descriptor, &wanted));
}

void Generator::end_connection(std::size_t place) {
  Connection& connection = connections_[place];
  ::close(std::exchange(connection.descriptor, -1));
  if (connection.state == State::asking && connection.is_opening) ++opening_failures_;
  if (connection.state == State::asking && !connection.is_opening) --asking_;
  if (connection.state == State::connecting) {
    ++refused_connections_;
  } else {
    ++reopened_;
  }
  connection.is_opening = false;
  connection.state = State::closed;
  to_reopen_.push_back(place);
}

void Generator::set_idle(std::size_t place) {
  connections_[place].state = State::idle;
  if (waiting_.empty()) {
    idle_.push_back(place);
    return;
  }
  const Due due = waiting_.front();
  waiting_.pop_front();
  ask(place, due);
}

void Generator::ask(std::size_t place, const Due& due) {
  Connection& connection = connections_[place];
  const Kind& kind = plan_.kinds[due.kind];
  connection.request = with_number(kind.requests[due.request], due.number);
  connection.sent = 0;
  connection.sent_at = Clock::now();
  connection.due = due;
  connection.state = State::asking;
  connection.reader.begin();
  ++asking_;
  send(place);
}

void Generator::send(std::size_t place) {
  Connection& connection = connections_[place];
  while (connection.sent < connection.request.size()) {
    const ssize_t count = ::send(connection.descriptor, connection.request.data() + connection.sent,
                                 connection.request.size() - connection.sent, MSG_NOSIGNAL);
    // An end of the connection is found when it is read, after an answer that may have come before.
    if (count < 0) return;
    connection.sent += static_cast<std::size_t>(count);
  }
}

void Generator::receive(std::size_t place) {
  Connection& connection = connections_[place];
  static std::array<char, 262'144> room;
  while (connection.descriptor >= 0) {
    const ssize_t count = ::recv(connection.descriptor, room.data(), room.size(), 0);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0 || connection.state != State::asking) {
      if (connection.state == State::asking && !connection.is_opening) fail(connection.due, &Outcome::closed);
      return end_connection(place);
    }
    const auto state = connection.reader.take({room.data(), static_cast<std::size_t>(count)});
    if (state == ReplyReader::State::broken) {
      if (!connection.is_opening) fail(connection.due, &Outcome::broken);
      return end_connection(place);
    }
    if (state == ReplyReader::State::whole) finish(place);
  }
}

void Generator::finish(std::size_t place) {
  Connection& connection = connections_[place];
  const Reply& reply = connection.reader.reply();
  const Moment now = Clock::now();
  if (!std::exchange(connection.is_opening, false)) {
    --asking_;
    Outcome& outcome = outcomes_[connection.due.kind];
    Second& second = second_of(connection.due.at);
    const auto time = duration_cast<microseconds>(now - connection.due.at);
    ++outcome.statuses[reply.status];
    outcome.body_bytes += reply.body_bytes;
    if (reply.status == 503) {
      outcome.busy.add(time);
      ++second.busy;
      if (!reply.has_retry_after) ++outcome.without_retry_after;
    } else if (reply.status < 300 || reply.status == 304) {
      outcome.done.add(time);
      second.done.add(time);
    } else {
      ++second.failed;
    }
    note(connection.due, reply.status, connection.sent_at, now, id_in(reply.opening));
  } else if (reply.status != 200) {
    ++opening_failures_;
  }
  connection.state = State::idle;
  if (reply.closes) return end_connection(place);
  set_idle(place);
}

/// A request that was never answered.
void Generator::fail(const Due& due, std::uint64_t Outcome::*count) {
  ++(outcomes_[due.kind].*count);
  ++second_of(due.at).failed;
  note(due, 0, due.at, Clock::now(), "-");
}

void Generator::note(const Due& due, unsigned status, Moment sent, Moment answered, const std::string& id) {
  if (!receipts_.is_open()) return;
  const auto since_start = [&](Moment moment) { return duration_cast<microseconds>(moment - start_).count(); };
  receipts_ << plan_.kinds[due.kind].name << ' ' << due.request << ' ' << due.number << ' ' << status << ' '
            << since_start(sent) << ' ' << since_start(answered) << ' ' << id << '\n';
}

Second& Generator::second_of(Moment due) {
  const auto place = static_cast<std::size_t>(std::max(0.0, duration<double>(due - start_).count()));
  if (place >= seconds_.size()) seconds_.resize(place + 1);
  return seconds_[place];
}

void Generator::serve_events(Moment until) {
  std::array<epoll_event, 512> events{};
  const auto left = std::max(nanoseconds(0), duration_cast<nanoseconds>(until - Clock::now()));
  const timespec wait{.tv_sec = left.count() / 1'000'000'000, .tv_nsec = left.count() % 1'000'000'000};
  const int count = ::epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), &wait, nullptr);
  for (int k = 0; k < count; ++k) {
    const std::size_t place = events[static_cast<std::size_t>(k)].data.u64;
    Connection& connection = connections_[place];
    if (connection.state == State::connecting) {
      if (!is_connected(connection.descriptor)) {
        end_connection(place);
        continue;
      }
      if (!connection.is_opening) {
        set_idle(place);
      } else {
        connection.state = State::asking;
        connection.reader.begin();
        send(place);
      }
      continue;
    }
    if (connection.state == State::asking) send(place);
    if (connection.state != State::closed) receive(place);
  }
}

bool Generator::open() {
  const Moment begin = Clock::now();
  for (std::size_t place = 0; place < connections_.size(); ++place) {
    connections_[place].is_opening = true;
    connections_[place].request = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(plan_.port) + "\r\n\r\n";
    begin_connection(place);
  }
  while (idle_.size() < connections_.size() && Clock::now() - begin < opening_patience && to_reopen_.empty())
    serve_events(Clock::now() + milliseconds(50));
  opening_seconds_ = duration<double>(Clock::now() - begin).count();
  return idle_.size() == connections_.size() && opening_failures_ == 0;
}

/// Hands every request that is due to a connection, and moves each kind on to its next.
void Generator::schedule(Moment now) {
  for (std::size_t kind = 0; kind < plan_.kinds.size(); ++kind) {
    while (true) {
      // The phase that the moment falls into.
      double end = 0;
      auto phase = plan_.phases.begin();
      for (; phase != plan_.phases.end(); ++phase)
        if (next_[kind] < (end += phase->seconds)) break;
      if (phase == plan_.phases.end()) next_[kind] = -1;
      if (next_[kind] < 0) break;
      const Moment at = start_ + duration_cast<nanoseconds>(duration<double>(next_[kind]));
      if (at > now) break;
      next_[kind] += 1 / (plan_.kinds[kind].per_second * phase->times);
      lateness_.add(duration_cast<microseconds>(now - at));
      ++outcomes_[kind].scheduled;
      const Due due{kind, turn_[kind]++ % plan_.kinds[kind].requests.size(), next_number_++, at};
      while (!idle_.empty() && connections_[idle_.front()].state != State::idle) idle_.pop_front();
      if (idle_.empty()) {
        ++waited_for_connection_;
        waiting_.push_back(due);
      } else {
        const std::size_t place = idle_.front();
        idle_.pop_front();
        ask(place, due);
      }
    }
  }
}

void Generator::give_up(Moment now) {
  for (std::size_t place = 0; place < connections_.size(); ++place) {
    Connection& connection = connections_[place];
    if (connection.state != State::asking || now - connection.due.at < plan_.patience) continue;
    fail(connection.due, &Outcome::timeouts);
    end_connection(place);
  }
  for (; !waiting_.empty() && now - waiting_.front().at >= plan_.patience; waiting_.pop_front())
    fail(waiting_.front(), &Outcome::timeouts);
  for (std::size_t left = to_reopen_.size(); left > 0; --left) {
    const std::size_t place = to_reopen_.front();
    to_reopen_.pop_front();
    begin_connection(place);
  }
}

void Generator::run() {
  start_ = Clock::now();
  Moment next_look = start_;
  while (true) {
    const Moment now = Clock::now();
    schedule(now);
    if (now >= next_look) {
      give_up(now);
      next_look = now + pause_before_reopening;
    }
    Moment wake = next_look;
    bool is_over = true;
    for (const double next : next_) {
      if (next < 0) continue;
      is_over = false;
      wake = std::min(wake, start_ + duration_cast<nanoseconds>(duration<double>(next)));
    }
    if (is_over && asking_ == 0 && waiting_.empty()) break;
    serve_events(wake);
  }
}

void Generator::print() const {
  std::printf("{\"connections\":%zu,\"opening_seconds\":%.3f,\"opening_failures\":%zu,\"refused_connections\":%lu,",
              connections_.size(), opening_seconds_, opening_failures_, refused_connections_);
  std::printf("\"reopened\":%lu,\"waited_for_connection\":%lu,", reopened_, waited_for_connection_);
  print_times("lateness", lateness_);
  std::printf(",\"kinds\":{");
  for (std::size_t kind = 0; kind < plan_.kinds.size(); ++kind) {
    const Outcome& outcome = outcomes_[kind];
    std::printf("%s\"%s\":{\"scheduled\":%lu,\"without_retry_after\":%lu,\"timeouts\":%lu,\"closed\":%lu,",
                kind ? "," : "", plan_.kinds[kind].name.c_str(), outcome.scheduled, outcome.without_retry_after,
                outcome.timeouts, outcome.closed);
    std::printf("\"broken\":%lu,\"body_bytes\":%lu,\"statuses\":{", outcome.broken, outcome.body_bytes);
    const char* between = "";
    for (const auto& [status, count] : outcome.statuses)
      std::printf("%s\"%u\":%lu", std::exchange(between, ","), status, count);
    std::printf("},");
    print_times("done", outcome.done);
    std::printf(",");
    print_times("busy", outcome.busy);
    std::printf("}");
  }
  std::printf("},\"seconds\":[");
  for (std::size_t place = 0; place < seconds_.size(); ++place)
    std::printf("%s{\"done\":%lu,\"busy\":%lu,\"failed\":%lu,\"p99\":%.3f}", place ? "," : "",
                seconds_[place].done.count(), seconds_[place].busy, seconds_[place].failed,
                seconds_[place].done.milliseconds_within(0.99));
  std::printf("]}\n");
}

}  // namespace zubia::load
