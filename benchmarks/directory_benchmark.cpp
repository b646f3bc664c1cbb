// Measures the directory on real and generated organisations:
//   zubia_directory_benchmark search [COUNT]      the index over organisations, and each key of many queries
//   zubia_directory_benchmark duplicates [COUNT]  the search for duplicates
// The lists are those of tests/organisation_files.hpp; without them all is generated.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/organisations/find_duplicates.hpp"
#include "engine/search/search_index.hpp"
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

void report_keys(std::vector<double>& times, const char* what) {
  if (times.empty()) return;
  std::ranges::sort(times);
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print("{:<28} {:>6} keys   p50 {:7.3f} ms   p95 {:7.3f} ms   p99 {:7.3f} ms   most {:7.3f} ms\n", what,
             times.size(), at(0.5), at(0.95), at(0.99), times.back());
}

/// Types each query letter by letter.
void press_keys(const search::SearchIndex& index, const std::vector<std::string>& queries,
                const search::SearchOptions& options) {
  std::vector<double> all;
  std::vector<double> by_length[4];
  std::size_t hits = 0;
  for (const std::string& query : queries) {
    for (std::size_t length = 1; length <= query.size(); ++length) {
      // Only whole characters are typed.
      if (length < query.size() && (static_cast<unsigned char>(query[length]) & 0xC0U) == 0x80U) continue;
      const auto start = std::chrono::steady_clock::now();
      hits += index.find(query.substr(0, length), options).hits.size();
      all.push_back(milliseconds_since(start));
      by_length[std::min<std::size_t>(length, 4) - 1].push_back(all.back());
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

int measure_search(std::size_t count) {
  RandomStream random({}, 2);
  const std::vector<OrganisationRecord> records = organisations_for(count);
  const char* shared = std::getenv("ZUBIA_SHARED");
  const Labels labels = labels_of(
      std::string(shared != nullptr ? shared : ZUBIA_ROOT "/../shared") + "/data/classifications/nace_rev2_labels.csv",
      "name_");
  std::vector<search::SearchText> texts;
  std::vector<std::string> queries;
  for (std::uint32_t d = 0; d < records.size(); ++d) {
    texts.push_back({d, 0, "", records[d].names.front()});
    if (records[d].city.size() > 2) texts.push_back({d, 2, "", records[d].city});
    if (labels.rows.empty()) continue;
    const auto& activity = labels.rows[random.below(labels.rows.size())];
    for (const std::string& language : labels.languages)
      texts.push_back({d, 3, language, activity.at("name_" + language)});
    const std::string& language = labels.languages[random.below(labels.languages.size())];
    for (int offer = 0; offer < 3; ++offer)
      texts.push_back({d, 1, language, labels.rows[random.below(labels.rows.size())].at("name_" + language)});
  }
  const auto start = std::chrono::steady_clock::now();
  const auto index =
      search::SearchIndex::build({{"name", 4.0}, {"offer", 2.0}, {"city", 1.0}, {"activity", 1.0}}, texts);
  if (!index) return 1;
  report_index(*index, milliseconds_since(start));
  for (int i = 0; i < 200; ++i) {
    std::string query = texts[random.below(texts.size())].text;
    query.resize(std::min<std::size_t>(query.size(), 24));
    queries.push_back(i % 3 == 0 ? with_typo(query, random) : query);
  }
  press_keys(*index, queries, {});
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
