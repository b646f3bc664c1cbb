#include "engine/search/search_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

#include "engine/search/index_builder.hpp"
#include "engine/search/typed_word.hpp"
#include "engine/text/folded_text.hpp"

namespace zubia::search {
namespace {

/// A query costs time by its words and their length: what nobody types is not looked for.
constexpr std::size_t words_max = 12;
constexpr std::size_t letters_max = 40;

/// So many of the first are looked at closely, at least.
constexpr std::size_t close_min = 200;

constexpr double whole_bonus = 2.0;
constexpr double beginning_bonus = 1.3;
constexpr double neighbours_bonus = 1.2;
constexpr double shortness = 0.25;

}  // namespace

/// One search: what was typed, and what each document earns.
class Search {
 public:
  Search(const SearchIndex& index, std::string_view query, const SearchOptions& options)
      : index_(index), options_(options), allowed_(index.languages_.size(), options.languages.empty()) {
    for (std::size_t l = 0; l < allowed_.size(); ++l)
      if (index.languages_[l].empty() ||
          std::ranges::find(options.languages, index.languages_[l]) != options.languages.end())
        allowed_[l] = true;
    for (text::Word& word : text::words_of(query)) {
      if (typed_.size() == words_max) break;
      std::u32string letters = text::code_points(word.folded).substr(0, letters_max);
      typed_.push_back({.word = std::move(word), .letters = std::move(letters)});
    }
    const bool open = !options.last_word_complete && !query.empty() && query.back() != ' ';
    if (!typed_.empty()) typed_.back().open = open;
  }

  SearchReply run() {
    SearchReply reply;
    reply.words_typed = typed_.size();
    if (typed_.empty() || index_.documents() == 0) return reply;
    score(reply, Typos::none);
    if (reply.words_met < typed_.size() || reply.matching < options_.limit) {
      reply.with_typos = true;
      score(reply, Typos::allowed);
    }
    choose(reply);
    return reply;
  }

 private:
  enum class Typos { none, allowed };

  struct Candidate {
    std::uint32_t document;
    float score;
  };

  void score(SearchReply& reply, Typos typos) {
    totals_.assign(index_.documents(), 0.0F);
    met_.assign(index_.documents(), 0);
    std::vector<float> best(index_.documents(), 0.0F);
    for (TypedWord& word : typed_) {
      word.meanings = meanings_of(word, typos == Typos::allowed);
      std::vector<std::uint32_t> touched;
      for (const WordMeaning& meaning : word.meanings) collect(meaning, best, touched);
      word.rarity = std::log1p(static_cast<double>(index_.documents()) /
                               static_cast<double>(std::max<std::size_t>(1, touched.size())));
      for (const std::uint32_t document : touched) {
        totals_[document] += static_cast<float>(word.rarity) * std::exchange(best[document], 0.0F);
        ++met_[document];
      }
    }
    reply.words_met = std::ranges::max(met_);
    reply.matching =
        reply.words_met == 0
            ? 0
            : static_cast<std::size_t>(std::ranges::count(met_, static_cast<std::uint8_t>(reply.words_met)));
  }

  std::vector<WordMeaning> meanings_of(const TypedWord& word, bool typos) const {
    std::vector<WordMeaning> meanings = meanings_in(index_.vocabulary_, word, typos);
    const auto count = static_cast<std::uint16_t>(index_.languages_.size());
    for (std::uint16_t language = 0; language < count; ++language) {
      if (!allowed_[language]) continue;
      text::Stemmer stemmer(index_.languages_[language]);
      for (const std::string& stem : stemmer.stems(word.word)) add_stem(stem_key(language, stem), language, meanings);
    }
    // The best first: a text that meets a word in two ways is explained by the better one.
    std::ranges::stable_sort(meanings, std::greater<>(), &WordMeaning::worth);
    return meanings;
  }

