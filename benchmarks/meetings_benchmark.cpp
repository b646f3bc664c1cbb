// Plans meeting events and prints one line of CSV for each: what was reached, what is proven, and the time it took.
// Plans go to a folder, so that a program which shares nothing with ours can check them. Gives the same events to CBC
// as a slot-indexed model, or writes that model for another solver.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "benchmarks/linear_programme_text.hpp"
#include "benchmarks/meetings_events.hpp"
#include "engine/meetings/schedule_meetings.hpp"
#include "engine/meetings/slot_indexed_model.hpp"
#include "formats/meeting_event_b2bx.hpp"

namespace {

using namespace zubia;
using namespace zubia::benchmarks;
using namespace zubia::meetings;

/// Hears when the value and its bound were told last, before fairness and comfort; where asked to by the variable
/// ZUBIA_TELL, says where the search stands.
class Listener {
 public:
  explicit Listener(const Stopwatch& watch) : watch_(watch), is_telling_(std::getenv("ZUBIA_TELL") != nullptr) {}

  Progress progress() {
    return Progress([this](std::string_view stage, double share) { hear(stage, share); }, {});
  }

  /// Seconds of the processor until then; the text is empty where it was not told.
  std::string value_seconds() const { return value_seconds_; }

 private:
  void hear(std::string_view stage, double share) {
    if (is_telling_)
      std::cerr << watch_.wall_seconds() << " s, of the processor " << watch_.processor_seconds() << " s, " << share
                << ' ' << stage << '\n';
    if (stage.starts_with("value ")) value_seconds_ = std::to_string(watch_.processor_seconds());
  }

  const Stopwatch& watch_;
  bool is_telling_;
  std::string value_seconds_;
};

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
    case BoundProof::slot_relaxation:
      return "slot-relaxation";
    case BoundProof::slot_indexed:
      return "slot-indexed";
    case BoundProof::exhausted:
      break;
  }
  return "exhausted";
}

void print_schedule(const Event& event, const Result<Schedule>& schedule, const Stopwatch& watch,
                    const std::string& value_seconds) {
  const double wall = watch.wall_seconds();
  const double processor = watch.processor_seconds();
  if (!schedule) {
    std::printf("%s,,,,,,,,,%.2f,%.2f,%ld\n", schedule.error().code.c_str(), wall, processor, peak_mebibytes());
    return;
  }
  const Figures& figures = schedule->figures;
  const bool of_value = event.rules().aim == Aim::most_value;
  std::printf("%s,%lld,%lld,%s,%d,%d,%d,%.3f,%s,%.2f,%.2f,%ld\n", schedule->is_optimal() ? "proven" : "open",
              static_cast<long long>(of_value ? figures.value : figures.breaks),
              static_cast<long long>(schedule->bound), name_of(schedule->proof).c_str(), figures.gaps, figures.breaks,
              figures.moves, figures.satisfaction_min, value_seconds.c_str(), wall, processor, peak_mebibytes());
}

bool plan_one(const std::filesystem::path& path, const SchedulingOptions& options, const std::filesystem::path& plans) {
  const std::string name = path.stem().string();
  const std::filesystem::path plan_path = plans / (name + ".plan");
  // Whoever checks finds the plan of this run, or none.
  std::filesystem::remove(plan_path);
  auto draft = read_draft(path);
  if (!draft) return false;
  const Stopwatch watch;
  const auto event = check_event(*std::move(draft));
  if (!event) {
    // That no plan exists can be seen before anybody looks for one.
    std::printf("%s,,,,%s,,,,,,,,,%.2f,%.2f,%ld\n", name.c_str(), event.error().code.c_str(), watch.wall_seconds(),
                watch.processor_seconds(), peak_mebibytes());
    return true;
  }
  std::printf("%s,%d,%d,%d,", name.c_str(), event->participant_count(), event->pair_count(), event->slot_count());
  Listener listener(watch);
  const auto schedule = schedule_meetings(*event, options, listener.progress());
  print_schedule(*event, schedule, watch, listener.value_seconds());
  if (schedule) std::ofstream(plan_path) << formats::write_b2bx_plan(schedule->plan);
  return true;
}

/// CBC on the slot-indexed model, until it is done or whoever started it loses patience.
bool solve_baseline(const std::filesystem::path& path) {
  const auto event = read_event(path);
  if (!event) return false;
  const Stopwatch watch;
  const LinearSolution found =
      solve_whole(SlotIndexedModel(PlanState(*event), every_pair(*event)).programme(), 100'000'000, -1e30);
  std::printf("%s,%s,%.0f,%.0f,%.2f,%.2f\n", path.stem().string().c_str(), found.is_optimal ? "optimal" : "open",
              found.gain, found.bound, watch.wall_seconds(), watch.processor_seconds());
  return true;
}

bool write_baseline(const std::filesystem::path& path) {
  const auto event = read_event(path);
  if (!event) return false;
  write_linear_programme(SlotIndexedModel(PlanState(*event), every_pair(*event)).programme(), std::cout);
  return true;
}

int usage() {
  std::cerr << "usage: zubia_meetings_benchmark plan STEPS GAP-ENOUGH SEED FOLDER-FOR-PLANS EVENT …\n"
               "       zubia_meetings_benchmark cbc EVENT\n"
               "       zubia_meetings_benchmark write-model EVENT\n";
  return 2;
}

}  // namespace

int main(int count, char** words) {
  const std::string task = count > 2 ? words[1] : "";
  bool is_read = true;
  if (task == "cbc" && count == 3)
    is_read = solve_baseline(words[2]);
  else if (task == "write-model" && count == 3)
    is_read = write_baseline(words[2]);
  else if (task == "plan" && count > 6) {
    SchedulingOptions options;
    options.steps = std::strtoll(words[2], nullptr, 10);
    options.gap_enough = std::strtod(words[3], nullptr);
    options.seed.value = std::strtoull(words[4], nullptr, 10);
    std::printf(
        "event,participants,pairs,slots,ending,value,bound,proof,gaps,breaks,moves,satisfaction_min,"
        "value_seconds,seconds,processor_seconds,peak_mib\n");
    for (int at = 6; at < count; ++at) {
      is_read = plan_one(words[at], options, words[5]) && is_read;
      static_cast<void>(std::fflush(stdout));
    }
  } else {
    return usage();
  }
  if (!is_read) std::cerr << "An event could not be read.\n";
  return is_read ? 0 : 1;
}
