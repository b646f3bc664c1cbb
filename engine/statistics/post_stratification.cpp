#include "engine/statistics/post_stratification.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace zubia {
namespace {

std::vector<std::size_t> respondents_by_category(std::size_t categories, const std::vector<std::size_t>& category_of) {
  std::vector<std::size_t> respondents(categories, 0);
  for (const std::size_t category : category_of) ++respondents[category];
  return respondents;
}

}  // namespace

Problem margin_problem(const RegisterMargin& margin, const std::vector<std::size_t>& category_of) {
  if (category_of.empty())
    return {"no-respondents", "There are no respondents to weigh.", {}, "Choose answers that somebody gave."};
  const bool is_count =
      std::ranges::all_of(margin.counts, [](double count) { return std::isfinite(count) && count >= 0; });
  if (margin.categories.empty() || margin.categories.size() != margin.counts.size() || !is_count)
    return {"invalid-margin",
            fmt::format("The margin {} does not have one count of 0 or more for each category.", margin.name),
            {},
            "Give how many organisations of the register each category has."};
  for (std::size_t i = 0; i < category_of.size(); ++i)
    if (category_of[i] >= margin.categories.size())
      return {"unknown-category",
              fmt::format("Respondent {} has no category of {} in the register.", i + 1, margin.name),
              {},
              "Complete the respondent, or leave the margin out."};
  const auto respondents = respondents_by_category(margin.categories.size(), category_of);
  for (std::size_t c = 0; c < respondents.size(); ++c) {
    if (respondents[c] > 0 && margin.counts[c] == 0)
      return {"category-not-in-register",
              fmt::format("Of {} ({}), {} answered, and the register has nobody.", margin.categories[c], margin.name,
                          respondents[c]),
              {},
              "Correct the register or the category of the respondents."};
    if (respondents[c] == 0 && margin.counts[c] > 0)
      return {"empty-category",
              fmt::format("Of {} ({}), the register has {:g}, and nobody answered.", margin.categories[c], margin.name,
                          margin.counts[c]),
              {},
              "Join it with another category, or say that the answers do not speak for it and leave it out."};
  }
  return {};
}

Result<ResponseWeights> post_stratify(const RegisterMargin& cells, const std::vector<std::size_t>& category_of) {
  if (auto problem = margin_problem(cells, category_of); !problem.code.empty()) return refuse(std::move(problem));
  const auto respondents = respondents_by_category(cells.categories.size(), category_of);
  ResponseWeights found;
  for (const std::size_t category : category_of)
    found.weights.push_back(cells.counts[category] / static_cast<double>(respondents[category]));
  judge_weights(found);
  return found;
}

}  // namespace zubia
