#include "engine/search/index_builder.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace zubia::search {

std::string stem_key(std::uint16_t language, std::string_view stem) {
  std::string key = {static_cast<char>(language / 128 + 1), static_cast<char>(language % 128 + 1)};
  key += stem;
  return key;
}

IndexBuilder::IndexBuilder(std::vector<SearchField> fields) {
  index_.fields_ = std::move(fields);
  index_.text_starts_ = {0};
  language_number({});
}

std::uint16_t IndexBuilder::language_number(const std::string& language) {
  const auto [found, added] = language_numbers_.emplace(language, static_cast<std::uint16_t>(language_numbers_.size()));
  if (added) {
    index_.languages_.push_back(language);
    stemmers_.emplace_back(language);
    stemmed_words_.emplace_back();
  }
  return found->second;
}

std::uint32_t IndexBuilder::word_number(const text::Word& word) {
  return numbers_.emplace(word.folded, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

void IndexBuilder::note_stems(const text::Word& word, std::uint32_t number, std::uint16_t language) {
  if (!stemmers_[language].knows_language() || !stemmed_words_[language].insert(word.written).second) return;
  for (const std::string& stem : stemmers_[language].stems(word))
    index_.stems_.push_back({stem_key(language, stem), number});
}

void IndexBuilder::add(const SearchText& text) {
  // Documents without a text have an empty stretch.
  while (index_.document_texts_.size() <= text.document)
    index_.document_texts_.push_back(static_cast<std::uint32_t>(index_.texts_.size()));
  const std::uint16_t language = language_number(text.language);
  index_.texts_.push_back({text.document, static_cast<std::uint16_t>(text.field), language});
  for (const text::Word& word : text::words_of(text.text)) {
    const std::uint32_t number = word_number(word);
    index_.text_words_.push_back(number);
    note_stems(word, number, language);
  }
  index_.text_starts_.push_back(static_cast<std::uint32_t>(index_.text_words_.size()));
}

/// Numbers the words anew, in their order.
void IndexBuilder::sort_words() {
  std::vector<std::pair<std::string, std::uint32_t>> sorted(numbers_.begin(), numbers_.end());
  numbers_.clear();
  std::ranges::sort(sorted);
  std::vector<std::uint32_t> anew(sorted.size());
  std::vector<std::string> words;
  words.reserve(sorted.size());
  for (auto& [word, number] : sorted) {
    anew[number] = static_cast<std::uint32_t>(words.size());
    words.push_back(std::move(word));
  }
  index_.vocabulary_ = Vocabulary(std::move(words));
  for (std::uint32_t& word : index_.text_words_) word = anew[word];
  for (SearchIndex::Stem& stem : index_.stems_) stem.word = anew[stem.word];
  const auto key = [](const SearchIndex::Stem& stem) {
    return std::pair<std::string_view, std::uint32_t>(stem.key, stem.word);
  };
  std::ranges::sort(index_.stems_, {}, key);
  const auto is_same = [&](const SearchIndex::Stem& a, const SearchIndex::Stem& b) { return key(a) == key(b); };
  index_.stems_.erase(std::unique(index_.stems_.begin(), index_.stems_.end(), is_same), index_.stems_.end());
  index_.stems_.shrink_to_fit();
}

void IndexBuilder::make_postings() {
  // Counted first, then laid out; a word that a text repeats stands once.
  const std::size_t words = index_.vocabulary_.size();
  std::vector<std::uint32_t> last_text(words, ~0U);
  index_.posting_starts_.assign(words + 1, 0);
  const auto for_each_word = [&](auto act) {
    std::ranges::fill(last_text, ~0U);
    for (std::uint32_t t = 0; t < index_.texts_.size(); ++t) {
      for (std::uint32_t at = index_.text_starts_[t]; at < index_.text_starts_[t + 1]; ++at) {
        const std::uint32_t word = index_.text_words_[at];
        if (std::exchange(last_text[word], t) != t) act(word, t);
      }
    }
  };
  for_each_word([&](std::uint32_t word, std::uint32_t) { ++index_.posting_starts_[word + 1]; });
  std::partial_sum(index_.posting_starts_.begin(), index_.posting_starts_.end(), index_.posting_starts_.begin());
  index_.postings_.resize(index_.posting_starts_.back());
  std::vector<std::uint32_t> next(index_.posting_starts_.begin(), index_.posting_starts_.end() - 1);
  for_each_word([&](std::uint32_t word, std::uint32_t text) { index_.postings_[next[word]++] = text; });
}

SearchIndex IndexBuilder::finish() {
  sort_words();
  make_postings();
  index_.document_texts_.push_back(static_cast<std::uint32_t>(index_.texts_.size()));
  index_.texts_.shrink_to_fit();
  index_.text_words_.shrink_to_fit();
  return std::move(index_);
}

}  // namespace zubia::search
