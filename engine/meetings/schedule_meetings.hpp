#pragma once

#include <cstdint>
#include <string>

#include "engine/base/parallel.hpp"
#include "engine/base/progress.hpp"
#include "engine/base/result.hpp"
#include "engine/base/seed.hpp"
#include "engine/meetings/plan.hpp"

namespace zubia::meetings {

/// How hard to look, and for what.
struct SchedulingOptions {
  std::int64_t steps = 3'000'000;  ///< moves that the searches may try, all together; the wall clock never decides
  Seed seed = {};
  Parallelism parallelism = {};
  /// How much of the value fairness may give up to raise the worst-served participant, as a share of it; 0: nothing.
  double fairness_tolerance = 0.0;
  /// The search for value ends when the gap is at most this share of the bound, and leaves its steps to comfort.
  double gap_enough = 0.0;
};

/// Which proof the bound comes from.
enum class BoundProof {
  nothing,            ///< no bound was proven
  selection,          ///< what could be seated if slots and venues were interchangeable: a linear programme
  integer_selection,  ///< the same in whole meetings: branch and bound
  price_bound,        ///< the same, by prices on participants, tables and interpreters (Lagrange)
  participants,       ///< sum over the participants of the best each could have alone
  slot_relaxation,    ///< shares of every slot for each pair: a linear programme
  slot_indexed,       ///< every rule in every slot and venue, of the whole event: branch and cut
  exhausted           ///< every better plan was refuted, by clauses
};

/// Why the search ended.
enum class Ending {
  proven,    ///< the plan is optimal: its value is the bound
  steps,     ///< the budget of steps was spent
  cancelled  ///< somebody asked to stop; the plan is the best so far
};

/// A plan with its proof.
struct Schedule {
  Plan plan = {};
  Figures figures = {};
  std::int64_t bound = 0;  ///< no plan has more value; where all meetings are seated: none has fewer breaks
  BoundProof proof = BoundProof::nothing;
  Ending ending = Ending::steps;
  std::int64_t steps = 0;  ///< spent

  bool is_optimal() const { return ending == Ending::proven; }
};

/// (bound − value) / bound, 0 where both are 0; where all meetings are seated, the breaks above the bound.
double gap_of(const Event& event, const Schedule& schedule);

/// Seats as much as the rules allow, and tells a bound that no plan can exceed (`Aim::most_value`); or seats all pairs
/// with the fewest breaks (`Aim::all_meetings_fewest_breaks`). Fairness and then comfort follow without lowering what
/// came before, but for the tolerance. The same event, options and seed give the same plan on any number of threads.
///
/// `progress` hears the value and the gap as they improve. When it is cancelled, the best plan so far is returned.
///
/// Refused with `no-plan` where it is proven that no plan keeps all rules, and `no-plan-found` where what must be
/// seated could not be, but might with more steps.
Result<Schedule> schedule_meetings(const Event& event, const SchedulingOptions& options = {},
                                   const Progress& progress = {});

}  // namespace zubia::meetings
