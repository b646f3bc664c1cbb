#include "apps/server/proxies.hpp"

#include <boost/asio/ip/address.hpp>
#include <optional>

#include "apps/server/http/field_values.hpp"

namespace zubia::server {

namespace {

/// One text per address: a v4 address that came through a v6 socket is the v4 address.
std::optional<boost::asio::ip::address> address_of(std::string_view text) {
  boost::system::error_code error;
  auto address = boost::asio::ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    address = boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, address.to_v6());
  return address;
}

std::string plain(const std::string& text) {
  const auto address = address_of(text);
  return address ? address->to_string() : text;
}

/// The claims of all headers of a name, in order.
std::vector<std::string> claims(const http::Request& request, std::string_view name) {
  std::vector<std::string> list;
  for (const http::Header& header : request.headers) {
    if (header.name != name) continue;
    for (const std::string_view claim : http::list_items(header.value)) list.emplace_back(claim);
  }
  return list;
}

}  // namespace

Result<Proxies> Proxies::of(const std::vector<std::string>& addresses) {
  Proxies proxies;
  for (const std::string& text : addresses) {
    const auto address = address_of(text);
    if (!address)
      return refuse({"invalid-value",
                     "\"" + text + "\" is not the address of a proxy.",
                     {.field = "proxy"},
                     "Write addresses such as 10.0.0.1 or ::1, with commas between them."});
    proxies.addresses_.insert(address->to_string());
  }
  return proxies;
}

Outside Proxies::outside_of(const http::Request& request) const {
  Outside outside{plain(request.peer)};
  if (!addresses_.contains(outside.peer)) return outside;
  const auto protocols = claims(request, "x-forwarded-proto");
  outside.is_https = protocols.size() == 1 && protocols.front() == "https";
  const auto peers = claims(request, "x-forwarded-for");
  // From the right: what stands left of a stranger was written by the stranger.
  for (auto claim = peers.rbegin(); claim != peers.rend(); ++claim) {
    const auto address = address_of(*claim);
    if (!address) break;
    outside.peer = address->to_string();
    if (!addresses_.contains(outside.peer)) break;
  }
  return outside;
}

bool is_loopback(const std::string& address) {
  const auto parsed = address_of(address);
  return address == "localhost" || (parsed && parsed->is_loopback());
}

}  // namespace zubia::server
