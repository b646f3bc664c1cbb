#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia {

/// The steps of a scale, such as 1 to 5.
struct AnswerScale {
  double lowest = 1;
  double highest = 5;
};

/// Refuses answers that are not on the scale, rather than guess what they mean: `out-of-scale`, with the item, the
/// respondent and the answer, since a 0, a 9 or a 99 is often a code for "don't know" that was taken for an answer.
/// `answers` holds one vector for each respondent; NaN is no answer. Refused too: a scale without two steps
/// (`invalid-options`), other numbers of items than names (`uneven-rows`).
Result<void> check_answer_scale(const std::vector<std::vector<double>>& answers, const std::vector<std::string>& items,
                                const AnswerScale& scale);

/// The answers of items asked the other way round, turned: lowest + highest − answer. `items` are places.
std::vector<std::vector<double>> with_items_turned(std::vector<std::vector<double>> answers,
                                                   const std::vector<std::size_t>& items, const AnswerScale& scale);

}  // namespace zubia
