#include "engine/search/search_index.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <algorithm>

#include <set>

#include "engine/text/folded_text.hpp"
#include "engine/text/text_distance.hpp"

namespace zubia::search {
namespace {

const std::vector<SearchField> fields = {{"name", 3.0}, {"offer", 1.0}};

/// Four organisations with names and offers in four languages.
SearchIndex directory() {
  const std::vector<SearchText> texts = {
      {0, 0, "", "Orona S. Coop."},
      {0, 1, "es", "Ascensores y escaleras mecánicas"},
      {0, 1, "eu", "Igogailuak eta eskailera mekanikoak"},
      {1, 0, "", "Danobat Group"},
      {1, 1, "es", "Máquinas-herramienta de rectificado"},
      {1, 1, "fr", "Machines-outils électriques"},
      {2, 0, "", "Tecnalia Research & Innovation"},
      {2, 1, "en", "Machining of composites"},
      {3, 0, "", "Tecnalia"},
      {3, 1, "eu", "Enpresentzako teknologia"},
  };
  return *SearchIndex::build(fields, texts);
}

std::vector<std::uint32_t> found(const SearchIndex& index, std::string_view query, const SearchOptions& options = {}) {
  std::vector<std::uint32_t> documents;
  for (const SearchHit& hit : index.find(query, options).hits) documents.push_back(hit.document);
  return documents;
}

using Documents = std::vector<std::uint32_t>;

TEST(SearchIndex, ATextOfAnUnknownFieldIsRefused) {
  const auto index = SearchIndex::build(fields, std::vector<SearchText>{{4, 2, "", "x"}});
  ASSERT_FALSE(index);
  EXPECT_EQ(index.error().code, "unknown-search-field");
  EXPECT_EQ(index.error().detail, "A text of document 4 names field 2, but there are only 2.");
}

TEST(SearchIndex, NothingIsFoundInNothingOrForNothing) {
  EXPECT_EQ(found(SearchIndex(), "orona"), Documents{});
  EXPECT_EQ(found(*SearchIndex::build(fields, {}), "orona"), Documents{});
  for (const char* query : {"", " ", "...", "qqq", "\xFF"}) EXPECT_EQ(found(directory(), query), Documents{}) << query;
}

TEST(SearchIndex, ALongQueryIsCutToTwelveWords) {
  std::string query;
  for (int i = 0; i < 5000; ++i) query += "orona ";
  EXPECT_EQ(directory().find(query).words_typed, 12U);
  EXPECT_EQ(found(directory(), std::string(100000, 'x')), Documents{});
}

TEST(SearchIndex, HitsAreTakenByThePageAndOnlyThoseThatAreAcceptedWhileAllThatMeetTheWordsAreCounted) {
  const SearchOptions first{.limit = 1};
  const SearchOptions second{.limit = 1, .first = 1};
  EXPECT_EQ(found(directory(), "tecnalia", first), Documents{3}) << "an exact name";
  EXPECT_EQ(found(directory(), "tecnalia", second), Documents{2});
  EXPECT_EQ(found(directory(), "tecnalia", {.limit = 1, .first = 2}), Documents{});
  const SearchOptions only_two{.accepts = [](std::uint32_t document) { return document == 2; }};
  EXPECT_EQ(found(directory(), "tecnalia", only_two), Documents{2});
  EXPECT_EQ(directory().find("tecnalia", only_two).matches, (Documents{2, 3}));
}

TEST(SearchIndex, ItFindsWhileOneTypes) {
  for (const char* query : {"o", "or", "oro", "oron", "orona"})
    EXPECT_EQ(found(directory(), query).front(), 0U) << query;
  EXPECT_EQ(found(directory(), "danobat g"), Documents{1});
  EXPECT_EQ(found(directory(), "oro", {.last_word_complete = true}), Documents{});
}

TEST(SearchIndex, AnExactNameComesFirst) {
  EXPECT_EQ(found(directory(), "tecnalia"), (Documents{3, 2}));
  EXPECT_EQ(found(directory(), "tecnalia research"), Documents{2});
}

TEST(SearchIndex, AccentsAndCaseDoNotMatter) {
  EXPECT_EQ(found(directory(), "MAQUINAS"), Documents{1});
  EXPECT_EQ(found(directory(), "électriques"), Documents{1});
  EXPECT_EQ(found(directory(), "electriques"), Documents{1});
}

TEST(SearchIndex, FormsOfAWordMeetInTheLanguageOfTheText) {
  EXPECT_EQ(found(directory(), "ascensor "), Documents{0});
  EXPECT_EQ(found(directory(), "electrique "), Documents{1});
  EXPECT_EQ(found(directory(), "machined ").front(), 2U);
  EXPECT_EQ(found(directory(), "enpresa "), Documents{3});
  const SearchReply reply = directory().find("maquina ");
  ASSERT_EQ(reply.hits.size(), 1U);
  EXPECT_EQ(reply.hits[0].reasons, (std::vector<SearchReason>{{"maquina", "maquinas", Meeting::stem, 1, "es"}}));
}

TEST(SearchIndex, OneLetterOffIsFoundAndTwoInLongWords) {
  EXPECT_EQ(found(directory(), "danobta "), Documents{1});
  EXPECT_EQ(found(directory(), "ornoa "), Documents{0});
  EXPECT_EQ(found(directory(), "orna "), Documents{0});
  EXPECT_EQ(found(directory(), "teknalya research "), Documents{2});
  EXPECT_EQ(found(directory(), "dx "), Documents{});
  const SearchReply reply = directory().find("danovat");
  EXPECT_TRUE(reply.with_typos);
  ASSERT_EQ(reply.hits.size(), 1U);
  EXPECT_EQ(reply.hits[0].reasons, (std::vector<SearchReason>{{"danovat", "danobat", Meeting::typo, 0, ""}}));
}

TEST(SearchIndex, OneCanBeWrongInTheMiddleOfTyping) { EXPECT_EQ(found(directory(), "escalre").front(), 0U); }

TEST(SearchIndex, LanguagesThatAreNotWantedArePassedOver) {
  EXPECT_EQ(found(directory(), "machines", {.languages = {"es"}}), Documents{});
  EXPECT_EQ(found(directory(), "machines", {.languages = {"fr"}}), Documents{1});
  EXPECT_EQ(found(directory(), "danobat", {.languages = {"es"}}), Documents{1});
}

TEST(SearchIndex, WhoMeetsMoreWordsLeavesTheOthersOut) {
  EXPECT_EQ(found(directory(), "tecnalia composites"), Documents{2});
  const SearchReply reply = directory().find("tecnalia quantum");
  EXPECT_EQ(reply.words_met, 1U);
  EXPECT_EQ(reply.matching, 2U);
}

TEST(SearchIndex, DocumentsWithoutTextsCountNothing) {
  const auto index = *SearchIndex::build(fields, std::vector<SearchText>{{7, 0, "", "Orona"}, {2, 0, "", "Danobat"}});
  EXPECT_EQ(index.documents(), 8U);
  EXPECT_EQ(found(index, "orona"), Documents{7});
  EXPECT_EQ(found(index, "danobat"), Documents{2});
}

std::string any_word() {
  return *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("abce"))));
}

