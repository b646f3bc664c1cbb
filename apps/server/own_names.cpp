#include "apps/server/own_names.hpp"

#include <ifaddrs.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <cctype>
#include <utility>

#include "apps/server/proxies.hpp"

namespace zubia::server {

namespace {

std::string as_host(const boost::asio::ip::address& address) {
  return address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
}

/// The addresses of the network interfaces.
std::vector<std::string> interface_addresses() {
  std::vector<std::string> list;
  ifaddrs* all = nullptr;
  if (::getifaddrs(&all) != 0) return list;
  for (const ifaddrs* one = all; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr) continue;
    const int family = one->ifa_addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    std::array<char, NI_MAXHOST> text{};
    const socklen_t size = family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
    if (::getnameinfo(one->ifa_addr, size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0) continue;
    // Addresses of one link carry its name, which no browser sends.
    const std::string address(text.data());
    boost::system::error_code error;
    const auto parsed = boost::asio::ip::make_address(address.substr(0, address.find('%')), error);
    if (!error) list.push_back(as_host(parsed));
  }
  ::freeifaddrs(all);
  return list;
}

}  // namespace

std::vector<std::string> names_of_this_machine(const std::string& address) {
  std::vector<std::string> names{"localhost", "127.0.0.1", "[::1]"};
  boost::system::error_code error;
  const auto parsed = boost::asio::ip::make_address(address, error);
  names.push_back(error ? address : as_host(parsed));
  if (is_loopback(address)) return names;
  std::array<char, 256> own{};
  if (::gethostname(own.data(), own.size() - 1) == 0) {
    std::string name(own.data());
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (!name.empty()) names.push_back(name);
  }
  for (std::string& one : interface_addresses()) names.push_back(std::move(one));
  return names;
}

}  // namespace zubia::server
