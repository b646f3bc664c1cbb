#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/http/message.hpp"
#include "engine/base/result.hpp"

namespace zubia::server {

/// Where a request came from, as far as it can be believed.
struct Outside {
  std::string peer;       ///< the address that asks
  bool is_https = false;  ///< known to have reached the proxy by HTTPS
};

/// The proxies that stand before the server. What `X-Forwarded-For` and `X-Forwarded-Proto` say is believed from them
/// alone: from anybody else it is a claim.
class Proxies {
 public:
  Proxies() = default;

  /// Refused: `invalid-value` for what is no address.
  static Result<Proxies> of(const std::vector<std::string>& addresses);

  bool any() const { return !addresses_.empty(); }

  /// The nearest address that is none of the proxies.
  Outside outside_of(const http::Request& request) const;

 private:
  std::set<std::string> addresses_;
};

/// Whether an address is of this machine alone: `127.0.0.1`, `::1`, `localhost`.
bool is_loopback(const std::string& address);

}  // namespace zubia::server
