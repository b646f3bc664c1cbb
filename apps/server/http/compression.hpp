#pragma once

#include <string>
#include <string_view>

namespace zubia::http {

/// Whether the client takes gzip (RFC 9110 §12.5.3).
bool accepts_gzip(std::string_view accept_encoding);

/// Whether bodies of this type shrink.
bool is_compressible(std::string_view content_type);

std::string gzip(std::string_view bytes);

}  // namespace zubia::http
