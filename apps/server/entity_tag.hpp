#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "apps/server/http/message.hpp"

namespace zubia::server {

/// A tag for bytes: the same bytes, the same tag.
std::string tag_of(std::string_view bytes);

/// Bytes that stay as they are, and are known by their hash.
struct TaggedBytes {
  std::string_view content_type;
  std::string_view hash;
  std::span<const std::byte> plain;
  std::span<const std::byte> packed = {};       ///< with gzip; empty where that is no smaller
  std::shared_ptr<const void> kept_by = {};     ///< what holds them; null where they live as long as the program
  std::string_view cache_control = "no-cache";  ///< for how long whoever has them need not ask
  std::string_view vary = "Accept-Encoding";
};

/// The bytes as the asker takes them, or that they are what the asker has (304).
http::Response response_of(const TaggedBytes& bytes, const http::Request& request);

}  // namespace zubia::server
