// Measures the picker of codes, key by key, in processor time:
//   zubia_codes_benchmark FILE [QUERIES]
// FILE holds a code and a column of labels per language, such as the procurement vocabulary in 24 languages. Queries
// are labels of each language, typed letter by letter; every third has a typo. Each key is answered as search-codes
// answers it. Beside it stands what a plain loop takes: all labels, each compared word by word as they stand.

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/search/search_index.hpp"
#include "engine/text/folded_text.hpp"
#include "tests/organisation_files.hpp"

namespace {

using namespace zubia;

/// Of this thread alone: others may use the machine meanwhile.
double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// A code with its labels, in the order of the languages.
struct Code {
  std::string code;
  std::vector<std::string> labels;
};

struct Query {
  std::string language;
  std::string text;
};

std::string with_typo(std::string word, RandomStream& random) {
  if (word.size() < 5) return word;
  const std::size_t place = 1 + random.below(word.size() - 2);
  if (static_cast<unsigned char>(word[place]) >= 0x80U) return word;
  word.erase(place, 1);
  return word;
}

/// Whole characters alone are typed.
bool is_whole(const std::string& text, std::size_t length) {
  return length == text.size() || (static_cast<unsigned char>(text[length]) & 0xC0U) != 0x80U;
}

std::vector<Query> queries_of(const std::vector<Code>& codes, const std::vector<std::string>& languages,
                              std::size_t count) {
  RandomStream random({}, 3);
  std::vector<Query> queries;
  for (std::size_t l = 0; l < languages.size(); ++l) {
    for (std::size_t q = 0; q < count; ++q) {
      const std::string& label = codes[random.below(codes.size())].labels[l];
      std::size_t length = std::min<std::size_t>(label.size(), 24);
      while (!is_whole(label, length)) --length;
      std::string text = label.substr(0, length);
      queries.push_back({languages[l], q % 3 == 0 ? with_typo(std::move(text), random) : std::move(text)});
    }
  }
  return queries;
}

struct Line {
  std::string what;
  std::vector<double> times;
};

void report(Line line) {
  if (line.times.empty()) return;
  std::ranges::sort(line.times);
  const auto at = [&](double share) {
    return line.times[static_cast<std::size_t>(share * static_cast<double>(line.times.size() - 1))];
  };
  fmt::print("{:<34} {:>7} keys   p50 {:8.3f} ms   p99 {:8.3f} ms   most {:8.3f} ms\n", line.what, line.times.size(),
             at(0.5), at(0.99), line.times.back());
}

/// Answers each key of the queries, and keeps what each took.
template <class Answer>
Line type(std::string what, const std::vector<Query>& queries, const Answer& answer) {
  Line line{std::move(what), {}};
  for (const Query& query : queries)
    for (std::size_t length = 1; length <= query.text.size(); ++length) {
      if (!is_whole(query.text, length)) continue;
      const std::string typed = query.text.substr(0, length);
      const double start = processor_ms();
      answer(typed, query.language);
      line.times.push_back(processor_ms() - start);
    }
  return line;
}

/// What a picker without an index does: looks for each word in every label, both folded, and keeps the first twenty.
std::size_t plain_loop(const std::vector<std::vector<std::string>>& folded_labels, const std::string& typed) {
  const std::vector<text::Word> words = text::words_of(typed);
  std::vector<std::size_t> found;
  for (std::size_t c = 0; c < folded_labels.size() && found.size() < 20; ++c)
    for (const std::string& label : folded_labels[c]) {
      const auto has = [&](const text::Word& word) { return label.find(word.folded) != std::string::npos; };
      if (!std::ranges::all_of(words, has)) continue;
      found.push_back(c);
      break;
    }
  return found.size();
}

/// The same for one that tells the best from the rest: how far each word of each label is from those that are typed.
std::size_t plain_ranking(const std::vector<std::vector<std::string>>& folded_labels, const std::string& typed) {
  const std::vector<text::Word> words = text::words_of(typed);
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t c = 0; c < folded_labels.size(); ++c) {
    std::size_t met = 0;
    for (const std::string& label : folded_labels[c]) {
      std::size_t here = 0;
      for (const text::Word& word : words)
        for (std::size_t at = label.find(word.folded); at != std::string::npos; at = label.find(word.folded, at + 1))
          if (at == 0 || label[at - 1] == ' ') {
            ++here;
            break;
          }
      met = std::max(met, here);
    }
    if (met > 0) found.emplace_back(words.size() - std::min(met, words.size()), c);
  }
  std::ranges::sort(found);
  return found.size();
}

/// The columns of two letters are labels, each in its language.
std::vector<std::string> languages_of(const std::vector<organisations::FileRow>& rows) {
  std::vector<std::string> languages;
  if (rows.empty()) return languages;
  for (const auto& [column, text] : rows.front())
    if (column.size() == 2) languages.push_back(column);
  return languages;
}

int measure(const std::string& path, std::size_t count) {
  const std::vector<organisations::FileRow> rows = organisations::file_rows(path);
  const std::vector<std::string> languages = languages_of(rows);
  if (languages.empty()) {
    fmt::print(stderr, "{} has no codes with labels\n", path);
    return 1;
  }
  std::vector<Code> codes;
  std::vector<search::SearchText> texts;
  std::vector<std::vector<std::string>> folded_labels;
  for (const organisations::FileRow& row : rows) {
    const auto place = static_cast<std::uint32_t>(codes.size());
    codes.push_back({row.at("code"), {}});
    texts.push_back({place, 0, "", codes.back().code});
    folded_labels.emplace_back();
    for (const std::string& language : languages) {
      codes.back().labels.push_back(row.at(language));
      texts.push_back({place, 1, language, codes.back().labels.back()});
      folded_labels.back().push_back(text::folded(codes.back().labels.back()));
    }
  }
  const double start = processor_ms();
  const auto index = search::SearchIndex::build({{"code", 2.0}, {"label", 1.0}}, texts);
  if (!index) return 1;
  fmt::print("{} codes in {} languages, {} different words, {:.1f} MB of index, made in {:.0f} ms\n", codes.size(),
             languages.size(), index->words(), static_cast<double>(index->memory_bytes()) / 1e6,
             processor_ms() - start);
  const std::vector<Query> queries = queries_of(codes, languages, count);
  std::size_t hits = 0;
  const auto in_all = [&](const std::string& typed, const std::string&) { hits += index->find(typed).hits.size(); };
  const auto in_own = [&](const std::string& typed, const std::string& language) {
    hits += index->find(typed, {.languages = {language}}).hits.size();
  };
  report(type("in all languages", queries, in_all));
  report(type("in the language that is typed", queries, in_own));
  for (const std::string& language : languages) {
    std::vector<Query> own;
    std::ranges::copy_if(queries, std::back_inserter(own), [&](const Query& one) { return one.language == language; });
    report(type(fmt::format("typed in {}, in all languages", language), own, in_all));
  }
  report(type("plain loop, first 20 as they come", queries,
              [&](const std::string& typed, const std::string&) { hits += plain_loop(folded_labels, typed); }));
  report(type("plain loop, ranked, no typos", queries,
              [&](const std::string& typed, const std::string&) { hits += plain_ranking(folded_labels, typed); }));
  fmt::print("{} hits\n", hits);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "usage: zubia_codes_benchmark FILE [QUERIES]\n");
    return 2;
  }
  return measure(words[1], count > 2 ? std::stoul(words[2]) : 40);
}
