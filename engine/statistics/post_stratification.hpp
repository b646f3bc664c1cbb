#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/statistics/response_weights.hpp"

namespace zubia {

/// A division of the register, such as by size: how many organisations each category has.
struct RegisterMargin {
  std::string name = {};
  std::vector<std::string> categories = {};
  std::vector<double> counts =
      {};  ///< organisations of the register, category by category; whole or not, never below 0
};

/// Weights that make the respondents of each cell stand for all organisations of that cell:
///
///     w_i = N_c / n_c
///
/// for a respondent of cell c, of which the register has N_c organisations and n_c answered. Right where, within a
/// cell, those who answered are like those who did not. `category_of` has the category of each respondent, by its
/// place.
///
/// Refused: no respondents (`no-respondents`), a margin whose names and counts do not go together or are below 0
/// (`invalid-margin`), a respondent without a category of the register (`unknown-category`) or of one that the register
/// has nobody of (`category-not-in-register`), a cell of the register from which nobody answered (`empty-category`).
Result<ResponseWeights> post_stratify(const RegisterMargin& cells, const std::vector<std::size_t>& category_of);

/// Refuses what no weights can be made for; see `post_stratify`. No problem is an empty code.
Problem margin_problem(const RegisterMargin& margin, const std::vector<std::size_t>& category_of);

}  // namespace zubia
