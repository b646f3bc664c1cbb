#include "formats/xlsform_files.hpp"

#include <algorithm>
#include <array>

#include "engine/questionnaires/accepted_files.hpp"
#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

using namespace questionnaires;

/// The families that XLSForm has types for.
constexpr std::array<std::string_view, 3> typed_families = {"image", "audio", "video"};

void add_once(std::vector<std::string>& words, std::string_view word) {
  if (std::ranges::find(words, word) == words.end()) words.emplace_back(word);
}

void add_accepted(std::vector<std::string>& words, std::string_view written) {
  if (written == "*" || written == "*/*") return;
  if (written.ends_with("/*")) return add_once(words, written.substr(0, written.size() - 2));
  if (written.starts_with('.')) return add_once(words, written.substr(1));
  bool is_known = false;
  for (const FileKind& kind : file_kinds())
    if (kind.media_type == written) {
      add_once(words, kind.extension);
      is_known = true;
    }
  if (!is_known) add_once(words, written);
}

}  // namespace

std::vector<std::string> accepted_in(std::string_view type_word, std::string_view accept_cell) {
  std::vector<std::string> words;
  const std::string_view family = type_word == "photo" ? "image" : type_word;
  if (std::ranges::find(typed_families, family) != typed_families.end()) return {std::string(family)};
  std::string word;
  for (const char c : lower_case(accept_cell) + ",") {
    if (c != ',' && c != ' ' && c != ';') {
      word += c;
    } else if (!word.empty()) {
      add_accepted(words, word);
      word.clear();
    }
  }
  return words;
}

std::string file_type_cell(const Item& item) {
  const bool is_typed =
      item.accepted.size() == 1 && std::ranges::find(typed_families, item.accepted.front()) != typed_families.end();
  return is_typed ? item.accepted.front() : "file";
}

std::string accept_cell(const Item& item) {
  if (item.type != ItemType::file || file_type_cell(item) != "file") return {};
  std::string cell;
  const auto add = [&](const std::string& written) { cell += (cell.empty() ? "" : ",") + written; };
  for (const std::string& word : item.accepted) {
    if (std::ranges::find(typed_families, word) != typed_families.end()) {
      add(word + "/*");
    } else if (word == "document") {
      // There is no media type of all documents.
      for (const FileKind& kind : file_kinds())
        if (kind.family == "document") add("." + std::string(kind.extension));
    } else {
      add("." + word);
    }
  }
  return cell;
}

}  // namespace zubia::formats
