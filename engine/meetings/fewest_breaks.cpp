#include "engine/meetings/fewest_breaks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "engine/meetings/break_bound.hpp"
#include "engine/meetings/break_clauses.hpp"
#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/comfort.hpp"

namespace zubia::meetings {
namespace {

/// The search for one least number of breaks that all participants have.
class BreakSearch {
 public:
  BreakSearch(const Event& event, int breaks_min, std::int64_t steps, Seed seed, const Progress& progress)
      : event_(event),
        clauses_(event, breaks_min),
        breaks_min_(breaks_min),
        steps_(steps),
        steps_left_(steps),
        seed_(seed),
        progress_(progress) {
    for (const auto& counter : clauses_.breaks())
      if (!counter.empty()) allow(counter, 0);
  }

  /// Looks for a plan with fewer than `to_beat` breaks until there is none, or the steps are spent.
  void run(std::int64_t to_beat) {
    to_beat_ = to_beat;
    const Verdict first = attempt({}, steps_left_ / steps_per_conflict);
    refuted_ = first == Verdict::refuted;
    if (first != Verdict::satisfiable) return;
    anneal();
    std::int64_t bound = breaks_at_least(event_);
    if (bound == 0 && breaks_min_ == 0 && !is_done() && ask_for_none() == Verdict::refuted) bound = 1;
    // What one participant has to have whatever the others do, the bound of a single day has seen already, but for what
    // is soon told.
    if (fewest_ > bound)
      for (const Literal literal : assumptions()) raise_alone(literal, event_.day_count() > 1 ? 500 : 50);
    if (!is_done()) keep_together(bound);
    while (!is_done() && step()) {
    }
  }

  bool is_refuted() const { return refuted_; }
  bool is_done() const { return refuted_ || least_ >= std::min(to_beat_, fewest_); }
  const std::optional<Plan>& plan() const { return plan_; }
  std::int64_t fewest() const { return fewest_; }
  std::int64_t least() const { return least_; }
  std::int64_t steps_left() const { return steps_left_; }

 private:
  static constexpr std::int64_t chunk = 10'000;         // conflicts between two looks at whether to go on
  static constexpr std::int64_t first_try = 4 * chunk;  // then twice as many, and so on
  // What takes as long: a step, so many exchanges, and so many steps a conflict.
  static constexpr std::int64_t exchanges_per_step = 60;
  static constexpr std::int64_t steps_per_conflict = 3;
  // All steps would last for so many of the first annealing, which only makes the first plan a decent one, and of the
  // others.
  static constexpr std::int64_t first_annealings_of_all = 192;
  static constexpr std::int64_t annealings_of_all = 24;

  /// Counts that are kept down by assuming that an output of a counter fails.
  struct Kept {
    std::vector<Literal> counter;
    std::size_t allowed;
  };

  void allow(std::vector<Literal> counter, std::size_t allowed) {
    if (allowed >= counter.size()) return;
    const Literal assumed = -counter[allowed];
    kept_[assumed] = {std::move(counter), allowed};
  }

  std::vector<Literal> assumptions() const {
    std::vector<Literal> all;
    for (const auto& [literal, kept] : kept_) all.push_back(literal);
    return all;
  }

  Verdict attempt(const std::vector<Literal>& assumed, std::int64_t conflicts_max) {
    return attempt(clauses_, assumed, conflicts_max);
  }

  Verdict attempt(BreakClauses& clauses, const std::vector<Literal>& assumed, std::int64_t conflicts_max) {
    Verdict verdict = Verdict::undecided;
    for (std::int64_t spent = 0; spent < conflicts_max && steps_left_ > 0 && !progress_.cancelled(); spent += chunk) {
      const std::int64_t now = std::min({chunk, conflicts_max - spent, 1 + steps_left_ / steps_per_conflict});
      const ClauseSolver::Answer answer = clauses.solver().solve(assumed, now);
      verdict = answer.verdict;
      steps_left_ -= steps_per_conflict * std::max<std::int64_t>(1, answer.conflicts);
      if (verdict != Verdict::undecided) break;
    }
    if (verdict == Verdict::satisfiable) keep(clauses.plan());
    return verdict;
  }

