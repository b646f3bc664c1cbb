#pragma once

#include <string>

#include "operations/accounts/people.hpp"

namespace zubia::operations {

/// The account that changed something, as the asker may see it; empty where it came from the terminal.
inline std::string who_changed(const People& people, const std::string& account) {
  if (account.empty()) return {};
  Decision change;
  change.account = account;
  return people.who_decided(change);
}

}  // namespace zubia::operations
