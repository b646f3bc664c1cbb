#pragma once

#include <string>

#include "programme/account.hpp"

namespace zubia {

/// An account that speaks for an organisation: whoever signs in with it keeps the organisation's own profile.
struct Representative {
  std::string account;
  std::string organisation;
  Instant since = 0;

  friend bool operator==(const Representative&, const Representative&) = default;
};

}  // namespace zubia
