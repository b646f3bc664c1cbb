#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Instruments (the forms that people answer), the expressions in them, and what an answered form is worth.
///
/// The structs are what an editor or a file holds, before anybody checked it: see check_instrument.hpp.
namespace zubia::questionnaires {

/// A text in several languages, by BCP 47 code.
using Texts = std::map<std::string, std::string, std::less<>>;

/// What a question asks for, or what else stands in a form.
enum class ItemType : std::uint8_t {
  single_choice,
  multiple_choice,
  dropdown,  ///< one of a long list
  yes_no,    ///< one of a list with the codes 1 and 0
  likert,    ///< one of an ordered list, drawn as a scale
  ranking,   ///< the choices in the order of preference
  single_choice_matrix,
  multiple_choice_matrix,
  number_matrix,          ///< a number for each row and column
  semantic_differential,  ///< for each row a number between two opposites
  percentage_split,       ///< a number for each row; together 100
  numeric_scale,          ///< a number on a slider
  number,                 ///< with a unit where there is one
  integer,
  text,
  long_text,
  email,
  url,
  telephone,
  date,
  code_picker,          ///< a code of the classification that `classification` names
  organisation_picker,  ///< an organisation of the directory
  territory_picker,
  file,        ///< one that the respondent uploads; its answer is the id of the file
  consent,     ///< 1 when given; what follows may depend on it
  note,        ///< a text to read
  calculated,  ///< computed from other answers, not shown
  group,
  repeated_group,
};

/// What choosing a choice means beyond its label.
enum class ChoiceMeaning : std::uint8_t {
  substance,
  dont_know,       ///< an answer that says nothing on the matter: kept apart from a missing one, never scored
  not_applicable,  ///< likewise
  none_of_these,   ///< excludes every other
  other,           ///< asks which, in a text of its own named `<item>_other`
};

struct Choice {
  std::string name = {};         ///< how expressions speak of it: `${sector} = 'health'`
  std::optional<int> code = {};  ///< what is stored, and is never changed or used anew: 1 yes, 0 no, 99 do not know
  Texts label = {};
  ChoiceMeaning meaning = ChoiceMeaning::substance;
  std::optional<double> score = {};                 ///< 0–1; without it, the place in the list
  std::map<std::string, std::string> columns = {};  ///< what a choice filter speaks of: `country` → `es`

  friend bool operator==(const Choice&, const Choice&) = default;
};

struct ChoiceList {
  std::string name = {};
  std::vector<Choice> choices = {};

  friend bool operator==(const ChoiceList&, const ChoiceList&) = default;
};

/// What an answer adds to a dimension of the diagnosis.
struct Scoring {
  std::string dimension = {};  ///< empty: nothing
  bool is_reversed = false;    ///< the lowest answer is worth most
  double importance = 1.0;     ///< of the gap

  friend bool operator==(const Scoring&, const Scoring&) = default;
};

/// A row of a matrix, of a semantic differential or of a percentage split; a variable of its own.
struct Row {
  std::string name = {};
  Texts label = {};
  Texts opposite = {};  ///< the other end of a semantic differential
  std::string relevance = {};
  Scoring scoring = {};

  friend bool operator==(const Row&, const Row&) = default;
};

/// A column of a matrix of numbers: its variables are named `<row>_<column>`.
struct Column {
  std::string name = {};
  Texts label = {};
  Texts unit = {};

  friend bool operator==(const Column&, const Column&) = default;
};

struct Item {
  ItemType type = ItemType::text;
  std::string name = {};  ///< unique in the instrument; the name of the variable in every export
  Texts label = {};
  Texts hint = {};

  // Expressions, as they are written: `${employees} > 0`. Empty: always, never, none.
  std::string relevance = {};
  std::string required = {};
  Texts required_message = {};
  std::string constraint = {};  ///< of the value, written `.`
  Texts constraint_message = {};
  std::string calculation = {};
  std::string initial = {};  ///< an expression that gives the first answer
  std::string prefill = {};  ///< where a known answer comes from, see `prefill_sources`

  // Choices.
  std::string list = {};           ///< of the instrument's lists
  std::string choice_filter = {};  ///< an expression of the columns of a choice: `country = ${country}`
  std::optional<int> choices_min = {};
  std::optional<int> choices_max = {};
  bool is_shuffled = false;

