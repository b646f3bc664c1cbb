#include "apps/server/origin_check.hpp"

#include <string>

namespace zubia::server {

Problem cross_site_request() {
  return {"cross-site-request", "The request does not come from a page of this server.", {}, {}};
}

bool is_from_elsewhere(const http::Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  return !site.empty() && site != "same-origin" && site != "none";
}

std::optional<Problem> find_cross_site_trouble(const http::Request& request, bool is_https) {
  const std::string_view site = request.header("sec-fetch-site");
  const std::string_view origin = request.header("origin");
  const std::string host(request.header("host"));
  const bool is_own_origin = origin == "https://" + host || (!is_https && origin == "http://" + host);
  if ((!site.empty() && site != "same-origin") || (!origin.empty() && !is_own_origin) ||
      (site.empty() && origin.empty()))
    return cross_site_request();
  const std::string_view kind = request.header("content-type");
  if (!request.body.empty() && kind.substr(0, kind.find(';')) != "application/json")
    return Problem{"unsupported-content-type", "The body of a request is JSON.", {}, "Send application/json."};
  return std::nullopt;
}

}  // namespace zubia::server
