#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"
#include "engine/questionnaires/evaluate_response.hpp"

/// The answers of many responses as the table that programs of statistics want: a row for each response, a column for
/// each variable, and for each choice where several may be taken.
namespace zubia::questionnaires {

enum class ColumnKind : std::uint8_t {
  key,     ///< which response, organisation or repeat it is
  text,    ///< free text
  number,  ///< a measure
  date,    ///< days since 1970-01-01
  code,    ///< one of `values`
  taken,   ///< 1 where the choice was taken, else 0
  rank,    ///< the place of the choice, 1 for the best
};

struct ColumnValue {
  double code = 0;
  std::string label = {};
  bool is_missing = false;  ///< says nothing on the matter: "don't know", "not applicable", not relevant

  friend bool operator==(const ColumnValue&, const ColumnValue&) = default;
};

/// What a text means that is the code of a classification.
struct TextLabel {
  std::string text = {};
  std::string label = {};

  friend bool operator==(const TextLabel&, const TextLabel&) = default;
};

struct ResponseColumn {
  std::string name = {};      ///< as `Node::exported` has it
  std::string variable = {};  ///< of the instrument; empty for a key
  std::string section = {};
  std::string label = {};
  std::string unit = {};
  ColumnKind kind = ColumnKind::text;
  bool is_ordered = false;  ///< the codes are an ordered scale
  std::size_t width = 0;    ///< of a text, in bytes: by the form, never by what was answered
  std::vector<ColumnValue> values = {};
  std::vector<TextLabel> text_labels =
      {};                   ///< of the codes that were picked; whoever knows the classification adds them
  double not_relevant = 0;  ///< the codes that stand for the states of numbers and choices; among `values`
  double dont_know = 0;

  bool is_text() const { return kind == ColumnKind::key || kind == ColumnKind::text; }
};

/// The columns of one question of which several choices may be taken.
struct ResponseSet {
  std::string name = {};
  std::string label = {};
  std::vector<std::size_t> columns = {};
};

/// A text, or a number that is NaN where nobody answered.
struct ResponseCell {
  double number = std::numeric_limits<double>::quiet_NaN();
  std::string text = {};

  friend bool operator==(const ResponseCell&, const ResponseCell&) = default;
};

/// Who answered, as far as the mode of the questionnaire lets it be told, and when.
struct ResponseKeys {
  std::string response = {};
  std::string organisation = {};  ///< an id, a pseudonym or nothing
  std::string sent_on = {};       ///< ISO 8601 day, or nothing
};

struct ResponseTable {
  std::string title = {};
  std::string language = {};
  std::string group = {};  ///< the repeated group whose repeats are the rows; empty: the responses
  std::vector<ResponseColumn> columns = {};
  std::vector<ResponseSet> sets = {};
  std::vector<std::vector<ResponseCell>> rows = {};
  std::vector<std::string> cut = {};  ///< columns of which a text is longer than their width
};

/// The columns, in the order of the form, with labels in `language` or the first of the instrument. `group` is the name
/// of a repeated group, or empty.
ResponseTable response_table(const Instrument& instrument, const std::string& language, const std::string& group = {});

/// Adds a response: one row, or one for each of its repeats. "Don't know", not applicable, not relevant and not
/// answered stay four different things.
void add_response(ResponseTable& table, const Instrument& instrument, const ResponseKeys& keys,
                  const Evaluation& evaluation);

/// The names of the repeated groups, each a table of its own.
std::vector<std::string> repeated_groups(const Instrument& instrument);

}  // namespace zubia::questionnaires
