#pragma once

#include <optional>
#include <string>
#include <vector>

#include "apps/server/http/message.hpp"

namespace zubia::http {

struct HeadOptions {
  std::optional<std::size_t> body_bytes = {};  ///< none for a stream, which ends when the connection does
  bool stays_open = false;
};

/// Whether no name or value of a header could end its line, and so begin a header of its own.
bool has_sound_headers(const Response& response);

/// The status line and the headers of a response, up to and with the empty line. Defaults stand where the response does
/// not set them itself.
std::string response_head(const Response& response, const std::vector<Header>& defaults, const HeadOptions& options);

}  // namespace zubia::http
