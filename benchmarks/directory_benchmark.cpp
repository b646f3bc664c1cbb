// Measures the directory on real and generated organisations:
//   zubia_directory_benchmark search [COUNT]      the processor time of each key of many queries in four languages over
//                                                 organisations, beside a plain loop over the same texts
//   zubia_directory_benchmark duplicates [COUNT]  the search for duplicates
// The lists are those of tests/organisation_files.hpp; without them all is generated.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <sstream>
#include <string>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/organisations/find_duplicates.hpp"
#include "engine/search/search_index.hpp"
#include "engine/text/folded_text.hpp"
#include "tests/organisation_files.hpp"

namespace {

using namespace zubia;
using organisations::OrganisationRecord;

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

const std::string& any_of(const std::vector<std::string>& list, RandomStream& random) {
  return list[random.below(list.size())];
}

/// Words to make names of: those of the lists, or syllables.
std::vector<std::string> words_of(const std::vector<OrganisationRecord>& records, RandomStream& random) {
  std::vector<std::string> words;
  for (const OrganisationRecord& record : records)
    for (const auto& word : organisations::take_name_apart(record.names.front()).words) words.push_back(word.word);
  const std::vector<std::string> syllables = {"ar", "be", "du", "ga", "iz", "ko", "la", "men", "or", "txe", "ur", "zu"};
  for (int i = 0; i < 40000; ++i)
    words.push_back(any_of(syllables, random) + any_of(syllables, random) + any_of(syllables, random) +
                    any_of(syllables, random));
  return words;
}

/// One letter changed, left out, doubled or swapped with the next.
std::string with_typo(std::string word, RandomStream& random) {
  if (word.size() < 5) return word;
  const std::size_t place = 1 + random.below(word.size() - 2);
  switch (random.below(4)) {
    case 0:
      word[place] = static_cast<char>('a' + random.below(26));
      break;
    case 1:
      word.erase(place, 1);
      break;
    case 2:
      word.insert(place, 1, word[place]);
      break;
    default:
      std::swap(word[place], word[place + 1]);
  }
  return word;
}

std::vector<OrganisationRecord> organisations_for(std::size_t count) {
  RandomStream random({}, 1);
  std::vector<OrganisationRecord> records = organisations::public_organisations(ZUBIA_ROOT);
  const std::vector<std::string> words = words_of(records, random);
  const std::vector<std::string> forms = {"SL", "SA", "S. Coop.", "SAS", "SARL", "Lda", "GmbH"};
  const std::vector<std::string> cities = {"Bilbao",   "Donostia", "Pamplona", "Bayonne",
                                           "Bordeaux", "Pau",      "Gasteiz",  "Irun"};
  for (std::size_t i = records.size(); i < count; ++i) {
    OrganisationRecord record{.id = fmt::format("made:{}", i)};
    record.names = {fmt::format("{} {} {} {}", any_of(words, random), any_of(words, random), any_of(words, random),
                                any_of(forms, random))};
    // One in ten is one that was there already, written in another way.
    if (i > 100 && random.below(10) == 0) record.names = {with_typo(records[random.below(i)].names.front(), random)};
    record.country = random.below(2) == 0 ? "ES" : "FR";
    record.city = any_of(cities, random);
    records.push_back(std::move(record));
  }
  records.resize(std::min(records.size(), count));
  return records;
}

/// The labels of a classification: a row each, a column per language.
struct Labels {
  std::vector<std::string> languages;
  std::vector<organisations::FileRow> rows;
};

Labels labels_of(const std::string& path, const std::string& prefix) {
  Labels labels{.languages = {}, .rows = organisations::file_rows(path)};
  if (labels.rows.empty()) return labels;
  for (const auto& [column, text] : labels.rows.front())
    if (column.starts_with(prefix) && column.size() == prefix.size() + 2)
      labels.languages.push_back(column.substr(prefix.size()));
  return labels;
}

/// The processor time of this thread, which others on the machine do not lengthen.
double processor_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

void report_keys(std::vector<double>& times, const std::string& what) {
  if (times.empty()) return;
  std::ranges::sort(times);
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print("{:<28} {:>6} keys   p50 {:8.3f} ms   p95 {:8.3f} ms   p99 {:8.3f} ms   most {:8.3f} ms\n", what,
             times.size(), at(0.5), at(0.95), at(0.99), times.back());
}

/// What stands in the field after each key. Only whole characters are typed.
std::vector<std::string> keys_of(const std::string& query) {
  std::vector<std::string> typed;
  for (std::size_t length = 1; length <= query.size(); ++length)
    if (length == query.size() || (static_cast<unsigned char>(query[length]) & 0xC0U) != 0x80U)
      typed.push_back(query.substr(0, length));
  return typed;
}

/// Types each query letter by letter.
void press_keys(const search::SearchIndex& index, const std::vector<std::string>& queries,
                const search::SearchOptions& options) {
  std::vector<double> all;
  std::vector<double> by_length[4];
  std::size_t hits = 0;
  for (const std::string& query : queries) {
    std::size_t number = 0;
    for (const std::string& typed : keys_of(query)) {
      const double start = processor_ms();
      hits += index.find(typed, options).hits.size();
      all.push_back(processor_ms() - start);
      by_length[std::min<std::size_t>(++number, 4) - 1].push_back(all.back());
    }
  }
  report_keys(by_length[0], "first letter");
  report_keys(by_length[1], "second letter");
  report_keys(by_length[2], "third letter");
  report_keys(by_length[3], "later letters");
  report_keys(all, "all keys");
  fmt::print("{} hits\n", hits);
}

void report_index(const search::SearchIndex& index, double build_ms) {
  fmt::print("{} documents, {} different words, built in {:.0f} ms, {:.1f} MB\n", index.documents(), index.words(),
             build_ms, static_cast<double>(index.memory_bytes()) / 1e6);
}

/// What somebody types, and which document they have in mind where it is a name.
struct Wanted {
  std::string query;
  std::uint32_t document = 0;
  bool is_name = false;
};

constexpr std::size_t shown = 20;
constexpr std::size_t queries_a_language = 150;

/// What a search without an index does: it goes through all texts, folded beforehand, for those that hold every word
/// somewhere, in the order in which they stand. It knows no typos, no stems and no order of relevance.
class PlainLoop {
 public:
  PlainLoop(const std::vector<search::SearchText>& texts, std::size_t documents) : folded_(documents) {
    for (const search::SearchText& text : texts) folded_[text.document] += text::folded(text.text) + "\n";
  }

