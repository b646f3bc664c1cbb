#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/search/search_index.hpp"
#include "engine/text/stemmer.hpp"

namespace zubia::search {

/// Gathers texts into an index, document by document.
class IndexBuilder {
 public:
  explicit IndexBuilder(std::vector<SearchField> fields);

  /// To be called in the order of the documents.
  void add(const SearchText& text);

  SearchIndex finish();

 private:
  std::uint16_t language_number(const std::string& language);
  std::uint32_t word_number(const text::Word& word);
  void note_stems(const text::Word& word, std::uint32_t number, std::uint16_t language);
  void sort_words();
  void make_postings();

  SearchIndex index_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  ///< of words, in the order they came
  std::map<std::string, std::uint16_t> language_numbers_;
  std::vector<text::Stemmer> stemmers_;                         ///< of each language
  std::vector<std::unordered_set<std::string>> stemmed_words_;  ///< written forms that were seen in each language
};

/// The key of a stem: the number of its language and the stem.
std::string stem_key(std::uint16_t language, std::string_view stem);

}  // namespace zubia::search
