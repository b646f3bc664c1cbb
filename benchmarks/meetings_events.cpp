#include "benchmarks/meetings_events.hpp"

#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "formats/meeting_event_b2bx.hpp"
#include "formats/meeting_event_dzn.hpp"

namespace zubia::benchmarks {
namespace {

std::int64_t nanoseconds_now() {
  return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

}  // namespace

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

Result<meetings::EventDraft> read_draft(const std::filesystem::path& path) {
  const std::string bytes = bytes_of(path);
  const std::string name = path.filename().string();
  return path.extension() == ".dzn" ? formats::read_dzn_event(bytes, name) : formats::read_b2bx(bytes, name);
}

Result<meetings::Event> read_event(const std::filesystem::path& path) {
  auto draft = read_draft(path);
  if (!draft) return refuse(draft.error());
  return check_event(*std::move(draft));
}

meetings::Plan read_plan(const std::filesystem::path& path) {
  meetings::Plan plan;
  std::ifstream lines(path);
  for (meetings::Meeting meeting; lines >> meeting.pair >> meeting.slot >> meeting.venue;)
    plan.meetings.push_back(meeting);
  return plan;
}

double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

long peak_mebibytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return used.ru_maxrss / 1024;
}

Stopwatch::Stopwatch() : wall_(nanoseconds_now()), processor_(benchmarks::processor_seconds()) {}

double Stopwatch::wall_seconds() const { return static_cast<double>(nanoseconds_now() - wall_) / 1e9; }

double Stopwatch::processor_seconds() const { return benchmarks::processor_seconds() - processor_; }

}  // namespace zubia::benchmarks
