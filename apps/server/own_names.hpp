#pragma once

#include <string>
#include <vector>

namespace zubia::server {

/// Whether only this machine reaches the address.
bool is_loopback(const std::string& address);

/// The names and addresses under which a server that listens on `address` is reached, as `Host` has them. Others than
/// those of loopback are known where it listens beyond it.
std::vector<std::string> names_of_this_machine(const std::string& address);

}  // namespace zubia::server
