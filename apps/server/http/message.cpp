#include "apps/server/http/message.hpp"

#include <algorithm>
#include <boost/beast/http/rfc7230.hpp>
#include <nlohmann/json.hpp>

namespace zubia::http {

std::string_view Request::header(std::string_view name) const {
  const auto found = std::ranges::find_if(headers, [&](const Header& header) { return header.name == name; });
  return found == headers.end() ? std::string_view{} : std::string_view(found->value);
}

std::string Request::cookie(std::string_view name) const {
  // A list of parameters begins with a semicolon, a list of cookies does not.
  const std::string list = ";" + std::string(header("cookie"));
  std::string value;
  std::size_t count = 0;
  for (const auto& [key, given] : boost::beast::http::param_list(list))
    if (key == name) {
      value = given;
      ++count;
    }
  return count == 1 ? value : std::string{};
}

Response problem_response(unsigned status, std::string_view code, std::string_view detail) {
  const nlohmann::ordered_json document = {
      {"type", "about:blank"}, {"title", code}, {"status", status}, {"code", code}, {"detail", detail}};
  return {.status = status, .content_type = "application/problem+json", .body = document.dump()};
}

Response internal_fault() {
  return problem_response(500, "internal-fault", "This is a fault of the server. Please report it.");
}

}  // namespace zubia::http
