#include "apps/server/http/message.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace zubia::http {

std::string_view Request::header(std::string_view name) const {
  const auto found = std::ranges::find_if(headers, [&](const Header& header) { return header.name == name; });
  return found == headers.end() ? std::string_view{} : std::string_view(found->value);
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
