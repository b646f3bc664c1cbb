#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zubia::text {

/// The country that a code of ISO 3166-1 (`ES`, `esp`), a statistical code (`EL`, `UK`) or a name in English, Spanish,
/// French or Basque means, as two capitals of ISO 3166-1. Nothing where it means none.
std::optional<std::string> country_code_of(std::string_view text);

}  // namespace zubia::text
