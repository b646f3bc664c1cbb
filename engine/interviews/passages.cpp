#include "engine/interviews/passages.hpp"

#include <algorithm>
#include <cstdint>
#include <dtl/dtl.hpp>
#include <map>
#include <span>

#include "engine/text/folded_text.hpp"

namespace zubia::interviews {
namespace {

/// A stretch that both texts have, or one that the new text has something else for, or nothing.
struct Stretch {
  std::size_t before = 0;  ///< its end in the old text
  std::size_t after = 0;   ///< its end in the new text
  bool is_common = false;
};

/// Words, and every other code point by itself.
std::vector<std::u32string_view> tokens_of(std::u32string_view text) {
  std::vector<std::u32string_view> tokens;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && text::is_word_part(text[end])) ++end;
    if (end == i) ++end;
    tokens.push_back(text.substr(i, end - i));
    i = end;
  }
  return tokens;
}

/// Numbers in the place of words, which are quicker to compare.
std::vector<std::uint32_t> numbered(std::span<const std::u32string_view> tokens,
                                    std::map<std::u32string_view, std::uint32_t>& numbers) {
  std::vector<std::uint32_t> list;
  list.reserve(tokens.size());
  for (const auto& token : tokens)
    list.push_back(numbers.try_emplace(token, static_cast<std::uint32_t>(numbers.size())).first->second);
  return list;
}

std::size_t common_start(std::u32string_view one, std::u32string_view other) {
  const auto [end, _] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  return static_cast<std::size_t>(end - one.begin());
}

std::size_t common_end(std::u32string_view one, std::u32string_view other) {
  const auto [end, _] = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend());
  return static_cast<std::size_t>(end - one.rbegin());
}

/// Lays two texts beside each other: stretches that follow one another to the end of both.
class Alignment {
 public:
  Alignment(std::u32string_view before, std::u32string_view after) : before_(before), after_(after) {
    const auto old_tokens = tokens_of(before);
    const auto new_tokens = tokens_of(after);
    std::map<std::u32string_view, std::uint32_t> numbers;
    const auto old_numbers = numbered(old_tokens, numbers);
    const auto new_numbers = numbered(new_tokens, numbers);
    dtl::Diff<std::uint32_t, std::vector<std::uint32_t>> difference(old_numbers, new_numbers);
    difference.compose();
    std::size_t old_token = 0;
    std::size_t new_token = 0;
    for (const auto& [token, edit] : difference.getSes().getSequence()) {
      if (edit.type != dtl::SES_ADD) here_.before += old_tokens[old_token++].size();
      if (edit.type != dtl::SES_DELETE) here_.after += new_tokens[new_token++].size();
      if (edit.type != dtl::SES_COMMON) continue;
      // The common word is taken in already: what was exchanged ends before it.
      const std::size_t size = old_tokens[old_token - 1].size();
      end_exchanged(here_.before - size, here_.after - size);
      add(here_.before, here_.after, true);
    }
    end_exchanged(before.size(), after.size());
  }

  const std::vector<Stretch>& stretches() const { return stretches_; }

 private:
  Stretch last() const { return stretches_.empty() ? Stretch{} : stretches_.back(); }

  void add(std::size_t before, std::size_t after, bool is_common) {
    if (before == last().before && after == last().after) return;
    if (!stretches_.empty() && is_common && stretches_.back().is_common)
      stretches_.back() = {before, after, true};
    else
      stretches_.push_back({before, after, is_common});
  }

  /// What lies between the last stretch and here, less what both begin and end with.
  void end_exchanged(std::size_t before, std::size_t after) {
    const Stretch start = last();
    const auto old_part = before_.substr(start.before, before - start.before);
    const auto new_part = after_.substr(start.after, after - start.after);
    const std::size_t first = common_start(old_part, new_part);
    const std::size_t end = common_end(old_part.substr(first), new_part.substr(first));
    add(start.before + first, start.after + first, true);
    add(before - end, after - end, false);
    add(before, after, true);
  }

  std::u32string_view before_;
  std::u32string_view after_;
  Stretch here_;
  std::vector<Stretch> stretches_;
};

std::size_t count_words_in(std::u32string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, text::is_word_part));
}

/// Where a passage lies now; nothing where too little of it is left.
std::optional<Passage> moved(const Passage& passage, std::u32string_view before, const Alignment& alignment) {
  Passage now = passage;
  Stretch start;
  std::size_t letters_kept = 0;
  bool has_start = false;
  for (const Stretch& end : alignment.stretches()) {
    const std::size_t first = std::max(passage.from, start.before);
    const std::size_t last = std::min(passage.to, end.before);
    // An exchange that lies whole in the passage belongs to it, also at its ends; one that only touches it does not.
    const bool is_inside = start.before >= passage.from && end.before <= passage.to && end.before > start.before;
    if (first < last && (end.is_common || is_inside)) {
      if (!has_start) now.from = end.is_common ? start.after + (first - start.before) : start.after;
      now.to = end.is_common ? start.after + (last - start.before) : end.after;
      has_start = true;
      if (end.is_common) letters_kept += count_words_in(before.substr(first, last - first));
    }
    start = end;
  }
  const std::size_t letters = count_words_in(before.substr(passage.from, passage.to - passage.from));
  const bool is_kept = letters == 0 ? now.to - now.from == passage.to - passage.from : letters_kept * 2 >= letters;
  return has_start && is_kept && now.from < now.to ? std::optional(now) : std::nullopt;
}

/// Where a passage was carried to, if that is beyond doubt.
std::optional<Passage> carried(const Passage& passage, std::u32string_view before, std::u32string_view after) {
  const auto text = before.substr(passage.from, passage.to - passage.from);
  const auto stands_once = [&](std::u32string_view in) {
    const std::size_t place = in.find(text);
    return place != std::u32string_view::npos && in.find(text, place + 1) == std::u32string_view::npos;
  };
  if (count_words_in(text) == 0 || !stands_once(before) || !stands_once(after)) return std::nullopt;
  Passage now = passage;
  now.from = after.find(text);
  now.to = now.from + text.size();
  return now;
}

}  // namespace

std::size_t length_of(std::string_view text) { return text::code_points(text).size(); }

std::string text_of(std::string_view text, const Passage& passage) {
  const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  std::string part;
  std::size_t place = 0;
  for (const char c : text) {
    if (is_first_byte(c)) ++place;
    if (place > passage.from && place <= passage.to) part += c;
  }
  return part;
}

MovedPassages passages_after_edit(std::string_view before, std::string_view after,
                                  const std::vector<Passage>& passages) {
  MovedPassages all;
  if (before == after) return {passages, {}};
  const std::u32string old_text = text::code_points(before);
  const std::u32string new_text = text::code_points(after);
  const Alignment alignment(old_text, new_text);
  for (const Passage& passage : passages) {
    if (passage.from >= passage.to || passage.to > old_text.size()) {
      all.vanished.push_back(passage);
      continue;
    }
    auto now = moved(passage, old_text, alignment);
    if (!now) now = carried(passage, old_text, new_text);
    (now ? all.kept : all.vanished).push_back(now ? *std::move(now) : passage);
  }
  return all;
}

}  // namespace zubia::interviews
