#pragma once

#include <string>
#include <vector>

namespace zubia::server {

/// The names and addresses under which a server that listens on `address` is reached, as `Host` has them. Others than
/// those of loopback are known where it listens beyond it.
std::vector<std::string> names_of_this_machine(const std::string& address);

}  // namespace zubia::server
