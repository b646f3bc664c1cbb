#include "apps/server/http/response_head.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <algorithm>
#include <boost/beast/http.hpp>
#include <chrono>
#include <sstream>
#include <string_view>

namespace zubia::http {

namespace {

bool could_end_its_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

}  // namespace

bool has_sound_headers(const Response& response) {
  return !could_end_its_line(response.content_type) && std::ranges::none_of(response.headers, [](const Header& header) {
    return could_end_its_line(header.name) || could_end_its_line(header.value);
  });
}

std::string response_head(const Response& response, const std::vector<Header>& defaults, const HeadOptions& options) {
  namespace beast = boost::beast::http;
  beast::response<beast::empty_body> head(static_cast<beast::status>(response.status), 11);
  for (const std::vector<Header>* headers : {&defaults, &response.headers})
    for (const Header& header : *headers) {
      if (header.name == "Set-Cookie")
        head.insert(header.name, header.value);
      else
        head.set(header.name, header.value);
    }
  if (!response.content_type.empty()) head.set(beast::field::content_type, response.content_type);
  head.set(beast::field::date,
           fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()))));
  if (options.body_bytes && response.status != 304 && response.status != 204) head.content_length(*options.body_bytes);
  head.keep_alive(options.stays_open);
  std::ostringstream text;
  text << head.base();
  return text.str();
}

}  // namespace zubia::http
