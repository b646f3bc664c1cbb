#include "apps/server/origin_check.hpp"

#include <string>

namespace zubia::server {

std::optional<Problem> find_cross_site_trouble(const http::Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  const std::string_view origin = request.header("origin");
  const std::string host(request.header("host"));
  const bool is_own_origin = origin == "http://" + host || origin == "https://" + host;
  if ((!site.empty() && site != "same-origin") || (!origin.empty() && !is_own_origin) ||
      (site.empty() && origin.empty()))
    return Problem{"cross-site-request", "The request does not come from a page of this server.", {}, {}};
  if (!request.body.empty() && !request.header("content-type").starts_with("application/json"))
    return Problem{"unsupported-content-type", "The body of a request is JSON.", {}, "Send application/json."};
  return std::nullopt;
}

}  // namespace zubia::server