  void add_stem(const std::string& key, std::uint16_t language, std::vector<WordMeaning>& meanings) const {
    const auto first = std::ranges::lower_bound(index_.stems_, key, {}, &SearchIndex::Stem::key);
    for (auto stem = first; stem != index_.stems_.end() && stem->key == key; ++stem)
      meanings.push_back({{stem->word, stem->word + 1}, Meeting::stem, language, stem_worth});
  }

  void collect(const WordMeaning& meaning, std::vector<float>& best, std::vector<std::uint32_t>& touched) const {
    for (std::uint32_t at = index_.posting_starts_[meaning.range.first];
         at < index_.posting_starts_[meaning.range.last]; ++at) {
      const std::uint32_t number = index_.postings_[at];
      const SearchIndex::Text& text = index_.texts_[number];
      if (!allowed_[text.language] || !holds_in(meaning, text.language)) continue;
      const auto words = static_cast<double>(index_.text_starts_[number + 1] - index_.text_starts_[number]);
      const double earned = index_.fields_[text.field].weight * meaning.worth * (1.0 + shortness / words);
      float& held = best[text.document];
      if (held == 0.0F) touched.push_back(text.document);
      held = std::max(held, static_cast<float>(earned));
    }
  }

  void choose(SearchReply& reply) {
    if (reply.words_met == 0) return;
    list_meanings();
    std::vector<Candidate> candidates;
    candidates.reserve(reply.matching);
    reply.matches.reserve(reply.matching);
    for (std::uint32_t d = 0; d < met_.size(); ++d) {
      if (met_[d] != reply.words_met) continue;
      reply.matches.push_back(d);
      if (!options_.accepts || options_.accepts(d)) candidates.push_back({d, totals_[d]});
    }
    const std::size_t last = options_.first + options_.limit;
    // The same for the first pages, so that a hit of one is not found again on the next.
    const std::size_t close = std::min(candidates.size(), std::max({close_min, 4 * options_.limit, last}));
    std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(close), {},
                              [](const Candidate& each) { return std::pair(-each.score, each.document); });
    for (std::size_t c = 0; c < close; ++c) reply.hits.push_back(look_closely(candidates[c]));
    std::ranges::sort(reply.hits, {}, [](const SearchHit& hit) { return std::pair(-hit.score, hit.document); });
    if (reply.hits.size() > last) reply.hits.resize(last);
    reply.hits.erase(reply.hits.begin(),
                     reply.hits.begin() + static_cast<std::ptrdiff_t>(std::min(options_.first, reply.hits.size())));
    for (SearchHit& hit : reply.hits) explain(hit);
  }

  /// Lists the meanings by word, so that a look at a text costs no search.
  void list_meanings() {
    for (TypedWord& typed : typed_) {
      typed.by_word.assign(index_.vocabulary_.size(), 0);
      for (std::uint32_t m = 0; m < typed.meanings.size(); ++m) {
        const WordMeaning& meaning = typed.meanings[m];
        if (meaning.language != WordMeaning::any_language) continue;
        for (std::uint32_t word = meaning.range.first; word < meaning.range.last; ++word)
          if (typed.by_word[word] == 0) typed.by_word[word] = m + 1;
      }
      typed.stems.clear();
      std::ranges::copy_if(typed.meanings, std::back_inserter(typed.stems),
                           [](const WordMeaning& meaning) { return meaning.language != WordMeaning::any_language; });
    }
  }

  /// How a word of a text meets a typed one best, or null.
  const WordMeaning* meaning_for(const TypedWord& typed, std::uint32_t word, std::uint16_t language) const {
    const std::uint32_t place = typed.by_word[word];
    const WordMeaning* const plain = place == 0 ? nullptr : &typed.meanings[place - 1];
    const auto stem = std::ranges::find_if(typed.stems, [&](const WordMeaning& meaning) {
      return meaning.range.first == word && meaning.language == language;
    });
    if (stem == typed.stems.end() || (plain != nullptr && plain->worth >= stem->worth)) return plain;
    return &*stem;
  }

