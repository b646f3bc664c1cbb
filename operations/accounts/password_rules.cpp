#include "operations/accounts/password_rules.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "operations/catalogue_files.hpp"

namespace zubia::operations {

namespace {

std::string in_lower_case(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// The characters of UTF-8 text; a byte that continues a character is none of its own.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

constexpr std::size_t common_shortest = 8;
constexpr std::size_t common_longest = 40;

const std::unordered_set<std::string_view>& common_passwords() {
  static const std::unordered_set<std::string_view> list = [] {
    std::unordered_set<std::string_view> words;
    const std::string_view file = common_password_catalogue;
    for (std::size_t first = 0; first < file.size();) {
      const std::size_t end = std::min(file.find('\n', first), file.size());
      if (end > first) words.insert(file.substr(first, end - first));
      first = end + 1;
    }
    return words;
  }();
  return list;
}

/// The fewest bytes that are left of a password when common ones are taken out of it.
std::size_t uncommon_bytes(std::string_view password) {
  std::vector<std::size_t> left(password.size() + 1, 0);  // from each place on
  for (std::size_t at = password.size(); at-- > 0;) {
    left[at] = left[at + 1] + 1;
    for (std::size_t length = common_shortest; length <= std::min(common_longest, password.size() - at); ++length)
      if (common_passwords().contains(password.substr(at, length))) left[at] = std::min(left[at], left[at + length]);
  }
  return left[0];
}

/// Whether a name, or what stands before the `@` of an address, is in the password. Names of fewer than four characters
/// are in too many words.
bool has_name(const std::string& password, const std::string& name) {
  const std::string word = in_lower_case(name.substr(0, name.find('@')));
  return word.size() >= 4 && password.find(word) != std::string::npos;
}

}  // namespace

Result<void> check_password(const std::string& password, const PasswordContext& context) {
  const Where where{.field = "password"};
  if (characters(password) < password_characters_min)
    return refuse(
        {"short-password", "A password has at least 12 characters.", where, "A few unrelated words do well."});
  if (password.size() > password_bytes_max)
    return refuse({"long-password", "A password has at most 1024 bytes.", where, "Choose a shorter one."});
  const std::string lower = in_lower_case(password);
  constexpr std::size_t uncommon_min = 4;
  constexpr std::size_t different_min = 4;
  const std::set<char> different(lower.begin(), lower.end());
  if (uncommon_bytes(lower) < uncommon_min || different.size() < different_min)
    return refuse({"common-password", "This is one of the first passwords that are tried.", where, "Choose another."});
  if (has_name(lower, context.account_name) || has_name(lower, context.programme_name))
    return refuse({"guessable-password", "The name of the account or the programme is part of the password.", where,
                   "Choose one without it."});
  return {};
}

}  // namespace zubia::operations
