#include "engine/statistics/answer_scale.hpp"

#include <fmt/format.h>

#include "engine/base/absence.hpp"

namespace zubia {

Result<void> check_answer_scale(const std::vector<std::vector<double>>& answers, const std::vector<std::string>& items,
                                const AnswerScale& scale) {
  if (!(scale.lowest < scale.highest))
    return refuse({"invalid-options", "A scale goes from a lower to a higher answer.", {}, {}});
  for (std::size_t r = 0; r < answers.size(); ++r) {
    if (answers[r].size() != items.size())
      return refuse({"uneven-rows",
                     fmt::format("Respondent {} has {} items of {}.", r + 1, answers[r].size(), items.size()),
                     {},
                     "Give one number for each item, and none as NaN."});
    for (std::size_t i = 0; i < items.size(); ++i) {
      const double answer = answers[r][i];
      if (is_defined(answer) && !(answer >= scale.lowest && answer <= scale.highest))
        return refuse({"out-of-scale",
                       fmt::format("Respondent {} answered {:g} to {}, and the scale goes from {:g} to {:g}.", r + 1,
                                   answer, items[i], scale.lowest, scale.highest),
                       {.column = items[i]},
                       "Correct the answer; if it stands for no answer, leave it empty."});
    }
  }
  return {};
}

std::vector<std::vector<double>> with_items_turned(std::vector<std::vector<double>> answers,
                                                   const std::vector<std::size_t>& items, const AnswerScale& scale) {
  for (auto& row : answers)
    for (const std::size_t item : items) row[item] = scale.lowest + scale.highest - row[item];
  return answers;
}

}  // namespace zubia
