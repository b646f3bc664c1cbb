#pragma once

#include <cstdint>
#include <vector>

namespace zubia {

/// How likely each sum is when some of the items are drawn without replacement, all subsets alike: slot s holds the
/// probability of the sum s. The shift algorithm (Streitberg & Röhmel 1986), item after item, with probabilities in
/// place of counts so that nothing overflows; all terms are positive, so nothing cancels either.
std::vector<double> drawn_sum_probabilities(const std::vector<std::uint64_t>& items, std::uint64_t drawn);

/// How many steps that takes.
double drawn_sum_steps(const std::vector<std::uint64_t>& items, std::uint64_t drawn);

/// The same where each item is in or out by the toss of a coin: the sums of signed ranks.
std::vector<double> tossed_sum_probabilities(const std::vector<std::uint64_t>& items);

/// How many steps that takes.
double tossed_sum_steps(const std::vector<std::uint64_t>& items);

}  // namespace zubia
