#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zubia::http {

/// The members of a list with commas (RFC 9110 §5.6.1), without blanks around them; empty ones count for nothing.
std::vector<std::string_view> list_items(std::string_view value);

/// One wish of `Accept-Language` or `Accept-Encoding`, in lower case.
struct Weighted {
  std::string value;
  int thousandths;  ///< 1000 where no weight is given; 0 where it is refused, or the weight cannot be read
};

/// The wishes in their order (RFC 9110 §12.4.2); one that cannot be read is left out.
std::vector<Weighted> weighted_items(std::string_view value);

}  // namespace zubia::http
