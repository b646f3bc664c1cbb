// Measures the picker of codes, key by key, in processor time:
//   zubia_codes_benchmark FILE [QUERIES]
// FILE holds a code and a column of labels per language, such as the procurement vocabulary in 24 languages. Queries
// are labels of each language, typed letter by letter; every third has a typo. Each key is answered as search-codes
// answers it. Beside it stands what a plain loop takes: all labels, each compared word by word as they stand.

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/classifications/code_parents.hpp"
#include "engine/text/folded_text.hpp"
#include "formats/classification_labels.hpp"
#include "operations/classifications/found_codes.hpp"

namespace {

using namespace zubia;

/// Of this thread alone: others may use the machine meanwhile.
double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

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

std::vector<Query> queries_of(const std::vector<ClassificationCode>& codes, const std::vector<std::string>& languages,
                              std::size_t count) {
  RandomStream random({}, 3);
  std::vector<Query> queries;
  for (const std::string& language : languages) {
    for (std::size_t q = 0; q < count; ++q) {
      const auto& labels = codes[random.below(codes.size())].labels;
      const auto label = std::ranges::find(labels, language, &LocalisedText::language);
      if (label == labels.end()) continue;
      std::size_t length = std::min<std::size_t>(label->text.size(), 24);
      while (!is_whole(label->text, length)) --length;
      std::string text = label->text.substr(0, length);
      queries.push_back({language, q % 3 == 0 ? with_typo(std::move(text), random) : std::move(text)});
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

int measure(const std::string& path, std::size_t count) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto labels = formats::read_classification_labels(bytes, path);
  if (!labels) {
    fmt::print(stderr, "{}\n", labels.error().detail);
    return 1;
  }
  std::vector<std::string> names;
  for (const auto& code : labels->codes) names.push_back(code.code);
  const std::vector<std::string> parents = code_parents(names);
  std::vector<ClassificationCode> codes;
  std::vector<std::vector<std::string>> folded_labels;
  for (std::size_t c = 0; c < names.size(); ++c) {
    codes.push_back({names[c], parents[c], labels->codes[c].names});
    folded_labels.emplace_back();
    for (const LocalisedText& label : codes.back().labels) folded_labels.back().push_back(text::folded(label.text));
  }
  const double start = processor_ms();
  const auto catalogue = operations::CodeCatalogue::made_of({.id = "cpv"}, codes);
  if (!catalogue) return 1;
  fmt::print("{} codes in {} languages, {} different words, {:.1f} MB of index, made in {:.0f} ms\n", codes.size(),
             labels->languages.size(), (*catalogue)->index().words(),
             static_cast<double>((*catalogue)->index().memory_bytes()) / 1e6, processor_ms() - start);
  const std::vector<Query> queries = queries_of(codes, labels->languages, count);
  std::size_t hits = 0;
  const auto search = [&](const std::vector<std::string>& in) {
    return [&, in](const std::string& typed, const std::string& language) {
      const auto found =
          operations::found_codes(**catalogue, {.query = typed, .languages = in.empty() ? in : std::vector{language}},
                                  operations::shown_languages(language, {"eu", "es", "fr"}));
      hits += found ? found->codes.size() : 0;
    };
  };
  report(type("in all languages", queries, search({})));
  report(type("in the language that is typed", queries, search({"own"})));
  for (const std::string& language : labels->languages) {
    std::vector<Query> own;
    std::ranges::copy_if(queries, std::back_inserter(own), [&](const Query& one) { return one.language == language; });
    report(type(fmt::format("typed in {}, in all languages", language), own, search({})));
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
