#include "apps/server/entity_tag.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <algorithm>
#include <array>

#include "apps/server/http/compression.hpp"
#include "apps/server/http/field_values.hpp"

namespace zubia::server {

namespace {

/// Whether `If-None-Match` names the tag, weakly compared (RFC 9110 §13.1.2). Our tags hold no commas.
bool names_tag(std::string_view if_none_match, std::string_view tag) {
  if (if_none_match == "*") return true;
  return std::ranges::any_of(http::list_items(if_none_match), [&](std::string_view one) {
    if (one.starts_with("W/")) one.remove_prefix(2);
    return one == tag;
  });
}

}  // namespace

std::string tag_of(std::string_view bytes) {
  std::array<unsigned char, 16> hash{};
  ::crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       nullptr, 0);
  return fmt::format("{:02x}", fmt::join(hash, ""));
}

http::Response response_of(const TaggedBytes& bytes, const http::Request& request) {
  const bool is_packed = !bytes.packed.empty() && http::accepts_gzip(request.header("accept-encoding"));
  // A strong tag stands for bytes, and these differ by their coding.
  const std::string tag = fmt::format("\"{}{}\"", bytes.hash, is_packed ? "-gzip" : "");
  http::Response response{.content_type = std::string(bytes.content_type)};
  response.headers = {
      {"ETag", tag}, {"Cache-Control", std::string(bytes.cache_control)}, {"Vary", std::string(bytes.vary)}};
  if (names_tag(request.header("if-none-match"), tag)) {
    response.status = 304;
    return response;
  }
  response.fixed_body = is_packed ? bytes.packed : bytes.plain;
  response.kept_by = bytes.kept_by;
  if (is_packed) response.headers.push_back({"Content-Encoding", "gzip"});
  return response;
}

}  // namespace zubia::server
