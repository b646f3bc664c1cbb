#pragma once

#include <filesystem>
#include <string>

#include "engine/meetings/plan.hpp"

/// What the benchmarks of meetings share: files, and what the process has used.
namespace zubia::benchmarks {

std::string bytes_of(const std::filesystem::path& path);

/// An event from a file of the format B2BX, or of the published instances (`.dzn`).
Result<meetings::EventDraft> read_draft(const std::filesystem::path& path);
Result<meetings::Event> read_event(const std::filesystem::path& path);

/// Lines `pair slot venue`, as written beside a schedule.
meetings::Plan read_plan(const std::filesystem::path& path);

/// Seconds of all threads together.
double processor_seconds();

/// The most memory that the process ever held.
long peak_mebibytes();

/// Seconds on the clock of the wall and of the processor, since it was made.
class Stopwatch {
 public:
  Stopwatch();
  double wall_seconds() const;
  double processor_seconds() const;

 private:
  std::int64_t wall_;
  double processor_;
};

}  // namespace zubia::benchmarks