  std::vector<std::uint32_t> find(const std::string& query) const {
    std::vector<std::string> words;
    std::istringstream typed(text::folded(query));
    for (std::string word; typed >> word;) words.push_back(word);
    std::vector<std::uint32_t> found;
    for (std::uint32_t d = 0; d < folded_.size(); ++d)
      if (std::ranges::all_of(words,
                              [&](const std::string& word) { return folded_[d].find(word) != std::string::npos; }))
        found.push_back(d);
    return found;
  }

 private:
  std::vector<std::string> folded_;
};

/// Queries in one language: names, and what is offered; every third with a typo.
std::vector<Wanted> queries_in(const std::string& language, const std::vector<search::SearchText>& texts,
                               RandomStream& random) {
  constexpr std::size_t typed_max = 24;
  std::vector<Wanted> wanted;
  while (wanted.size() < queries_a_language) {
    const search::SearchText& text = texts[random.below(texts.size())];
    const bool is_name = text.field == 0;
    // As many of names as of offers and activities, whatever there is more of.
    if (is_name != (wanted.size() % 2 == 0) || (!is_name && text.language != language)) continue;
    std::string query = text.text;
    if (query.size() > typed_max) query.resize(std::min(query.find(' ', typed_max), query.size()));
    wanted.push_back({wanted.size() % 3 == 0 ? with_typo(query, random) : query, text.document, is_name});
  }
  return wanted;
}

/// Names and offers of organisations as they are typed, beside a plain loop over the same texts.
void press_in(const std::string& language, const std::vector<Wanted>& wanted, const search::SearchIndex& index,
              const PlainLoop& loop) {
  constexpr std::size_t keys_between = 12;  // the loop is slow: it is asked at some of the keys
  std::vector<double> ours;
  std::vector<double> plain;
  std::size_t names = 0;
  std::size_t found_by_us = 0;
  std::size_t found_by_loop = 0;
  std::size_t pressed = 0;
  for (const Wanted& one : wanted) {
    std::vector<search::SearchHit> hits;
    for (const std::string& typed : keys_of(one.query)) {
      double start = processor_ms();
      hits = index.find(typed, {.limit = shown}).hits;
      ours.push_back(processor_ms() - start);
      if (pressed++ % keys_between != 0) continue;
      start = processor_ms();
      static_cast<void>(loop.find(typed));
      plain.push_back(processor_ms() - start);
    }
    if (!one.is_name) continue;
    ++names;
    found_by_us += std::ranges::count(hits, one.document, &search::SearchHit::document) > 0 ? 1U : 0U;
    auto in_order = loop.find(one.query);
    in_order.resize(std::min(in_order.size(), shown));
    found_by_loop += std::ranges::count(in_order, one.document) > 0 ? 1U : 0U;
  }
  report_keys(ours, language + ", index");
  report_keys(plain, language + ", plain loop");
  fmt::print("{:<28} of {} names, {} are among the first {} once typed; of the plain loop {}\n", language, names,
             found_by_us, shown, found_by_loop);
}

int measure_search(std::size_t count) {
  RandomStream random({}, 2);
  const std::vector<OrganisationRecord> records = organisations_for(count);
  const Labels labels = labels_of(ZUBIA_ROOT "/catalogues/nace_rev2.csv", "");
  if (labels.rows.empty()) return 1;
  std::vector<search::SearchText> texts;
  for (std::uint32_t d = 0; d < records.size(); ++d) {
    texts.push_back({d, 0, "", records[d].names.front()});
    if (records[d].city.size() > 2) texts.push_back({d, 2, "", records[d].city});
    const auto& activity = labels.rows[random.below(labels.rows.size())];
    for (const std::string& language : labels.languages) texts.push_back({d, 3, language, activity.at(language)});
    const std::string& language = labels.languages[random.below(labels.languages.size())];
    for (int offer = 0; offer < 3; ++offer)
      texts.push_back({d, 1, language, labels.rows[random.below(labels.rows.size())].at(language)});
  }
  const auto start = std::chrono::steady_clock::now();
  const auto index =
      search::SearchIndex::build({{"name", 4.0}, {"offer", 2.0}, {"city", 1.0}, {"activity", 1.0}}, texts);
  if (!index) return 1;
  report_index(*index, milliseconds_since(start));
  const PlainLoop loop(texts, records.size());
  std::vector<std::string> all;
  for (const std::string& language : labels.languages) {
    const auto wanted = queries_in(language, texts, random);
    press_in(language, wanted, *index, loop);
    for (const Wanted& one : wanted) all.push_back(one.query);
  }
  fmt::print("in all {} languages, by the letter\n", labels.languages.size());
  press_keys(*index, all, {.limit = shown});
  return 0;
}

int measure_duplicates(std::size_t count) {
  const std::vector<OrganisationRecord> records = organisations_for(count);
  const auto start = std::chrono::steady_clock::now();
  const auto report = organisations::find_duplicates(records);
  if (!report) return 1;
  const auto is = [](organisations::Outcome outcome) {
    return [outcome](const organisations::DuplicatePair& pair) { return pair.comparison.outcome == outcome; };
  };
  fmt::print("{} records in {:.1f} s: {} pairs compared, {} the same, {} to ask, {} clusters, {} blocks left out\n",
             records.size(), milliseconds_since(start) / 1000.0, report->compared,
             std::ranges::count_if(report->pairs, is(organisations::Outcome::same)),
             std::ranges::count_if(report->pairs, is(organisations::Outcome::ask)), report->clusters.size(),
             report->blocks_left_out);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::string what = count > 1 ? words[1] : "search";
  const std::size_t records = count > 2 ? std::strtoul(words[2], nullptr, 10) : 100000;
  if (what == "duplicates") return measure_duplicates(records);
  return measure_search(records);
}
