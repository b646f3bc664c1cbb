#include "engine/text/stemmer.hpp"

#include <libstemmer.h>

#include <utility>

#include "engine/text/basque_stem.hpp"

namespace zubia::text {

// Snowball takes the two-letter codes of ISO 639-1 as names of its algorithms; UTF-8 is its default.
Stemmer::Stemmer(std::string_view language)
    : basque_(language == "eu"), stemmer_(basque_ ? nullptr : sb_stemmer_new(std::string(language).c_str(), nullptr)) {}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

std::vector<std::string> Stemmer::stems(const Word& word) {
  if (!knows_language()) return {};
  std::vector<std::string> stems = {folded(stem(word.written))};
  if (word.written != word.folded) {
    std::string other = stem(word.folded);
    if (other != stems.front()) stems.push_back(std::move(other));
  }
  return stems;
}

std::string Stemmer::stem(std::string_view word) {
  if (basque_) return basque_stem(word);
  // Bytes have no sign to Snowball.
  const auto* const bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* const stemmed = sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size()));
  if (stemmed == nullptr) return std::string(word);
  return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace zubia::text
