// Plans meeting events and prints one line of CSV for each: what was reached, what is proven, and the time it took.
// Plans go to a folder, so that a program which shares nothing with ours can check them.

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "benchmarks/slot_indexed_model.hpp"
#include "engine/meetings/schedule_meetings.hpp"
#include "formats/meeting_event_b2bx.hpp"
#include "formats/meeting_event_dzn.hpp"

namespace {

using namespace zubia;
using namespace zubia::meetings;

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

Result<Event> read_event(const std::filesystem::path& path) {
  const std::string bytes = bytes_of(path);
  auto draft = path.extension() == ".dzn" ? formats::read_dzn_event(bytes, path.filename().string())
                                          : formats::read_b2bx(bytes, path.filename().string());
  if (!draft) return refuse(draft.error());
  return check_event(*std::move(draft));
}

/// Seconds of all threads together.
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

std::string name_of(BoundProof proof) {
  switch (proof) {
    case BoundProof::nothing:
      return "nothing";
    case BoundProof::selection:
      return "selection";
    case BoundProof::integer_selection:
      return "integer-selection";
    case BoundProof::price_bound:
      return "prices";
    case BoundProof::participants:
      return "participants";
    case BoundProof::exhausted:
      break;
  }
  return "exhausted";
}

void plan_one(const std::filesystem::path& path, const SchedulingOptions& options, const std::filesystem::path& plans) {
  const auto event = read_event(path);
  const std::string name = path.stem().string();
  if (!event) {
    std::printf("%s,refused:%s,,,,,,,,,\n", name.c_str(), event.error().code.c_str());
    return;
  }
  Progress progress;  // tells where it stands when asked to
  if (std::getenv("ZUBIA_TELL") != nullptr)
    progress = Progress(
        [start = std::chrono::steady_clock::now()](std::string_view stage, double share) {
          const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
          std::fprintf(stderr, "%8.2f s cpu %7.2f %5.3f %s\n", passed.count(), processor_seconds(), share,
                       std::string(stage).c_str());
        },
        {});
  const double before = processor_seconds();
  const auto start = std::chrono::steady_clock::now();
  const auto schedule = schedule_meetings(*event, options, progress);
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  const double used = processor_seconds() - before;
  if (!schedule) {
    std::printf("%s,%s,,,,,,,,%.2f,%.2f,%ld\n", name.c_str(), schedule.error().code.c_str(), passed.count(), used,
                peak_mebibytes());
    return;
  }
  const Figures& figures = schedule->figures;
  std::printf("%s,%s,%lld,%lld,%s,%d,%d,%d,%.3f,%.2f,%.2f,%ld\n", name.c_str(),
              schedule->is_optimal() ? "proven" : "open",
              static_cast<long long>(event->rules().aim == Aim::most_value ? figures.value : figures.breaks),
              static_cast<long long>(schedule->bound), name_of(schedule->proof).c_str(), figures.gaps, figures.breaks,
              figures.moves, figures.satisfaction_min, passed.count(), used, peak_mebibytes());
  if (!plans.empty()) std::ofstream(plans / (name + ".plan")) << formats::write_b2bx_plan(schedule->plan);
}

/// The baseline: CBC on the slot-indexed model, until it is done or whoever started it loses patience.
void solve_baseline(const std::filesystem::path& path) {
  const auto event = read_event(path);
  if (!event) return;
  const double before = processor_seconds();
  const LinearSolution found = solve_whole(SlotIndexedModel(*event).programme(), 100'000'000, -1e30);
  std::printf("%s,%s,%.0f,%.0f,cbc-slot-indexed,,,,,,%.2f,%ld\n", path.stem().string().c_str(),
              found.is_optimal ? "proven" : "open", found.gain, found.bound, processor_seconds() - before,
              peak_mebibytes());
}

}  // namespace

int main(int count, char** words) {
  if (count == 3 && std::string(words[1]) == "cbc") {
    solve_baseline(words[2]);
    return 0;
  }
  if (count < 6) {
    std::fprintf(stderr,
                 "usage: zubia_meetings_benchmark STEPS GAP-ENOUGH SEED FOLDER-FOR-PLANS EVENT …\n"
                 "       zubia_meetings_benchmark cbc EVENT\n");
    return 2;
  }
  SchedulingOptions options;
  options.steps = std::atoll(words[1]);
  options.gap_enough = std::atof(words[2]);
  options.seed.value = static_cast<std::uint64_t>(std::atoll(words[3]));
  std::printf("event,ending,value,bound,proof,gaps,breaks,moves,satisfaction_min,seconds,processor_seconds,peak_mib\n");
  for (int at = 5; at < count; ++at) {
    plan_one(words[at], options, words[4]);
    std::fflush(stdout);
  }
  return 0;
}
