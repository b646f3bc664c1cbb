#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia {

/// A NUTS code, taken apart. The statistical country codes are those of ISO 3166-1 but for Greece (`EL`) and the United
/// Kingdom (`UK`).
struct NutsCode {
  std::string country;       ///< `ES`
  int level = 0;             ///< 0 the country, 1–3 its regions: the length of the code less 2
  bool extra_regio = false;  ///< `ESZ`, `ESZZ`, `ESZZZ`: outside the country's territory

  friend bool operator==(const NutsCode&, const NutsCode&) = default;
};

/// Takes a NUTS code of any version apart by its form alone: two letters of a country that takes part in European
/// regional statistics, then up to three of 1–9, 0, A–Z. Nothing where the text has not that form.
std::optional<NutsCode> parse_nuts_code(std::string_view text);

/// The same for what a user typed: refused as `not-a-nuts-code` with what is wrong, and the `known` codes most like it.
Result<NutsCode> check_nuts_code(std::string_view text, const std::vector<std::string>& known = {});

/// Whether `EU27_2020`, `EA19`, `EFTA` or the like: countries added up.
bool is_country_aggregate(std::string_view text);

}  // namespace zubia
