#include "apps/server/log.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <unistd.h>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

namespace zubia::server {

namespace {

std::string now_text() {
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto milliseconds = now.time_since_epoch().count() % 1000;
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03d}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(now)),
                     milliseconds);
}

}  // namespace

Result<std::unique_ptr<Log>> Log::open(const std::string& place) {
  if (place.empty() || place == "-") return std::unique_ptr<Log>(new Log(STDERR_FILENO, false, !place.empty()));
  const int descriptor = ::open(place.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return refuse({"unwritable-file",
                   "The log cannot be written there.",
                   {.file = place, .field = "log"},
                   "Name a file in a folder of your own, or - for standard error."});
  return std::unique_ptr<Log>(new Log(descriptor, true, true));
}

Log::Log(int descriptor, bool is_own, bool has_requests)
    : descriptor_(descriptor), is_own_(is_own), has_requests_(has_requests) {}

Log::~Log() {
  if (is_own_) ::close(descriptor_);
}

void Log::event(std::string_view name, std::string_view what) {
  if (!has_requests_) return;
  nlohmann::ordered_json line = {{"time", now_text()}, {"event", name}};
  if (!what.empty()) line["what"] = what;
  write(line);
}

void Log::exchange(const http::Exchange& exchange) {
  const http::Note& note = exchange.note;
  const bool is_fault = !note.fault.empty() || exchange.status == 500;
  if (!has_requests_ && !is_fault) return;
  nlohmann::ordered_json line = {
      {"time", now_text()},      {"event", is_fault ? "fault" : "request"},
      {"id", note.id},           {"method", exchange.method},
      {"route", note.route},     {"status", exchange.status},
      {"bytes", exchange.bytes}, {"ms", std::round(static_cast<double>(exchange.time.count()) / 10.0) / 100.0},
      {"role", note.role}};
  if (!exchange.refusal.empty()) line["refusal"] = exchange.refusal;
  if (!exchange.is_whole) line["cut"] = true;
  if (!note.fault.empty()) line["what"] = note.fault;
  write(line);
}

void Log::write(const nlohmann::ordered_json& line) {
  // JSON leaves no control character as it is, so a line ends where we end it.
  const std::string text = line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  const std::lock_guard lock(mutex_);
  if (::write(descriptor_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) ++lines_lost_;
}

}  // namespace zubia::server