  std::span<const std::uint32_t> words_of(std::uint32_t text) const {
    return std::span(index_.text_words_)
        .subspan(index_.text_starts_[text], index_.text_starts_[text + 1] - index_.text_starts_[text]);
  }

  /// What a text is worth beyond its words: 1 or one of the bonuses.
  double bonus(std::uint32_t text) const {
    const auto words = words_of(text);
    const std::uint16_t language = index_.texts_[text].language;
    double bonus = 1.0;
    for (std::size_t start = 0; start + typed_.size() <= words.size(); ++start) {
      bool all = true;
      bool exact = true;
      for (std::size_t i = 0; all && i < typed_.size(); ++i) {
        const WordMeaning* const meaning = meaning_for(typed_[i], words[start + i], language);
        all = meaning != nullptr;
        exact = exact && all && meaning->meeting == Meeting::word;
      }
      if (!all) continue;
      if (start == 0 && exact && words.size() == typed_.size()) return whole_bonus;
      bonus = std::max(bonus, start == 0 ? beginning_bonus : neighbours_bonus);
    }
    return bonus;
  }

  SearchHit look_closely(const Candidate& candidate) const {
    double best = 1.0;
    for (std::uint32_t t = index_.document_texts_[candidate.document];
         t < index_.document_texts_[candidate.document + 1]; ++t)
      if (allowed_[index_.texts_[t].language]) best = std::max(best, bonus(t));
    return {candidate.document, static_cast<double>(candidate.score) * best, {}};
  }

  void explain(SearchHit& hit) const {
    for (const TypedWord& typed : typed_) {
      double best = 0.0;
      SearchReason reason;
      for (std::uint32_t t = index_.document_texts_[hit.document]; t < index_.document_texts_[hit.document + 1]; ++t) {
        const SearchIndex::Text& text = index_.texts_[t];
        if (!allowed_[text.language]) continue;
        for (const std::uint32_t word : words_of(t)) {
          const WordMeaning* const meaning = meaning_for(typed, word, text.language);
          if (meaning == nullptr) continue;
          const double earned = index_.fields_[text.field].weight * meaning->worth;
          if (earned <= best) continue;
          best = earned;
          reason = {typed.word.folded, index_.vocabulary_.word(word), meaning->meeting, text.field,
                    index_.languages_[text.language]};
        }
      }
      if (best > 0.0) hit.reasons.push_back(std::move(reason));
    }
  }

  const SearchIndex& index_;
  const SearchOptions& options_;
  std::vector<bool> allowed_;  ///< languages
  std::vector<TypedWord> typed_;
  std::vector<float> totals_;      ///< of each document
  std::vector<std::uint8_t> met_;  ///< typed words that each document meets
};

Result<SearchIndex> SearchIndex::build(std::vector<SearchField> fields, std::span<const SearchText> texts) {
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t t) { return texts[t].document; });
  const std::size_t field_count = fields.size();
  IndexBuilder builder(std::move(fields));
  for (const std::uint32_t t : order) {
    if (texts[t].field >= field_count)
      return refuse({"unknown-search-field",
                     fmt::format("A text of document {} names field {}, but there are only {}.", texts[t].document,
                                 texts[t].field, field_count),
                     {},
                     {}});
    builder.add(texts[t]);
  }
  return builder.finish();
}

SearchReply SearchIndex::find(std::string_view query, const SearchOptions& options) const {
  return Search(*this, query, options).run();
}

std::size_t SearchIndex::memory_bytes() const {
  const auto bytes = [](const auto& list) { return list.capacity() * sizeof(list[0]); };
  return vocabulary_.memory_bytes() + bytes(texts_) + bytes(document_texts_) + bytes(text_words_) +
         bytes(text_starts_) + bytes(postings_) + bytes(posting_starts_) + bytes(stems_);
}

}  // namespace zubia::search
