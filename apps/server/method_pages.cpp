#include "apps/server/method_pages.hpp"

#include <cmark.h>
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "apps/server/method_files.hpp"

namespace zubia::server {

std::optional<MethodPage> method_page(std::string_view name) {
  const auto pages = method_files();
  const auto found = std::ranges::find(pages, name, [](const auto& page) { return page.first; });
  if (found == pages.end()) return std::nullopt;
  const std::string_view text = found->second;
  const std::string_view first = text.substr(0, text.find('\n'));
  // CMARK_OPT_SAFE is the default: raw HTML and dangerous links are left out.
  const std::unique_ptr<char, decltype(&std::free)> html(
      ::cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_DEFAULT), &std::free);
  return MethodPage{std::string(first.substr(std::min(first.find_first_not_of("# "), first.size()))), html.get()};
}

}  // namespace zubia::server
