#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/search/vocabulary.hpp"

namespace zubia::search {

/// A field of documents: a name counts more than an offer, an offer more than a remark.
struct SearchField {
  std::string name = {};
  double weight = 1.0;
};

/// One text of a document. A field may have many, in several languages.
struct SearchText {
  std::uint32_t document = 0;
  std::uint32_t field = 0;    ///< place in the fields of the index
  std::string language = {};  ///< BCP 47; empty for names and codes, which belong to all and have no stems
  std::string text = {};
};

/// How a word that was typed met a word of a text.
enum class Meeting {
  word,       ///< the same word, but for case and accents
  beginning,  ///< the typed letters begin it
  stem,       ///< another form of it in the language of the text
  typo,       ///< one letter off (4–7 letters) or two (8 and more)
};

/// Why a document was found: for each typed word the best place it met.
struct SearchReason {
  std::string typed = {};
  std::string met = {};  ///< the word of the text, folded
  Meeting meeting = Meeting::word;
  std::uint32_t field = 0;
  std::string language = {};

  friend bool operator==(const SearchReason&, const SearchReason&) = default;
};

struct SearchHit {
  std::uint32_t document = 0;
  double score = 0.0;  ///< compares hits of one search, and nothing else
  std::vector<SearchReason> reasons = {};

  friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

struct SearchReply {
  std::vector<SearchHit> hits = {};         ///< best first
  std::size_t matching = 0;                 ///< documents that meet as many of the words as any
  std::vector<std::uint32_t> matches = {};  ///< those documents, in order, whether they were accepted or not
  std::size_t words_met = 0;                ///< of the typed words, by each of them
  std::size_t words_typed = 0;              ///< that were looked for: at most 12
  bool with_typos = false;                  ///< too few met the words as typed, so near ones were taken too
};

struct SearchOptions {
  std::size_t limit = 20;
  std::size_t first = 0;  ///< hits before this place are passed over: the page before
  /// Which documents may be hits; empty: all. What the words meet, and how rare they are, is counted over all.
  std::function<bool(std::uint32_t document)> accepts = {};
  std::vector<std::string> languages = {};  ///< texts of other languages are passed over; empty: all
  bool last_word_complete = false;          ///< otherwise the last word may go on, as while it is typed
};

/// Words of many documents, to be searched at every key. Built once, then only read: any number of threads may search.
///
/// A typed word meets a word of a text as itself (1), as a beginning (up to 0.9 for the last word, 0.6 for others of
/// four letters and more; the more of the word is typed, the more), by a stem in the language of the text (0.8) or
/// within a typo (0.6, 0.4 for two). Near words are taken only where fewer than `limit` documents meet all words
/// without them. A document scores
///
///     Σ over typed words   log(1 + N / documents that meet it) · max over its texts  (weight · meeting · (1 + 1 / 4
///     words of the text))
///
/// and more where one text has it all: × 2 if the text is what was typed, × 1.3 if it begins so, × 1.2 if the words
/// stand side by side in it. So in the field of the greatest weight an exact name comes first. Documents that meet
/// fewer words than others are left out. Equal scores are ordered by number.
class SearchIndex {
 public:
  SearchIndex() = default;

  /// Refused as `unknown-search-field` where a text names a field that is not there.
  static Result<SearchIndex> build(std::vector<SearchField> fields, std::span<const SearchText> texts);

  SearchReply find(std::string_view query, const SearchOptions& options = {}) const;

  std::size_t documents() const { return document_texts_.empty() ? 0 : document_texts_.size() - 1; }
  std::uint32_t words() const { return vocabulary_.size(); }
  std::size_t memory_bytes() const;
  const std::vector<SearchField>& fields() const { return fields_; }

 private:
  friend class IndexBuilder;
  friend class Search;

  /// A text, without its words.
  struct Text {
    std::uint32_t document = 0;
    std::uint16_t field = 0;
    std::uint16_t language = 0;
  };

  /// A stem with its language in front, and a word that has it.
  struct Stem {
    std::string key = {};
    std::uint32_t word = 0;
  };

  std::vector<SearchField> fields_;
  std::vector<std::string> languages_;
  Vocabulary vocabulary_;
  std::vector<Text> texts_;                    ///< by document
  std::vector<std::uint32_t> document_texts_;  ///< where the texts of each document begin
  std::vector<std::uint32_t> text_words_;      ///< the words of all texts, one after the other
  std::vector<std::uint32_t> text_starts_;     ///< where those of each text begin
  std::vector<std::uint32_t> postings_;        ///< for each word the texts that have it, in order, each once
  std::vector<std::uint32_t> posting_starts_;  ///< where those of each word begin
  std::vector<Stem> stems_;                    ///< by key
};

}  // namespace zubia::search
