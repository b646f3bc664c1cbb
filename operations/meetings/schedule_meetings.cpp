#include "operations/meetings/schedule_meetings.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>
#include <tuple>

#include "engine/meetings/plan_state.hpp"
#include "engine/meetings/schedule_meetings.hpp"
#include "engine/meetings/share_conflict.hpp"
#include "operations/erase.hpp"
#include "operations/meetings/hindrance_text.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;

/// Stops work when its time is over, or when whoever asked for it does not want it any more.
class Deadline {
 public:
  Deadline(const Progress& asked, double seconds)
      : clock_([this, asked, seconds](const std::stop_token& done) {
          const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
          std::mutex mutex;
          std::unique_lock lock(mutex);
          std::condition_variable_any wake;
          while (!done.stop_requested() && !asked.cancelled() && std::chrono::steady_clock::now() < end)
            wake.wait_for(lock, done, std::chrono::milliseconds(20), [] { return false; });
          if (!done.stop_requested()) stop_.request_stop();
        }) {}

  bool has_passed() const { return stop_.stop_requested(); }

  Progress watched(const Progress& asked) const {
    return {[asked](std::string_view stage, double share) { asked.report(stage, share); }, stop_.get_token()};
  }

 private:
  std::stop_source stop_;
  std::jthread clock_;
};

constexpr std::int64_t first_steps_by_the_clock = 250'000;
constexpr std::int64_t steps_max_by_the_clock = 1'000'000'000'000;

bool is_better(const meetings::Schedule& one, const meetings::Schedule& other) {
  const auto rank = [](const meetings::Figures& figures) {
    return std::tuple(figures.value, figures.satisfaction_min, -figures.gaps - figures.breaks - figures.moves);
  };
  return rank(one.figures) > rank(other.figures);
}

/// Plans again and again until the clock stops it, each time with twice the steps, so that fairness and comfort have
/// had their part whenever that is; the best plan counts.
Result<meetings::Schedule> schedule_by_the_clock(const Event& event, meetings::SchedulingOptions options,
                                                 const Progress& progress) {
  options.steps = first_steps_by_the_clock;
  auto best = meetings::schedule_meetings(event, options, progress);
  while (best && !progress.cancelled() && options.steps < steps_max_by_the_clock) {
    options.steps *= 2;
    auto next = meetings::schedule_meetings(event, options, progress);
    if (next && is_better(*next, *best)) best = std::move(next);
  }
  if (best && best->ending != meetings::Ending::proven) best->ending = meetings::Ending::cancelled;
  return best;
}

std::string proof_name(meetings::BoundProof proof) {
  switch (proof) {
    case meetings::BoundProof::selection:
      return "selection: what could be seated if slots and venues were interchangeable";
    case meetings::BoundProof::integer_selection:
      return "integer selection: the same in whole meetings";
    case meetings::BoundProof::price_bound:
      return "prices on participants, tables and interpreters";
    case meetings::BoundProof::participants:
      return "the best that each participant could have alone";
    case meetings::BoundProof::slot_relaxation:
      return "shares of every slot: who is present together when";
    case meetings::BoundProof::slot_indexed:
      return "every rule in every slot and venue, by branch and cut";
    case meetings::BoundProof::exhausted:
      return "every better plan was refuted";
    case meetings::BoundProof::nothing:
      break;
  }
  return "none";
}

std::string ending_name(meetings::Ending ending, const ScheduleMeetings::Request& request, const Work& work) {
  if (ending == meetings::Ending::proven) return "proven: no plan has more value";
  if (ending == meetings::Ending::steps) return fmt::format("after {} steps", request.steps);
  return work.progress.cancelled() ? "interrupted: the best plan so far"
                                   : fmt::format("by the clock, after {} s", *request.seconds);
}

/// What makes a plan depend on the machine it was made on, even where its value is proven: comfort is cut short too.
std::vector<Notice> ending_notices(const Work& work, bool clock_decided) {
  if (work.progress.cancelled())
    return {
        {"interrupted", "The search was interrupted: this is the best plan so far, and another run may find another."}};
  if (clock_decided) return {{"clock-decided", "The clock decided when to stop: another run may give another plan."}};
  return {};
}

std::vector<int> meetings_of_each(const Event& event, const meetings::Plan& plan) {
  std::vector<int> had(Event::index(event.participant_count()), 0);
  for (const meetings::Meeting& meeting : plan.meetings)
    for (const int who : {event.pair(meeting.pair).first, event.pair(meeting.pair).second}) ++had[Event::index(who)];
  return had;
}

/// The value of all may leave somebody with nothing, who is named, with what could be done.
std::vector<Notice> left_out_notices(const EventBook& book, const Event& event, const meetings::Plan& plan,
                                     double fairness_tolerance) {
  constexpr std::size_t named_max = 5;
  const std::vector<int> had = meetings_of_each(event, plan);
  std::vector<std::string> names;
  for (int who = 0; who < event.participant_count(); ++who) {
    const auto could_meet = [&](int pair) { return !event.possible_slots(pair).empty(); };
    if (had[Event::index(who)] == 0 && std::ranges::any_of(event.pairs_of(who), could_meet))
      names.push_back(book.id(who));
  }
  if (names.empty()) return {};
  const std::size_t more = names.size() - std::min(names.size(), named_max);
  names.resize(names.size() - more);
  std::string text = fmt::format("Without a meeting, though one would be possible: {}", fmt::join(names, ", "));
  text += more > 0 ? fmt::format(" and {} more.", more) : ".";
  if (fairness_tolerance == 0)
    text += " A fairness tolerance of 0.001 lets up to a thousandth of the value go to those who are worst served.";
  return {{"meets-nobody", text}};
}

}  // namespace

