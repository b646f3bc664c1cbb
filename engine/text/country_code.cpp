#include "engine/text/country_code.hpp"

#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <array>
#include <map>

#include "engine/text/folded_text.hpp"

namespace zubia::text {
namespace {

/// Words alone, so that `Países Bajos (los)` and `paises bajos los` are one.
std::string plain(std::string_view text) {
  std::string words;
  for (const Word& word : words_of(text)) words += (words.empty() ? "" : " ") + word.folded;
  return words;
}

void add_names(std::map<std::string, std::string>& countries, const std::string& code) {
  for (const char* language : {"en", "es", "fr", "eu"}) {
    std::array<UChar, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        uloc_getDisplayCountry(("und_" + code).c_str(), language, name.data(), name.size(), &status);
    if (U_FAILURE(status) != 0 || length <= 0) continue;
    std::string utf8;
    icu::UnicodeString(name.data(), length).toUTF8String(utf8);
    countries.emplace(plain(utf8), code);
  }
}

std::map<std::string, std::string> all_countries() {
  std::map<std::string, std::string> countries = {{"el", "GR"}, {"uk", "GB"}, {"usa", "US"}, {"great britain", "GB"}};
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    countries.emplace(plain(*code), *code);
    countries.emplace(plain(uloc_getISO3Country((std::string("und_") + *code).c_str())), *code);
    add_names(countries, *code);
  }
  return countries;
}

}  // namespace

std::optional<std::string> country_code_of(std::string_view text) {
  static const std::map<std::string, std::string> countries = all_countries();
  const auto found = countries.find(plain(text));
  if (found == countries.end()) return std::nullopt;
  return found->second;
}

}  // namespace zubia::text
