/// Asks a server on this machine for much, at fixed moments, or keeps it waiting.
///
///     zubia_load ask PORT CONNECTIONS FIRST_NUMBER RECEIPTS PHASES KIND=RATE=FOLDER…
///     zubia_load drip PORT CONNECTIONS SECONDS REQUEST_WITH_BODY REQUEST_FOR_MUCH
///
/// PHASES are seconds and how many times the rates, as 60x1,30x10; RECEIPTS is a file to write or -; the requests of a
/// kind are the files of its FOLDER, sent as they are but for ########, which becomes the number of the request.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "tests/load/generator.hpp"
#include "tests/load/slow_clients.hpp"
#include "tests/load/sockets.hpp"

namespace {

using namespace zubia::load;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> parts_of(const std::string& text, char between) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == between) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

Kind kind_of(const std::string& word) {
  const auto parts = parts_of(word, '=');
  Kind kind{.name = parts.at(0), .per_second = std::stod(parts.at(1)), .requests = {}};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(parts.at(2))) files.push_back(entry.path());
  std::ranges::sort(files);
  for (const auto& file : files) kind.requests.push_back(content_of(file));
  return kind;
}

Plan plan_of(const std::vector<std::string>& words) {
  Plan plan{.port = static_cast<std::uint16_t>(std::stoul(words.at(1))),
            .connections = std::stoul(words.at(2)),
            .kinds = {},
            .phases = {},
            .first_number = std::stoul(words.at(3)),
            .receipts = words.at(4) == "-" ? std::string() : words.at(4)};
  for (const std::string& phase : parts_of(words.at(5), ',')) {
    const auto parts = parts_of(phase, 'x');
    plan.phases.push_back({std::stod(parts.at(0)), std::stod(parts.at(1))});
  }
  for (std::size_t place = 6; place < words.size(); ++place) plan.kinds.push_back(kind_of(words[place]));
  return plan;
}

int ask(const std::vector<std::string>& words) {
  Generator generator(plan_of(words));
  if (!generator.open()) {
    static_cast<void>(std::fputs("error: not every connection could be opened.\n", stderr));
    generator.print();
    return 1;
  }
  generator.run();
  generator.print();
  return 0;
}

int drip(const std::vector<std::string>& words) {
  play_slow_clients({.port = static_cast<std::uint16_t>(std::stoul(words.at(1))),
                     .connections = std::stoul(words.at(2)),
                     .seconds = std::stod(words.at(3)),
                     .request_with_body = content_of(words.at(4)),
                     .request_for_much = content_of(words.at(5))});
  return 0;
}

}  // namespace

int main(int count, char** given) {
  const std::vector<std::string> words(given + 1, given + count);
  try {
    allow_many_descriptors();
    if (!words.empty() && words.front() == "ask") return ask(words);
    if (!words.empty() && words.front() == "drip") return drip(words);
    static_cast<void>(std::fputs("usage: see tests/load/README.md\n", stderr));
  } catch (const std::exception& fault) {
    static_cast<void>(std::fprintf(stderr, "error: the arguments are wrong: %s\n", fault.what()));
  }
  return 2;
}
