#pragma once

// Looking for codes: what those who signed in and those with a personal link ask alike.

#include <string>
#include <vector>

#include "operations/classifications/code_catalogue.hpp"

namespace zubia::operations {

/// What is looked for.
struct CodesWanted {
  std::string query = {};                   ///< words or a code, as far as they are typed; empty: what lies in `parent`
  std::string parent = {};                  ///< only what lies in this code; empty: in the whole classification
  std::vector<std::string> codes = {};      ///< these very codes instead, as somebody typed them
  std::vector<std::string> languages = {};  ///< in whose labels words are looked for; empty: in all
  std::size_t limit = 20;
};

/// A code, and why it was found.
struct CodeRow {
  std::string code;
  std::string label;                     ///< in the language of the asker, else the next of the programme that has one
  std::string label_language;            ///< which one that is
  std::vector<std::string> path;         ///< the codes that it lies in, from the top
  std::vector<std::string> path_labels;  ///< their labels
  std::uint64_t children;                ///< codes directly in it
  std::vector<std::string> met;          ///< the words by which it was found, folded
  std::vector<std::string> met_how;      ///< for each of them: word, beginning, stem or typo
  std::string met_label;                 ///< where another language was met: the label of that language
  std::string met_language;
};
BOOST_DESCRIBE_STRUCT(CodeRow, (),
                      (code, label, label_language, path, path_labels, children, met, met_how, met_label, met_language))

/// What a search in a classification gives.
struct FoundCodes {
  std::string classification;
  std::uint64_t all;                   ///< codes of the classification
  std::vector<std::string> languages;  ///< in which some code has a label
  std::uint64_t matching;              ///< that meet the words; where none are typed, that lie directly in the parent
  bool with_typos;                     ///< near words were taken too, since too few met the words as typed
  std::vector<CodeRow> codes;
};
BOOST_DESCRIBE_STRUCT(FoundCodes, (), (classification, all, languages, matching, with_typos, codes))

/// Refused: `unknown-code` for a parent that is not there; codes that are not there are left out.
Result<FoundCodes> found_codes(const CodeCatalogue& catalogue, const CodesWanted& wanted,
                               const std::vector<std::string>& shown_languages);

/// In which languages labels are shown to somebody, the best first: the own, then those of the programme, English.
std::vector<std::string> shown_languages(const std::string& own, const std::vector<std::string>& programme_languages);

}  // namespace zubia::operations
