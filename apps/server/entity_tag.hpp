#pragma once

#include <string>
#include <string_view>

namespace zubia::server {

/// A name for some bytes that other bytes do not have; without quotes.
std::string tag_of(std::string_view bytes);

/// Whether `If-None-Match` names the tag, which is in quotes (RFC 9110 §13.1.2); weak ones count as the strong.
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace zubia::server
