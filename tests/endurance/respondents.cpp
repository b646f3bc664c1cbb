#include "tests/endurance/respondents.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>
#include <array>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <vector>

#include "apps/server/serve.hpp"
#include "tests/endurance/file_record.hpp"
#include "tests/load/reply_reader.hpp"
#include "tests/load/sockets.hpp"

namespace zubia::endurance {

namespace {

using namespace std::chrono_literals;

constexpr int patience_ms = 60'000;
constexpr int ports_tried_max = 5;

/// A connection to the server that is kept.
class Line {
 public:
  explicit Line(std::uint16_t port) : descriptor_(load::begin_connection(port)) {
    pollfd made{.fd = descriptor_, .events = POLLOUT, .revents = 0};
    if (descriptor_ < 0 || ::poll(&made, 1, patience_ms) != 1 || !load::is_connected(descriptor_)) {
      if (descriptor_ >= 0) ::close(descriptor_);
      throw std::runtime_error("no connection");
    }
    ::fcntl(descriptor_, F_SETFL, ::fcntl(descriptor_, F_GETFL) & ~O_NONBLOCK);
  }
  ~Line() { ::close(descriptor_); }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  load::Reply ask(const std::string& request) const {
    for (std::size_t sent = 0; sent < request.size();) {
      const ssize_t count = ::write(descriptor_, request.data() + sent, request.size() - sent);
      if (count <= 0) throw std::runtime_error("the connection ended");
      sent += static_cast<std::size_t>(count);
    }
    load::ReplyReader reader;
    std::array<char, 65'536> room{};
    while (reader.state() == load::ReplyReader::State::unfinished) {
      const ssize_t count = ::read(descriptor_, room.data(), room.size());
      if (count <= 0) throw std::runtime_error("the connection ended");
      reader.take({room.data(), static_cast<std::size_t>(count)});
    }
    if (reader.state() == load::ReplyReader::State::broken) throw std::runtime_error("no HTTP came back");
    return reader.reply();
  }

 private:
  int descriptor_;
};

void write_one(const Line& line, const Write& write, std::uint16_t port, std::size_t number) {
  const std::string request = fmt::format(
      "POST {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n"
      "Idempotency-Key: {}\r\nContent-Length: {}\r\n\r\n{}",
      write.path, port, write.key, write.body.size(), write.body);
  file_record().note_asked(number);
  const auto reply = line.ask(request);
  const auto told = nlohmann::json::parse(reply.opening, nullptr, false);
  if (reply.status != 200 || !told.is_object() || told.value("receipt", 0) == 0 || !told.at("refused").empty())
    throw std::runtime_error(fmt::format("{}: {} {}", write.path, reply.status, reply.opening));
  file_record().note_acknowledged(number);
}

/// The server on a thread of its own.
class ServerThread {
 public:
  ServerThread(const std::shared_ptr<storage::ProgrammeStore>& programme, const std::string& key_file) {
    for (int tried = 0; tried < ports_tried_max; ++tried) {
      port_ = load::free_port();
      is_over_ = false;
      stop_ = {};
      thread_ = std::thread([this, programme, key_file] {
        result_ = server::serve(programme, {.port = port_, .hosts = {}, .proxies = {}, .key_file = key_file},
                                stop_.get_token());
        is_over_ = true;
      });
      if (is_there()) return;
      thread_.join();
    }
    throw std::runtime_error("the server does not start: " + result_.error().detail);
  }
  ~ServerThread() {
    if (thread_.joinable()) end();
  }
  ServerThread(const ServerThread&) = delete;
  ServerThread& operator=(const ServerThread&) = delete;

  std::uint16_t port() const { return port_; }
  void end() {
    stop_.request_stop();
    thread_.join();
  }

 private:
  bool is_there() const {
    while (!is_over_) {
      try {
        const Line line(port_);
        return line.ask(fmt::format("GET /health HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", port_)).status == 200;
      } catch (const std::runtime_error&) {
        std::this_thread::sleep_for(10ms);
      }
    }
    return false;
  }

  std::uint16_t port_ = 0;
  std::stop_source stop_;
  std::atomic<bool> is_over_ = false;
  Result<void> result_;
  std::thread thread_;
};

}  // namespace

void answer_over_http(SurveyedProgramme& programme, const std::string& key_file, std::size_t count) {
  ServerThread server(programme.store(), key_file);
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::optional<std::string> trouble;
  std::vector<std::thread> people;
  for (std::size_t one = 0; one < count; ++one)
    people.emplace_back([&] {
      try {
        const Line line(server.port());
        for (std::size_t number = next++; number < programme.writes().size(); number = next++)
          write_one(line, programme.writes()[number], server.port(), number);
      } catch (const std::exception& fault) {
        const std::lock_guard lock(mutex);
        trouble = fault.what();
      }
    });
  for (std::thread& one : people) one.join();
  server.end();
  if (trouble) throw std::runtime_error(*trouble);
}

}  // namespace zubia::endurance
