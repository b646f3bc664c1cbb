#pragma once

#include <functional>
#include <string>

#include "engine/questionnaires/instrument.hpp"

namespace zubia::questionnaires {

/// One text of a form, where it stands and whether it has to be there.
struct TextPlace {
  const Texts* texts = nullptr;
  std::string member = {};
  std::string name = {};
  bool is_due = false;
};

/// Calls `visit` for every text of the form, in its order.
void for_each_text(const InstrumentDraft& draft, const std::function<void(const TextPlace&)>& visit);

}  // namespace zubia::questionnaires
