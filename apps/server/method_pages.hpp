#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zubia::server {

struct MethodPage {
  std::string title;
  std::string html;  ///< of the page alone: raw HTML in it is text
};

/// A page of `docs/methods`, which is built into the program.
std::optional<MethodPage> method_page(std::string_view name);

}  // namespace zubia::server
