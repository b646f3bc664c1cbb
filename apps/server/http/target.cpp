#include "apps/server/http/target.hpp"

#include <algorithm>
#include <boost/locale/utf.hpp>
#include <boost/url.hpp>
#include <string>

namespace zubia::http {

namespace {

constexpr Refusal bad_target{400, "bad-target", "The address of the request is not sound."};

/// Whether the text is UTF-8 in its shortest form, without control characters.
bool is_clean_text(const std::string& text) {
  using Traits = boost::locale::utf::utf_traits<char>;
  for (auto place = text.begin(); place != text.end();) {
    const auto point = Traits::decode(place, text.end());
    if (!boost::locale::utf::is_valid_codepoint(point) || point < 0x20 || (point >= 0x7f && point < 0xa0)) return false;
  }
  return true;
}

bool is_clean_path(const boost::urls::url_view& url) {
  // Encoded slashes would make one segment look like two after decoding.
  for (const auto encoded : url.encoded_segments()) {
    const std::string segment(encoded.decode());
    if (segment == "." || segment == ".." || segment.find_first_of("/\\") != std::string::npos ||
        !is_clean_text(segment))
      return false;
  }
  const std::string_view path = url.encoded_path();
  return path.starts_with('/') && path.find("//") == std::string_view::npos;
}

}  // namespace

std::optional<Refusal> read_target(std::string_view target, Request& request) {
  const bool is_absolute = target.starts_with("http://") || target.starts_with("https://");
  const auto url = is_absolute ? boost::urls::parse_uri(target) : boost::urls::parse_origin_form(target);
  if (!url || !is_clean_path(*url)) return bad_target;
  if (is_absolute && std::string_view(url->encoded_host_and_port()) != request.header("host")) return bad_target;
  request.path = url->path();
  boost::urls::encoding_opts as_forms_do;
  as_forms_do.space_as_plus = true;
  for (const auto parameter : url->params(as_forms_do)) {
    if (!is_clean_text(parameter.key) || !is_clean_text(parameter.value)) return bad_target;
    request.query.emplace_back(parameter.key, parameter.value);
  }
  return std::nullopt;
}

}  // namespace zubia::http
