#include "operations/flag_words.hpp"

#include <algorithm>

namespace zubia::operations {

namespace {

/// Longer words are someone's own and mean what they say.
bool is_joined_letters(std::string_view word) {
  constexpr std::size_t joined_flags_max = 4;
  return word.size() > 1 && word.size() <= joined_flags_max &&
         word.find_first_not_of("bcdefimnprsuz") == std::string_view::npos;
}

void add_once(std::vector<std::string>& words, std::string_view word) {
  if (std::ranges::find(words, word) == words.end()) words.emplace_back(word);
}

}  // namespace

std::vector<std::string> flag_words(std::string_view flags) {
  std::vector<std::string> words;
  while (!flags.empty()) {
    const std::size_t end = std::min(flags.find_first_of(" ,;"), flags.size());
    const std::string_view word = flags.substr(0, end);
    if (is_joined_letters(word))
      for (const char& letter : word) add_once(words, std::string_view(&letter, 1));
    else if (!word.empty())
      add_once(words, word);
    flags.remove_prefix(std::min(end + 1, flags.size()));
  }
  return words;
}

void add_flags(std::string& all, std::string_view more) {
  std::vector<std::string> words = flag_words(all);
  for (const std::string& word : flag_words(more)) add_once(words, word);
  all.clear();
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
}

}  // namespace zubia::operations
