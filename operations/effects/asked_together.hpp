#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/effects/study_summary.hpp"

namespace zubia::operations {

/// A question, or a family of barriers.
struct Asked {
  effects::Block block = effects::Block::importance;
  std::string item = {};
  std::string family = {};
  std::optional<std::size_t> question = {};  ///< its place among `effects::study_questions`; none: a family
  std::vector<double> answers = {};          ///< of each member
};

/// Questions that are tested together: looking at many of them is allowed for within such a set.
using AskedTogether = std::vector<Asked>;

/// The families of barriers, by importance or effect.
AskedTogether families_of(effects::Block block, const effects::CooperationStudy& study);

AskedTogether questions_of(effects::Block block, const effects::CooperationStudy& study);

}  // namespace zubia::operations
