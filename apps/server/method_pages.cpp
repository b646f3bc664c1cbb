#include "apps/server/method_pages.hpp"

#include <md4c-html.h>

#include <algorithm>

#include "apps/server/method_files.hpp"

namespace zubia::server {

namespace {

/// Raw HTML is shown as the text that it is.
std::string html_of(std::string_view markdown) {
  std::string html;
  const auto append = [](const MD_CHAR* text, MD_SIZE size, void* to) {
    static_cast<std::string*>(to)->append(text, size);
  };
  const auto size = static_cast<MD_SIZE>(markdown.size());
  ::md_html(markdown.data(), size, append, &html, MD_FLAG_TABLES | MD_FLAG_NOHTML, 0);
  return html;
}

}  // namespace

std::optional<MethodPage> method_page(std::string_view name) {
  const auto pages = method_files();
  const auto found = std::ranges::find(pages, name, [](const auto& page) { return page.first; });
  if (found == pages.end()) return std::nullopt;
  const std::string_view text = found->second;
  const std::string_view first = text.substr(0, text.find('\n'));
  return MethodPage{std::string(first.substr(std::min(first.find_first_not_of("# "), first.size()))), html_of(text)};
}

}  // namespace zubia::server
