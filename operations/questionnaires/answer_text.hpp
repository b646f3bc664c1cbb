#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"
#include "engine/questionnaires/evaluate_response.hpp"

namespace zubia::operations {

/// `given`, `missing`, `dont_know`, `not_applicable` or `not_relevant`.
std::string_view state_name(questionnaires::CellState state);

/// The answer as it stands in a file: a number, a text, or the codes that were chosen.
std::string value_text(const questionnaires::Answer& answer);

/// What the chosen codes mean, in `language` or the first of `languages`; empty where nothing is chosen from a list.
std::string value_label(const questionnaires::Node& node, const questionnaires::Answer& answer,
                        const std::string& language, const std::vector<std::string>& languages);

/// Which repeat of each repeated group around it, from 1: `2.1`; empty outside of them.
std::string repeat_text(const std::vector<int>& repeats);

}  // namespace zubia::operations
