#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/http/message.hpp"

namespace zubia::http {

/// Why a request is not served.
struct Refusal {
  unsigned status;
  std::string_view code;
  std::string_view detail;
};

/// Looks at the raw head of a request, from the request line to the empty line, for everything that two readers could
/// read differently (RFC 9112 §2.2, §5.1, §5.2, §6.3, §11.2): bare line feeds, folded lines, blanks before the colon,
/// control characters, lengths given twice or in two ways.
std::optional<Refusal> find_ambiguity(std::string_view head);

/// The fields of a head that `find_ambiguity` found sound, names in lower case.
std::vector<Header> fields_of(std::string_view head);

/// What the headers say about the body; after `find_ambiguity`.
std::optional<Refusal> find_body_trouble(const Request& request);

/// `Host` must be given once, and be one of ours where we know ours.
std::optional<Refusal> find_host_trouble(const Request& request, const std::vector<std::string>& known_hosts);

}  // namespace zubia::http
