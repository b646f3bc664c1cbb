#pragma once

#include <rapidcheck.h>

#include <cstddef>
#include <vector>

namespace zubia {

/// Answers on few steps, so that most tie.
inline std::vector<double> generated_answers(std::size_t count, int steps) {
  std::vector<double> answers;
  for (std::size_t i = 0; i < count; ++i) answers.push_back(*rc::gen::inRange(1, steps + 1));
  return answers;
}

inline std::size_t generated_size(std::size_t lowest, std::size_t highest) {
  return *rc::gen::inRange<std::size_t>(lowest, highest + 1);
}

}  // namespace zubia
