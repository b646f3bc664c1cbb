#include "engine/search/typed_word.hpp"

#include <algorithm>

namespace zubia::search {
namespace {

constexpr double open_worth = 0.9;    ///< of a beginning of which all but nothing is missing
constexpr double closed_worth = 0.6;  ///< the same for words that seem to be complete
constexpr std::size_t closed_letters_min = 4;
constexpr double typo_worth = 0.6;
constexpr double two_typos_worth = 0.4;

/// Words that share their length share their worth, and the vocabulary lists them in long runs.
void add_beginnings(const Vocabulary& vocabulary, const WordRange& range, double most, std::size_t typed,
                    std::vector<WordMeaning>& meanings) {
  for (std::uint32_t number = range.first; number < range.last; ++number) {
    const double share = static_cast<double>(typed) / static_cast<double>(vocabulary.letters(number));
    const double worth = most * (0.7 + 0.3 * share);
    if (!meanings.empty() && meanings.back().range.last == number && meanings.back().worth == worth &&
        meanings.back().meeting == Meeting::beginning)
      ++meanings.back().range.last;
    else
      meanings.push_back({{number, number + 1}, Meeting::beginning, WordMeaning::any_language, worth});
  }
}

}  // namespace

std::size_t typos_in(std::u32string_view letters) {
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  if (letters.size() < 4 || std::ranges::any_of(letters, is_digit)) return 0;
  return letters.size() < 8 ? 1 : 2;
}

std::vector<WordMeaning> meanings_in(const Vocabulary& vocabulary, const TypedWord& word, bool with_typos) {
  std::vector<WordMeaning> meanings;
  WordRange longer = vocabulary.beginning_with(word.letters);
  if (vocabulary.find(word.letters)) {
    meanings.push_back({{longer.first, longer.first + 1}, Meeting::word, WordMeaning::any_language, 1.0});
    ++longer.first;
  }
  if (word.open || word.letters.size() >= closed_letters_min)
    add_beginnings(vocabulary, longer, word.open ? open_worth : closed_worth, word.letters.size(), meanings);
  const std::size_t typos = with_typos ? typos_in(word.letters) : 0;
  if (typos == 0) return meanings;
  for (const NearWords& near :
       word.open ? vocabulary.near_beginning(word.letters, typos) : vocabulary.near(word.letters, typos))
    if (near.distance > 0)
      meanings.push_back(
          {near.range, Meeting::typo, WordMeaning::any_language, near.distance == 1 ? typo_worth : two_typos_worth});
  return meanings;
}

}  // namespace zubia::search
