#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace zubia {

/// A code that names one thing of one kind. Labels of different kinds do not convert into each other, so a territory
/// can never be passed where an activity is due. Codes are text, never numbers: leading zeros count.
template <class Kind>
struct Label {
  std::string code;

  Label() = default;
  explicit Label(std::string text) : code(std::move(text)) {}

  friend auto operator<=>(const Label&, const Label&) = default;
};

/// A place with statistics: a NUTS code, or a code of the user's own for a territory built from parts.
using Territory = Label<struct TerritoryKind>;

/// What is done there: an industry, product, technology or field, by its code.
using Activity = Label<struct ActivityKind>;

/// When: an ISO 8601 year, half, quarter, month or week as Eurostat writes it (`2018`, `2018-Q4`). Sorts by time within
/// one frequency.
using Period = Label<struct PeriodKind>;

}  // namespace zubia

template <class Kind>
struct std::hash<zubia::Label<Kind>> {
  std::size_t operator()(const zubia::Label<Kind>& label) const noexcept {
    return std::hash<std::string>{}(label.code);
  }
};
