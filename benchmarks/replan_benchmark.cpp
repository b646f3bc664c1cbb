// Replans an announced plan after random incidents, each on its own, and prints a line of CSV for each: how long it
// took and how much it changed, and what an exact model could not do without. Writes each changed event and plan to a
// folder, so that a program which shares nothing with ours can check them.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "benchmarks/incidents.hpp"
#include "benchmarks/meetings_events.hpp"
#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/fewest_changes.hpp"
#include "engine/meetings/replan.hpp"
#include "formats/meeting_event_b2bx.hpp"

namespace {

using namespace zubia;
using namespace zubia::benchmarks;
using namespace zubia::meetings;

struct AnnouncedDay {
  std::string name;
  std::string text;
  const Event& event;
  Plan announced;
  std::string folder;  ///< for the judge
  bool compares;       ///< with the exact model
};

/// Whether each announced meeting before the first slot is where it was, which no rule of the event says.
bool keeps_the_past(const AnnouncedDay& day, const Plan& plan, int first_slot) {
  const std::vector<Seat> now = seats_of(day.event, plan);
  return std::ranges::all_of(day.announced.meetings, [&](const Meeting& one) {
    return one.slot >= first_slot || now[Event::index(one.pair)] == Seat{one.slot, one.venue};
  });
}

/// The rules that the plan breaks, by name.
std::string broken_rules(const Judgement& judgement) {
  std::string names;
  for (const Violation& one : judgement.violations) names += (names.empty() ? "" : "; ") + name_of(one.rule);
  return names;
}

/// The least that the change asks of the plan, found without ours: from a plan in which only the past is left.
FewestChanges fewest_of_all(const Event& now, const Plan& announced, const ReplanOptions& options) {
  constexpr int nodes_max = 2'000;
  const PlanState before(now, announced);
  PlanState past(now);
  for (const Meeting& one : announced.meetings)
    if (one.slot < options.first_slot) past.seat(one.pair, one.slot, one.venue);
  if (now.share_part() > 0) {
    const auto kept = fewest_changes(before, past, options, ShareRule::kept, nodes_max);
    if (kept.is_found || !kept.is_proven) return kept;
  }
  return fewest_changes(before, past, options, ShareRule::left_out, nodes_max);
}

void print_comparison(const Event& now, const AnnouncedDay& day, const ReplanOptions& options, const Replan& done) {
  const auto is_must = [&](int pair) { return std::ranges::find(options.musts, pair) != options.musts.end(); };
  long long cancelled = 0;
  long long cancelled_weight = 0;
  for (const ChangedMeeting& one : done.cancelled) {
    if (is_must(one.pair)) continue;
    ++cancelled;
    cancelled_weight += now.pair(one.pair).weight;
  }
  std::printf(",%zu,%lld,%lld", done.missed_musts.size(), cancelled, cancelled_weight);
  if (!day.compares) {
    std::printf(",,,,,,\n");
    return;
  }
  const Stopwatch watch;
  const FewestChanges fewest = fewest_of_all(now, day.announced, options);
  if (fewest.is_found && fewest.is_proven)
    std::printf(",%d,%d,%lld,%d,proven,%.2f\n", fewest.missed, fewest.cancelled, fewest.cancelled_weight, fewest.moved,
                watch.processor_seconds());
  else
    std::printf(",,,,,open,%.2f\n", watch.processor_seconds());
}

bool write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  return static_cast<bool>(file.flush());
}

/// False where our own judge finds more than a share of cross-border meetings missed, or the other one would find
/// nothing to read.
bool replan_once(const AnnouncedDay& day, int number, const Incident& incident) {
  Aftermath aftermath = after(day.event, incident);
  const Stopwatch checking;
  const auto now = check_event(aftermath.draft);
  const double check_time = checking.wall_seconds();
  const std::string name = day.name + "-" + std::to_string(number);
  if (!now) {
    std::printf("%s,%s,%d,refused: %s\n", name.c_str(), name_of(incident.kind).c_str(), incident.first,
                now.error().code.c_str());
    return false;
  }
  const Stopwatch watch;
  const ReplanOptions options{.first_slot = incident.first, .musts = std::move(aftermath.musts)};
  const Replan done = replan(*now, day.announced, options);
  const double wall = watch.wall_seconds();
  const double processor = watch.processor_seconds();
  const Judgement judgement = check_plan(*now, done.plan);
  const bool keeps_past = keeps_the_past(day, done.plan, incident.first);
  const std::string broken = broken_rules(judgement) + (keeps_past ? "" : "; the past is not kept");
  std::printf("%s,%s,%d,%.2f,%.2f,%.2f,%lld,%s,%d,%d,%d,%d", name.c_str(), name_of(incident.kind).c_str(),
              incident.first, 1e3 * check_time, 1e3 * wall, 1e3 * processor,
              static_cast<long long>(judgement.figures.value), broken.c_str(), static_cast<int>(done.moved.size()),
              static_cast<int>(done.cancelled.size()), static_cast<int>(done.added.size()),
              done.is_fewest_moves ? 1 : 0);
  print_comparison(*now, day, options, done);
  static_cast<void>(std::fflush(stdout));
  const bool is_written = write(day.folder + "/" + name + ".b2bx", text_after(day.text, incident)) &&
                          write(day.folder + "/" + name + ".plan", formats::write_b2bx_plan(done.plan));
  return is_written && keeps_past &&
         std::ranges::all_of(judgement.violations, [](const Violation& one) { return one.rule == Rule::cross_border; });
}

}  // namespace

int main(int count, char** words) {
  if (count != 6 && count != 7) {
    std::cerr << "usage: zubia_replan_benchmark EVENT.b2bx PLAN INCIDENTS SEED FOLDER-FOR-PLANS [exact]\n";
    return 2;
  }
  const std::filesystem::path path = words[1];
  const auto event = read_event(path);
  const Plan announced = read_plan(words[2]);
  if (!event || announced.meetings.empty()) {
    std::cerr << "The event or its plan could not be read.\n";
    return 1;
  }
  if (!check_plan(*event, announced).keeps_all_rules()) {
    std::cerr << "The announced plan breaks rules before anything happens.\n";
    return 1;
  }
  const AnnouncedDay day{path.stem().string(), bytes_of(path), *event, announced, words[5], count == 7};
  const Seed seed{std::strtoull(words[4], nullptr, 10)};
  const auto incidents = static_cast<int>(std::strtol(words[3], nullptr, 10));
  std::printf(
      "incident,kind,first_slot,check_ms,replan_ms,processor_ms,value,broken,moved,off,added,fewest_proven,missed,"
      "cancelled,cancelled_weight,exact_missed,exact_cancelled,exact_cancelled_weight,exact_moved,exact_ending,"
      "exact_processor_seconds\n");
  bool is_well = true;
  for (int number = 0; number < incidents; ++number) {
    RandomStream random(seed, static_cast<std::uint64_t>(number));
    const auto incident = draw_incident(*event, announced, random);
    if (incident) is_well = replan_once(day, number, *incident) && is_well;
  }
  return is_well ? 0 : 1;
}
