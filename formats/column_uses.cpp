#include "formats/column_uses.hpp"

#include <algorithm>

namespace zubia::formats {

std::vector<ColumnUse> column_uses(std::span<const std::string> header, std::span<const ColumnPlace> places,
                                   std::string_view others) {
  std::vector<ColumnUse> uses;
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (header[column].empty()) continue;
    const auto place = std::ranges::find(places, std::optional(column), &ColumnPlace::second);
    uses.push_back({header[column], std::string(place == places.end() ? others : place->first)});
  }
  return uses;
}

}  // namespace zubia::formats
