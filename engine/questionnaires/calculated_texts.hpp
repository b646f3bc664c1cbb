#pragma once

#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"

namespace zubia::questionnaires {

/// For each node of the instrument, whether it is a calculated value that some answers turn into a text. One whose
/// texts are all empty (`if(${staff} > 0, ${turnover} div ${staff}, '')`) gives a number or nothing.
std::vector<bool> calculated_texts(const Instrument& instrument);

}  // namespace zubia::questionnaires