  // Rows and columns.
  std::vector<Row> rows = {};
  std::vector<Column> columns = {};

  // Numbers and texts.
  std::optional<double> minimum = {};
  std::optional<double> maximum = {};
  std::optional<double> step = {};
  Texts unit = {};
  Texts low_label = {};  ///< of a numeric scale
  Texts high_label = {};
  std::optional<int> length_max = {};  ///< in characters; the width of the variable in .sav

  std::string classification = {};  ///< of a code picker: `nace`, `cpv`, `technology`

  // Files: families (`image`, `audio`, `video`, `document`) and extensions; none: all that are known.
  std::vector<std::string> accepted = {};
  std::optional<int> megabytes_max = {};

  // What stands inside a group. A repeated one has as many as `repeat_count` says, or as the respondent adds.
  std::vector<Item> items = {};
  std::string repeat_count = {};
  std::optional<int> repeats_max = {};

  bool may_be_unknown = false;  ///< "don't know" is offered beside a question without choices
  bool is_personal = false;     ///< about a person: exported and erased with them
  Scoring scoring = {};
  std::string appearance = {};  ///< a wish about how it is drawn that other programs gave; kept, not obeyed

  friend bool operator==(const Item&, const Item&) = default;
};

/// A page of the form, and what can be handed to a colleague.
struct Section {
  std::string name = {};
  Texts title = {};
  Texts introduction = {};
  std::string relevance = {};
  std::vector<Item> items = {};

  friend bool operator==(const Section&, const Section&) = default;
};

/// Scores from `from` on, up to the next band.
struct Band {
  std::string name = {};
  double from = 0;  ///< 0–100
  Texts label = {};
  Texts feedback = {};  ///< what the respondent is told

  friend bool operator==(const Band&, const Band&) = default;
};

struct Dimension {
  std::string name = {};
  Texts label = {};
  Texts explanation = {};
  double importance = 1.0;
  std::vector<Band> bands = {};  ///< ascending; the first from 0

  friend bool operator==(const Dimension&, const Dimension&) = default;
};

enum class Mode : std::uint8_t {
  named,         ///< the answer stands beside the organisation's name
  confidential,  ///< under a pseudonym, whose key is kept elsewhere
  anonymous,     ///< no link between an invitation and an answer is ever stored
};

/// What a respondent is told before the first question. Fixed at publication.
struct Purpose {
  Mode mode = Mode::confidential;
  bool needs_check = false;  ///< an adviser reads each response before it counts
  Texts purpose = {};
  Texts recipients = {};
  Texts retention = {};
  int retention_months = 0;
  Texts controller = {};  ///< who answers for the data, and how to reach them

  friend bool operator==(const Purpose&, const Purpose&) = default;
};

/// A form as somebody wrote it.
struct InstrumentDraft {
  std::string name = {};  ///< `cross-border-cooperation`
  Texts title = {};
  Texts introduction = {};
  Texts thanks = {};
  std::vector<std::string> languages = {};  ///< BCP 47; the first is shown where the respondent's is not there
  Purpose purpose = {};
  std::vector<ChoiceList> lists = {};
  std::vector<Section> sections = {};
  std::vector<Dimension> dimensions = {};
  std::vector<std::string> strata = {};  ///< variables by which the response rate is followed

  friend bool operator==(const InstrumentDraft&, const InstrumentDraft&) = default;
};

/// `single_choice` and the like, as files and messages write it.
std::string_view item_type_name(ItemType type);
std::optional<ItemType> item_type_of(std::string_view name);
/// All of them, in the order of the enumeration.
std::vector<std::string> item_type_names();

/// Has a list of choices: for itself, or for each of its rows.
bool has_choices(ItemType type);
/// Has rows, each of which is a variable.
bool has_rows(ItemType type);
/// A group, repeated or not.
bool has_items(ItemType type);

/// Where an answer can be known from beforehand: `organisation.territory`, `organisation.size_class`,
/// `organisation.kind`, `organisation.activity` (the main one), `organisation.website`, `organisation.languages`,
/// `invitation.organisation` and `invitation.cluster` (those that it is a member of). Beside these, `previous.NAME` is
/// the answer of the same organisation to the variable NAME of the latest earlier version.
const std::vector<std::string>& prefill_sources();

}  // namespace zubia::questionnaires