  /// From the best plan so far, by moving meetings: soon far better than the first plan, and proves nothing. That
  /// nobody has more breaks than the difference allows is enough for it. Gaps have a price, because a short one is
  /// sooner closed. The prices and the cooling were chosen on published events of one day.
  void anneal() {
    if (steps_left_ <= 0 || progress_.cancelled()) return;
    const int difference = event_.rules().breaks_difference_max;
    const ComfortPrices prices{.gap = 4,
                               .one_break = 10,
                               .change_of_venue = 0,
                               .breaks_max = difference == no_limit ? no_limit : breaks_min_ + difference,
                               .break_above_max = 40};
    PlanState state(event_, *plan_);
    const std::int64_t spent =
        comfort(state, Seed{RandomStream(seed_, ++annealings_)()}, exchanges_per_step * (steps_ / annealings_of_all_),
                progress_, prices, {.hot = 12.0, .cold = 3.0, .frozen = 0.7, .is_one_round = true});
    steps_left_ -= spent / exchanges_per_step;
    annealings_of_all_ = annealings_of_all;
    Plan plan = state.plan();
    if (check_plan(event_, plan).keeps_all_rules()) keep(std::move(plan));
  }

  void keep(Plan plan) {
    const int breaks = check_plan(event_, plan).figures.breaks;
    if (plan_ && breaks >= fewest_) return;
    plan_ = std::move(plan);
    fewest_ = breaks;
    tell();
  }

  void tell() const {
    const std::string found = fewest_ == INT64_MAX ? "no plan yet" : "breaks " + std::to_string(fewest_);
    progress_.report(found + ", at least " + std::to_string(least_),
                     fewest_ == 0 ? 1.0 : static_cast<double>(least_) / static_cast<double>(fewest_));
  }

  /// Whether nobody has a break, by a solver that is told so for good and knows of nothing else: rows alone are far
  /// sooner found, or refuted, than rows that are assumed.
  Verdict ask_for_none() {
    BreakClauses rows(event_, 0);
    for (const auto& counter : rows.breaks())
      if (!counter.empty()) rows.solver().add({-counter.front()});
    return attempt(rows, {}, first_try);
  }

  /// One participant, or one counter, alone: how much must it be allowed, whatever the others do?
  void raise_alone(Literal literal, std::int64_t conflicts_max) {
    while (!is_done() && attempt({literal}, conflicts_max) == Verdict::refuted) {
      ++least_;
      tell();
      const Kept kept = kept_[literal];
      kept_.erase(literal);
      clauses_.solver().add({-literal});
      if (kept.allowed + 1 >= kept.counter.size()) return;
      allow(kept.counter, kept.allowed + 1);
      literal = -kept.counter[kept.allowed + 1];
    }
  }

  /// Where a bound on all breaks says more than all participants alone, begins with it: one counter of what all have
  /// above what they are allowed, kept down to the difference.
  void keep_together(std::int64_t bound) {
    if (plan_ && bound > fewest_) throw std::logic_error("a plan has fewer breaks than the bound that was proven");
    if (bound <= least_) return;
    const auto allowed = static_cast<std::size_t>(bound - least_);
    const std::int64_t most = std::min(to_beat_, fewest_) - least_;
    least_ = bound;
    tell();
    if (is_done()) return;
    std::vector<Literal> above;
    for (const auto& [literal, kept] : kept_)
      above.insert(above.end(), kept.counter.begin() + static_cast<std::ptrdiff_t>(kept.allowed), kept.counter.end());
    kept_.clear();
    allow(clauses_.solver().counter(above, static_cast<int>(most), ClauseSolver::Direction::upper), allowed);
  }

  /// Asks for longer and longer, and moves meetings between two times: where clauses are slow, that may find a plan.
  /// Undecided where that ended the search, or the steps.
  Verdict decide(const std::vector<Literal>& assumed) {
    for (std::int64_t conflicts = first_try; steps_left_ > 0 && !progress_.cancelled(); conflicts *= 2) {
      const Verdict verdict = attempt(assumed, conflicts);
      if (verdict != Verdict::undecided) return verdict;
      if (fewest_ <= to_beat_) anneal();
      if (is_done()) break;
    }
    return Verdict::undecided;
  }

  /// Asks whether all can keep to what they are allowed; if not, allows one more to those of the refutation together.
  bool step() {
    if (least_ + 1 == std::min(to_beat_, fewest_)) {
      settle();
      return false;
    }
    const auto assumed = assumptions();
    const Verdict verdict = decide(assumed);
    if (verdict == Verdict::satisfiable) return !is_done();
    if (verdict == Verdict::undecided) return false;
    auto core = clauses_.solver().refuting(assumed);
    if (core.empty()) {
      least_ = std::min(to_beat_, fewest_);
      return false;
    }
    core = smaller(std::move(core));
    relax(core);
    return true;
  }

