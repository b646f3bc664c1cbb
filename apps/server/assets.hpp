#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace zubia::server {

/// A file of the web app, built into the program.
struct Asset {
  std::string_view path;  ///< `/assets/index-4f3a.js`
  std::string_view content_type;
  std::string_view hash;  ///< of the bytes, for ETag
  std::span<const std::byte> bytes;
  std::span<const std::byte> gzip;  ///< empty where it would not be smaller
};

/// Sorted by path; empty where the web app was not built.
std::span<const Asset> assets();

}  // namespace zubia::server
