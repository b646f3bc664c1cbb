#pragma once

#include <functional>
#include <optional>

#include "engine/questionnaires/evaluate_response.hpp"

/// A part of evaluate_response. Not for others.
namespace zubia::questionnaires {

/// What is wrong with a given answer in itself; the place is left empty. `is_offered` says whether the choice filter
/// lets a choice be taken.
std::optional<Failure> answer_failure(const Node& node, const Answer& answer,
                                      const std::function<bool(const Choice&)>& is_offered);

/// Whether a mail server could have this address, a browser this link, a telephone this number.
bool is_email(std::string_view text);
bool is_url(std::string_view text);
bool is_telephone(std::string_view text);

}  // namespace zubia::questionnaires
