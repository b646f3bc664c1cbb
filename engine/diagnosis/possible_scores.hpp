#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"

namespace zubia::diagnosis {

/// Which whole points the scores of a dimension can be, ascending: those of every way to answer its items, leave some
/// out, and not be asked others. Answers that exclude each other are taken for possible together. None where an item is
/// a number without steps, or where sums are too many to list: then every whole number from 0 to 100 has to be taken
/// for possible.
std::optional<std::vector<double>> possible_scores(const questionnaires::Instrument& instrument,
                                                   const std::string& dimension);

}  // namespace zubia::diagnosis
