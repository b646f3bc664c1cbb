#pragma once

#include <cstdint>

#include "engine/base/progress.hpp"
#include "engine/meetings/event.hpp"

namespace zubia::meetings {

/// A bound on the value of any plan, by prices (Lagrange). With prices λ on a participant's slots, τ on a participant's
/// total, μ on the tables of a venue in a slot and ν on the interpreters in a slot, all ≥ 0, no plan has more than
///
///     Σ λ_pt present_pt + Σ τ_p max_p + Σ μ_vt tables_vt + Σ ν_lt available_lt
///       + Σ_(i,j) max(0, w_ij − τ_i − τ_j − min_t,v (λ_it + λ_jt + μ_vt + ν_lt)).
///
/// The prices are moved against what the pairs would take at them, in steps towards `value`, that of a plan found.
/// Every price gives a bound, so that stopping early costs only its quality. Shortfalls and quotas are left out, which
/// can only raise it. Needs no linear programme, and so has room for the largest events.
std::int64_t price_bound(const Event& event, std::int64_t value, int rounds, const Progress& progress);

}  // namespace zubia::meetings
