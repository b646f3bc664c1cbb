#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/base/absence.hpp"

namespace zubia {

/// How many organisations of the register each respondent stands for, and what that costs.
struct ResponseWeights {
  std::vector<double> weights = {};  ///< of each respondent; together the register
  std::size_t rounds = 0;            ///< of raking; 0 for post-stratification
  double largest_difference = 0;     ///< from a count of the register that is left, as a share of the register
  /// Kish's design effect n Σ w² / (Σ w)²: by how much the weights inflate the variance of a mean. 1: not at all.
  double design_effect = undefined;
  double effective_respondents = undefined;  ///< (Σ w)² / Σ w²: as many equally weighted ones would tell as much
  double largest_ratio = undefined;          ///< the largest weight over the mean one
  /// `extreme-weights` (one stands for more than five times the mean), `more-respondents-than-register` (a weight below
  /// 1: somebody answered who is not in the register, or the register is old).
  std::vector<std::string> warnings = {};
};

/// Fills in what follows from the weights themselves.
void judge_weights(ResponseWeights& found);

/// Σ w x / Σ w over those who answered; NaN is no answer. NaN where nobody did, or all who did have weight 0.
double weighted_mean(std::span<const double> answers, std::span<const double> weights);

}  // namespace zubia