std::u32string wide(const std::string& word) { return {word.begin(), word.end()}; }

std::set<std::string> words_near(const Vocabulary& vocabulary, const std::vector<NearWords>& near) {
  std::set<std::string> words;
  for (const NearWords& each : near)
    for (std::uint32_t number = each.range.first; number < each.range.last; ++number)
      words.insert(vocabulary.word(number) + std::to_string(each.distance));
  return words;
}

TEST(VocabularyLaw, NearWordsAreThoseThatOneByOneComparisonFinds) {
  EXPECT_TRUE(rc::check([] {
    const auto words = *rc::gen::container<std::vector<std::string>>(30, rc::gen::exec(any_word));
    const std::string typed = any_word();
    const auto distance_max = *rc::gen::inRange<std::size_t>(0, 3);
    const Vocabulary vocabulary(words);
    std::set<std::string> near;
    std::set<std::string> beginning;
    for (const std::string& word : words) {
      const std::size_t distance = text::edit_distance(wide(typed), wide(word), distance_max);
      if (distance <= distance_max) near.insert(word + std::to_string(distance));
      std::size_t best = distance_max + 1;
      for (std::size_t size = 0; size <= word.size(); ++size)
        best = std::min(best, text::edit_distance(wide(typed), wide(word.substr(0, size)), distance_max));
      if (best <= distance_max) beginning.insert(word + std::to_string(best));
    }
    RC_ASSERT(words_near(vocabulary, vocabulary.near(wide(typed), distance_max)) == near);
    RC_ASSERT(words_near(vocabulary, vocabulary.near_beginning(wide(typed), distance_max)) == beginning);
  }));
}

TEST(VocabularyLaw, BeginningsAndWordsAreFound) {
  EXPECT_TRUE(rc::check([] {
    const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::exec(any_word));
    const std::string start = any_word();
    const Vocabulary vocabulary(words);
    const WordRange range = vocabulary.beginning_with(wide(start));
    const std::set<std::string> distinct(words.begin(), words.end());
    RC_ASSERT(vocabulary.size() == distinct.size());
    RC_ASSERT(range.last - range.first == static_cast<std::uint32_t>(std::ranges::count_if(
                                              distinct, [&](const auto& word) { return word.starts_with(start); })));
    RC_ASSERT(vocabulary.find(wide(start)).has_value() == distinct.contains(start));
  }));
}

TEST(SearchIndexLaw, TheExactNameIsFoundFirst) {
  EXPECT_TRUE(rc::check([] {
    const auto count = *rc::gen::inRange<std::uint32_t>(1, 40);
    std::vector<SearchText> texts;
    std::set<std::string> names;
    for (std::uint32_t d = 0; d < count; ++d) {
      std::string name = any_word();
      const int more = *rc::gen::inRange(0, 3);
      for (int i = 0; i < more; ++i) name += " " + any_word();
      if (names.insert(name).second) texts.push_back({d, 0, "", name});
      texts.push_back({d, 1, "es", any_word() + " " + any_word()});
    }
    const auto index = *SearchIndex::build(fields, texts);
    for (const SearchText& text : texts) {
      if (text.field != 0) continue;
      const SearchReply reply = index.find(text.text);
      RC_ASSERT(!reply.hits.empty());
      RC_ASSERT(reply.hits.front().document == text.document);
      RC_ASSERT(reply.hits.front().reasons.size() == reply.words_typed);
    }
  }));
}

}  // namespace
}  // namespace zubia::search