PlanFigures written_figures(const meetings::Figures& figures) {
  return {.value = figures.value,
          .meetings_seated = figures.meetings,
          .cross_border = figures.cross_border,
          .shortfall = figures.shortfall,
          .satisfaction_min = figures.satisfaction_min,
          .satisfaction_low = figures.satisfaction_low,
          .satisfaction_median = figures.satisfaction_median,
          .gaps = figures.gaps,
          .breaks = figures.breaks,
          .venue_changes = figures.moves};
}

std::vector<UnmetRequest> unmet_requests(const EventBook& book, const Event& event, const meetings::Plan& plan) {
  std::vector<UnmetRequest> rows;
  const meetings::PlanState state(event, plan);
  for (int pair = 0; pair < event.pair_count(); ++pair) {
    if (state.is_seated(pair)) continue;
    const auto reason = meetings::main_reason(state, pair);
    rows.push_back({book.id(event.pair(pair).first), book.id(event.pair(pair).second), event.pair(pair).weight,
                    reason.fits ? "not-worth-it" : hindrance_code(reason.hindrance), main_reason_text(book, reason)});
  }
  std::ranges::stable_sort(rows, std::greater(), &UnmetRequest::weight);
  for (const LeftOut& left : book.left_out)
    rows.push_back({book.id(left.first), book.id(left.second), 0, left.reason, left.detail});
  return rows;
}

std::vector<SizeFairness> fairness_by_size(const EventBook& book, const Event& event, const meetings::Plan& plan) {
  const std::vector<int> had = meetings_of_each(event, plan);
  std::vector<SizeFairness> rows;
  for (const CompanySize size :
       {CompanySize::micro, CompanySize::small, CompanySize::medium, CompanySize::large, CompanySize::unknown}) {
    SizeFairness row{choice_name(size), 0, 0, meetings::no_limit, 0};
    for (int who = 0; who < event.participant_count(); ++who) {
      if (book.people[Event::index(who)].size != size) continue;
      ++row.participants;
      row.meetings_mean += had[Event::index(who)];
      row.meetings_least = std::min(row.meetings_least, had[Event::index(who)]);
      if (had[Event::index(who)] < event.participant(who).meetings_min) ++row.below_minimum;
    }
    if (row.participants == 0) continue;
    row.meetings_mean /= row.participants;
    rows.push_back(row);
  }
  return rows;
}

Result<ScheduleMeetings::Reply> ScheduleMeetings::operator()(const Request& request, const Work& work) const {
  const auto book = read_event(request.event);
  if (!book) return refuse(book.error());
  const auto event = checked_event(*book, request.event.name);
  if (!event) return refuse(event.error());
  meetings::SchedulingOptions options;
  options.steps = request.steps;
  options.seed = {request.seed};
  options.parallelism = work.parallelism;
  options.fairness_tolerance = request.fairness_tolerance;
  std::optional<Deadline> deadline;
  if (request.seconds) deadline.emplace(work.progress, *request.seconds);
  const auto schedule = deadline ? schedule_by_the_clock(*event, options, deadline->watched(work.progress))
                                 : meetings::schedule_meetings(*event, options, work.progress);
  const bool clock_decided = deadline && deadline->has_passed();
  if (!schedule) {
    Problem problem = schedule.error();
    if (problem.code == "no-plan") problem = meetings::share_conflict(*event).value_or(problem);
    problem.where.file = request.event.name;
    return refuse(problem);
  }
  Reply reply;
  static_cast<PlanHead&>(reply) = plan_head(*book);
  reply.data_status = book->data_status;
  reply.notices = book->notices;
  reply.figures = written_figures(schedule->figures);
  reply.bound = schedule->bound;
  reply.gap = meetings::gap_of(*event, *schedule);
  reply.bound_is = proof_name(schedule->proof);
  reply.ended = ending_name(schedule->ending, request, work);
  reply.meetings = written_meetings(*book, *event, schedule->plan);
  reply.unmet = unmet_requests(*book, *event, schedule->plan);
  reply.fairness = fairness_by_size(*book, *event, schedule->plan);
  reply.conventions = {
      {"seed", std::to_string(request.seed)},
      {"steps", request.seconds ? "as many as the clock left time for" : std::to_string(request.steps)}};
  std::ranges::copy(left_out_notices(*book, *event, schedule->plan, request.fairness_tolerance),
                    std::back_inserter(reply.notices));
  std::ranges::copy(ending_notices(work, clock_decided), std::back_inserter(reply.notices));
  return reply;
}

template AnyOperation erase<ScheduleMeetings>();

}  // namespace zubia::operations
