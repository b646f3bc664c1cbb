#include "apps/server/http/field_values.hpp"

#include <algorithm>
#include <boost/beast/http/rfc7230.hpp>

namespace zubia::http {

namespace {

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& letter : result)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return result;
}

/// `0`, `1`, and up to three digits behind a point.
int thousandths_of(std::string_view weight) {
  if (weight.empty() || weight.size() > 5 || (weight[0] != '0' && weight[0] != '1')) return 0;
  if (weight.size() > 1 && weight[1] != '.') return 0;
  int total = (weight[0] - '0') * 1000;
  int place = 100;
  for (const char digit : weight.substr(std::min<std::size_t>(2, weight.size()))) {
    if (digit < '0' || digit > '9') return 0;
    total += (digit - '0') * place;
    place /= 10;
  }
  return std::min(total, 1000);
}

}  // namespace

std::vector<std::string_view> list_items(std::string_view value) {
  std::vector<std::string_view> items;
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    std::string_view item = value.substr(0, comma);
    value.remove_prefix(std::min(comma + 1, value.size()));
    item.remove_prefix(std::min(item.find_first_not_of(" \t"), item.size()));
    item = item.substr(0, item.find_last_not_of(" \t") + 1);
    if (!item.empty()) items.push_back(item);
  }
  return items;
}

std::vector<Weighted> weighted_items(std::string_view value) {
  std::vector<Weighted> items;
  // One by one: read as a whole list, an item without parameters is given those of the item before.
  for (const std::string_view one : list_items(value))
    for (const auto& [item, parameters] : boost::beast::http::ext_list{one}) {
      Weighted wish{lowered(item), 1000};
      for (const auto& [name, weight] : parameters)
        wish.thousandths = lowered(name) == "q" ? thousandths_of(weight) : 0;
      items.push_back(std::move(wish));
    }
  return items;
}

}  // namespace zubia::http
