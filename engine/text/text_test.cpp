#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "engine/text/country_code.hpp"
#include "engine/text/folded_text.hpp"
#include "engine/text/stemmer.hpp"
#include "engine/text/text_distance.hpp"

namespace zubia::text {
namespace {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : words_of(text)) words.push_back(word.folded);
  return words;
}

/// The first stem of the first word.
std::string stem_in(const char* language, std::string_view text) {
  Stemmer stemmer(language);
  return stemmer.stems(words_of(text).front()).front();
}

TEST(FoldedText, BytesThatAreNoUtf8DivideWordsAndNothingElse) {
  EXPECT_EQ(folded_words("caf\xE9 teria"), (std::vector<std::string>{"caf", "teria"}));
  EXPECT_EQ(folded_words("\xFF\xFE"), std::vector<std::string>{});
  EXPECT_EQ(folded_words(""), std::vector<std::string>{});
}

TEST(FoldedText, CaseAccentsAndStrokesGo) {
  EXPECT_EQ(folded("ELECTRÓNICA Ñandú"), "electronica nandu");
  EXPECT_EQ(folded("Straße"), "strasse");
  EXPECT_EQ(folded("Malmö Øresund Łódź Œuvre"), "malmo oresund lodz oeuvre");
  EXPECT_EQ(folded("ﬁlière Ⅳ ２"), "filiere iv 2");
  EXPECT_EQ(folded("ΜΗΧΑΝΈΣ"), "μηχανεσ");
}

TEST(FoldedText, WordsAreRunsOfLettersAndDigits) {
  EXPECT_EQ(folded_words("L'Électronique, S.L. (I+D) 3-axis"),
            (std::vector<std::string>{"l", "electronique", "s", "l", "i", "d", "3", "axis"}));
  EXPECT_EQ(words_of("Électronique").front().written, "électronique");
}

TEST(Stemmer, TheFormsOfAWordMeetInTheFourLanguages) {
  EXPECT_EQ(stem_in("es", "máquinas"), stem_in("es", "máquina"));
  EXPECT_EQ(stem_in("fr", "machines"), stem_in("fr", "machine"));
  EXPECT_EQ(stem_in("en", "machining"), stem_in("en", "machined"));
  for (const char* form : {"enpresak", "enpresaren", "enpresetako", "enpresei"})
    EXPECT_EQ(stem_in("eu", form), stem_in("eu", "enpresa")) << form;
  for (const char* form : {"teknologiak", "teknologien", "teknologietan", "teknologiarekin"})
    EXPECT_EQ(stem_in("eu", form), stem_in("eu", "teknologia")) << form;
}

TEST(Stemmer, AWordTypedWithoutItsAccentsHasAStemOfTheAccentedOne) {
  Stemmer french("fr");
  const auto written = french.stems(words_of("électriques").front());
  const auto typed = french.stems(words_of("electriques").front());
  EXPECT_NE(std::ranges::find(written, typed.front()), written.end());
}

TEST(Stemmer, WithoutAnAlgorithmThereAreNoStems) {
  EXPECT_FALSE(Stemmer("mt").knows_language());
  EXPECT_TRUE(Stemmer("mt").stems({"makna", "makna"}).empty());
  EXPECT_FALSE(Stemmer("").knows_language());
}

TEST(TextDistance, KnownDistances) {
  EXPECT_EQ(edit_distance(U"kitten", U"sitting", 5), 3U);
  EXPECT_EQ(edit_distance(U"ikelran", U"ikerlan", 5), 1U);  // a swap
  EXPECT_EQ(edit_distance(U"ca", U"abc", 5), 3U);           // the swapped pair is not touched again
  EXPECT_EQ(edit_distance(U"", U"abc", 5), 3U);
  EXPECT_EQ(edit_distance(U"kitten", U"sitting", 2), 3U);
  EXPECT_EQ(edit_distance(U"a", U"abcdef", 2), 3U);
}

// Winkler (1990), table of examples.
TEST(TextDistance, PublishedSimilarities) {
  EXPECT_NEAR(jaro_winkler("martha", "marhta"), 0.961, 0.0005);
  EXPECT_NEAR(jaro_winkler("dwayne", "duane"), 0.840, 0.0005);
  EXPECT_NEAR(jaro_winkler("dixon", "dicksonx"), 0.813, 0.0005);
  EXPECT_EQ(jaro_winkler("", ""), 1.0);
  EXPECT_EQ(jaro_winkler("a", ""), 0.0);
  EXPECT_EQ(jaro_winkler("a", "a"), 1.0);
}

/// Letters, accents, ligatures and bytes that are none.
std::string any_text() {
  return *rc::gen::map(
      rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
          "a", "B", "é", "Ñ", "ß", "Ø", "ﬁ", "İ", "Σ", " ", ".", "'", "\xE9", "\u0301", "Ⅳ", "한", "７")),
      [](const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts) text += part;
        return text;
      });
}

TEST(FoldedTextLaw, FoldingTwiceChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    const std::string once = folded(any_text());
    RC_ASSERT(folded(once) == once);
    for (const Word& word : words_of(once)) RC_ASSERT(word.folded == word.written);
  }));
}

std::u32string any_word() {
  const auto word = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc")));
  return {word.begin(), word.end()};
}

TEST(TextDistanceLaw, ItIsSymmetricAndZeroForEqualWordsOnly) {
  EXPECT_TRUE(rc::check([] {
    const std::u32string one = any_word();
    const std::u32string other = any_word();
    RC_ASSERT(edit_distance(one, other, 9) == edit_distance(other, one, 9));
    RC_ASSERT((edit_distance(one, other, 9) == 0) == (one == other));
    RC_ASSERT(edit_distance(one, other, 2) == std::min<std::size_t>(3, edit_distance(one, other, 99)));
    const std::string a(one.begin(), one.end());
    const std::string b(other.begin(), other.end());
    RC_ASSERT(jaro_winkler(a, b) == jaro_winkler(b, a));
    RC_ASSERT(jaro_winkler(a, b) <= 1.0 && jaro_winkler(a, a) == 1.0);
  }));
}

TEST(CountryCode, ACountryIsKnownByItsCodesAndByItsNameInFourLanguages) {
  for (const char* text : {"ES", "esp", "Spain", "España", "espagne", "Espainia", " SPAIN "})
    EXPECT_EQ(country_code_of(text), "ES") << text;
  EXPECT_EQ(country_code_of("EL"), "GR");
  EXPECT_EQ(country_code_of("United Kingdom"), "GB");
  for (const char* text : {"", "XX", "Gipuzkoa", "Spain and France"}) EXPECT_FALSE(country_code_of(text)) << text;
}

}  // namespace
}  // namespace zubia::text