  /// Where either answer is the last one, what was assumed may as well be said for good: the solver simplifies by it.
  void settle() {
    for (const Literal literal : assumptions()) clauses_.solver().add({literal});
    if (decide({}) == Verdict::refuted) least_ = std::min(to_beat_, fewest_);
  }

  std::vector<Literal> smaller(std::vector<Literal> core) {
    for (std::size_t at = 0; at < core.size() && core.size() > 1;) {
      auto without = core;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
      if (attempt(without, 300) == Verdict::refuted)
        core = clauses_.solver().refuting(without);
      else
        ++at;
      if (is_done() || core.empty()) break;
    }
    return core;
  }

  void relax(const std::vector<Literal>& core) {
    ++least_;
    tell();
    std::vector<Literal> broken;
    for (const Literal literal : core) {
      const Kept kept = kept_[literal];
      kept_.erase(literal);
      broken.push_back(-literal);
      if (kept.allowed + 1 < kept.counter.size()) allow(kept.counter, kept.allowed + 1);
    }
    clauses_.solver().add(broken);
    if (core.size() == 1) return;
    allow(clauses_.solver().counter(broken, static_cast<int>(broken.size()), ClauseSolver::Direction::upper), 1);
  }

  const Event& event_;
  BreakClauses clauses_;
  int breaks_min_;
  std::int64_t steps_;
  std::int64_t steps_left_;
  Seed seed_;
  std::uint64_t annealings_ = 0;
  std::int64_t annealings_of_all_ = first_annealings_of_all;  // that all steps would last for, of the next one's length
  const Progress& progress_;
  std::map<Literal, Kept> kept_;
  std::optional<Plan> plan_;
  std::int64_t fewest_ = INT64_MAX;
  std::int64_t least_ = 0;
  std::int64_t to_beat_ = INT64_MAX;
  bool refuted_ = false;
};

/// No participant can have a break where the meetings are too few for one.
bool somebody_has_none(const Event& event) {
  for (int participant = 0; participant < event.participant_count(); ++participant)
    if (event.pairs_of(participant).size() < 2) return true;
  return false;
}

bool share_is_kept(const Event& event) {
  const auto crossing = std::ranges::count_if(event.pairs(), [](const Pair& pair) { return pair.is_cross_border; });
  return std::int64_t{event.share_whole()} * crossing >= std::int64_t{event.share_part()} * event.pair_count();
}

Problem no_plan() {
  return {"no-plan",
          "No plan seats all meetings and keeps the rules: every way was refuted.",
          {},
          "Seat fewer meetings, or allow more slots, tables or breaks."};
}

}  // namespace

Result<Schedule> fewest_breaks(const Event& event, const SchedulingOptions& options, const Progress& progress) {
  if (!share_is_kept(event)) return refuse(no_plan());
  Schedule best;
  std::int64_t fewest = INT64_MAX;
  std::int64_t least = INT64_MAX;
  std::int64_t steps = options.steps;
  bool is_whole = true;
  // With a limit on the difference, all have 0 … d breaks, or 1 … d + 1, and so on; the last ones need many breaks.
  const bool is_limited = event.rules().breaks_difference_max != no_limit && !somebody_has_none(event);
  const int floors = is_limited ? event.slot_count() / 2 : 0;
  for (int floor = 0; floor <= floors; ++floor) {
    if (std::int64_t{floor} * event.participant_count() >= fewest) break;
    BreakSearch search(event, floor, steps, options.seed, progress);
    search.run(fewest);
    steps = search.steps_left();
    if (search.plan() && search.fewest() < fewest) {
      fewest = search.fewest();
      best.plan = *search.plan();
    }
    if (!search.is_refuted())
      least = std::min(least, std::max(search.least(), std::int64_t{floor} * event.participant_count()));
    is_whole = is_whole && search.is_done();
    if (!is_whole) break;
  }
  best.steps = options.steps - steps;
  if (fewest == INT64_MAX) {
    if (is_whole) return refuse(no_plan());
    return refuse({"no-plan-found",
                   "No plan that seats all meetings was found in the steps allowed.",
                   {},
                   "Allow more steps, or seat fewer meetings."});
  }
  best.figures = check_plan(event, best.plan).figures;
  best.bound = std::min(least, fewest);
  best.proof = BoundProof::exhausted;
  best.ending = is_whole ? Ending::proven : progress.cancelled() ? Ending::cancelled : Ending::steps;
  return best;
}

}  // namespace zubia::meetings
