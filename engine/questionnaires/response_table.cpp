#include "engine/questionnaires/response_table.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "engine/base/absence.hpp"
#include "engine/questionnaires/accepted_files.hpp"
#include "engine/questionnaires/calculated_texts.hpp"
#include "engine/questionnaires/text_in.hpp"

namespace zubia::questionnaires {
namespace {

constexpr std::size_t bytes_of_a_character = 4;
constexpr std::size_t widest_text = 32'767;   // that SPSS takes
constexpr std::size_t key_width = 64;         // and of the code of a classification
constexpr std::size_t file_name_width = 128;  // of `exported_file_name`
constexpr int text_length = 500;              // where the form sets no limit
constexpr int long_text_length = 5'000;
constexpr double first_choice_state = -97;
constexpr double first_number_state = -999'999'997;

/// What the form itself has no words for.
struct Words {
  const char* response;
  const char* organisation;
  const char* sent_on;
  const char* repeat;
  const char* no;
  const char* yes;
  const char* not_relevant;
  const char* dont_know;
  const char* nothing_said;  ///< of one choice, where "don't know" or the like was taken in its place
};

const Words& words_in(const std::string& language) {
  static const std::map<std::string, Words, std::less<>> words = {
      {"en",
       {"Response", "Organisation", "Sent on", "Repeat", "No", "Yes", "Not relevant", "Don't know",
        "No opinion given"}},
      {"es",
       {"Respuesta", "Organización", "Enviada el", "Repetición", "No", "Sí", "No procede", "No sabe", "Sin opinión"}},
      {"fr",
       {"Réponse", "Organisation", "Envoyée le", "Répétition", "Non", "Oui", "Sans objet", "Ne sait pas", "Sans avis"}},
      {"eu",
       {"Erantzuna", "Erakundea", "Bidalketa-eguna", "Errepikapena", "Ez", "Bai", "Ez dagokio", "Ez daki",
        "Iritzirik gabe"}}};
  const auto found = words.find(language.substr(0, 2));
  return (found == words.end() ? words.find("en") : found)->second;
}

class Columns {
 public:
  Columns(const Instrument& instrument, ResponseTable& table)
      : instrument_(instrument),
        table_(table),
        words_(words_in(table.language)),
        calculated_texts_(calculated_texts(instrument)) {}

  void all() {
    table_.title = in_language(instrument_.draft().title);
    key("response_id", words_.response, ColumnKind::key);
    if (table_.group.empty()) {
      key("organisation_id", words_.organisation, ColumnKind::key);
      key("sent_on", words_.sent_on, ColumnKind::date);
    }
    const std::vector<int> repeats = repeats_of_rows();
    for (const int group : repeats) key(instrument_.node(group).name + "_repeat", words_.repeat, ColumnKind::number);
    for (const Node& node : instrument_.nodes())
      if (node.is_variable() && node.repeats == repeats) add(node);
  }

 private:
  std::vector<int> repeats_of_rows() const {
    if (table_.group.empty()) return {};
    const int number = instrument_.find(table_.group);
    std::vector<int> repeats = instrument_.node(number).repeats;
    repeats.push_back(number);
    return repeats;
  }

  void key(std::string name, std::string label, ColumnKind kind) {
    table_.columns.push_back({.name = std::move(name), .label = std::move(label), .kind = kind, .width = key_width});
  }

  std::string in_language(const Texts& texts) const {
    return text_in(texts, table_.language, instrument_.draft().languages);
  }

  /// What a variable asks: its question, and its row and column where it stands in a matrix.
  std::string label_of(const Node& node) const {
    std::string label;
    for (const Texts* part :
         {node.item == nullptr ? nullptr : &node.item->label, node.row == nullptr ? nullptr : &node.row->label,
          node.column == nullptr ? nullptr : &node.column->label}) {
      if (part == nullptr) continue;
      const std::string text = in_language(*part);
      label += (label.empty() || text.empty() ? "" : " – ") + text;
    }
    if (node.is_other) label += " – " + label_of_other(node);
    return label.empty() ? node.name : label;
  }

  /// The choice that asks which other.
  std::string label_of_other(const Node& node) const {
    for (const ChoiceList& list : instrument_.draft().lists)
      for (const Choice& choice : list.choices)
        if (list.name == node.item->list && choice.meaning == ChoiceMeaning::other) return in_language(choice.label);
    return {};
  }

  ResponseColumn column_of(const Node& node) const {
    ResponseColumn column{.variable = node.name, .label = label_of(node)};
    const Node* section = &node;
    while (section->parent >= 0) section = &instrument_.node(section->parent);
    column.section = section->name;
    const Texts* unit = node.column != nullptr ? &node.column->unit : node.item != nullptr ? &node.item->unit : nullptr;
    if (unit != nullptr) column.unit = in_language(*unit);
    return column;
  }

  bool gives_text(const Node& node) const {
    return calculated_texts_[static_cast<std::size_t>(&node - instrument_.nodes().data())];
  }

  void add(const Node& node) {
    if (node.holds == Holds::codes && node.list != nullptr) return add_choices(node);
    ResponseColumn column = column_of(node);
    column.name = node.exported.front();
    const ItemType type = node.item == nullptr || node.is_other ? ItemType::text : node.item->type;
    if (node.holds == Holds::code) {
      column.kind = ColumnKind::code;
      column.is_ordered = type == ItemType::likert;
      if (node.list != nullptr)
        for (const Choice& choice : node.list->choices) add_value(column, choice);
      if (node.list == nullptr) column.values = {{0, words_.no}, {1, words_.yes}};
      add_states(column, first_choice_state, words_.dont_know);
    } else if (type == ItemType::date) {
      column.kind = ColumnKind::date;
    } else if (type == ItemType::file) {
      column.width = file_name_width;
    } else if (node.holds == Holds::number || (node.holds == Holds::computed && !gives_text(node))) {
      column.kind = ColumnKind::number;
      add_states(column, first_number_state, words_.dont_know);
    } else if (type == ItemType::code_picker || type == ItemType::territory_picker) {
      column.width = key_width;
    } else {
      const int otherwise = type == ItemType::long_text ? long_text_length : text_length;
      const int length = node.item != nullptr && !node.is_other ? node.item->length_max.value_or(otherwise) : otherwise;
      column.width = std::min(widest_text, static_cast<std::size_t>(length) * bytes_of_a_character);
    }
    table_.columns.push_back(std::move(column));
  }

  void add_choices(const Node& node) {
    const bool is_ranking = node.item != nullptr && node.item->type == ItemType::ranking;
    ResponseSet set{.name = node.name, .label = label_of(node)};
    auto name = node.exported.begin();
    for (const Choice& choice : node.list->choices) {
      if (!choice.code) continue;
      ResponseColumn column = column_of(node);
      column.name = *name++;
      column.label += " – " + in_language(choice.label);
      column.kind = is_ranking ? ColumnKind::rank : ColumnKind::taken;
      if (!is_ranking) column.values = {{0, words_.no}, {1, words_.yes}};
      add_states(column, first_choice_state, words_.nothing_said);
      set.columns.push_back(table_.columns.size());
      table_.columns.push_back(std::move(column));
    }
    if (!is_ranking) table_.sets.push_back(std::move(set));
  }

  void add_value(ResponseColumn& column, const Choice& choice) const {
    const bool is_missing =
        choice.meaning == ChoiceMeaning::dont_know || choice.meaning == ChoiceMeaning::not_applicable;
    if (choice.code)
      column.values.push_back({static_cast<double>(*choice.code), in_language(choice.label), is_missing});
  }

  /// Codes of their own for what is no answer: beside those of the choices, and far below what is measured.
  void add_states(ResponseColumn& column, double first, const char* unknown) const {
    const auto is_taken = [&](double code) {
      return std::ranges::find(column.values, code, &ColumnValue::code) != column.values.end();
    };
    for (double* state : {&column.dont_know, &column.not_relevant}) {
      *state = first;
      while (is_taken(*state)) --*state;
      column.values.push_back({*state, state == &column.not_relevant ? words_.not_relevant : unknown, true});
    }
  }

  const Instrument& instrument_;
  ResponseTable& table_;
  const Words& words_;
  const std::vector<bool> calculated_texts_;
};

/// One row of a table.
class RowWriter {
 public:
  RowWriter(ResponseTable& table, const Instrument& instrument, const Evaluation& evaluation, std::vector<int> repeats)
      : table_(table), instrument_(instrument), evaluation_(evaluation), repeats_(std::move(repeats)) {}

  void write(const ResponseKeys& keys) {
    std::vector<ResponseCell> row(table_.columns.size());
    std::size_t at = 0;
    row[at++].text = keys.response;
    if (table_.group.empty()) {
      row[at++].text = keys.organisation;
      const auto day = days_of_date(keys.sent_on);
      if (day) row[at].number = static_cast<double>(*day);
      ++at;
    }
    for (const int repeat : repeats_) row[at++].number = repeat + 1;
    for (; at < row.size(); ++at) row[at] = cell(table_.columns[at], keys);
    table_.rows.push_back(std::move(row));
  }

 private:
  ResponseCell cell(const ResponseColumn& column, const ResponseKeys& keys) {
    const auto found = evaluation_.cells.find({column.variable, repeats_});
    if (found == evaluation_.cells.end()) return {};
    const Cell& cell = found->second;
    const Node& node = instrument_.node(instrument_.find(column.variable));
    if (cell.state == CellState::not_relevant) return state_of(column, column.not_relevant);
    if (const auto* codes = std::get_if<Codes>(&cell.answer)) return chosen(column, node, *codes, cell.state);
    if (cell.state == CellState::dont_know) return state_of(column, column.dont_know);
    if (cell.state == CellState::missing) return {};
    if (const auto* number = std::get_if<double>(&cell.answer))
      return column.is_text() ? ResponseCell{undefined, as_text(*number)} : ResponseCell{*number, {}};
    const auto* text = std::get_if<std::string>(&cell.answer);
    if (text == nullptr) return {};
    if (column.kind == ColumnKind::date) {
      const auto day = days_of_date(*text);
      return day ? ResponseCell{static_cast<double>(*day), {}} : ResponseCell{};
    }
    if (column.kind != ColumnKind::text) return {as_number(*text), {}};
    // In a repeated group no file can be uploaded.
    if (node.item != nullptr && node.item->type == ItemType::file)
      return {undefined, repeats_.empty() ? exported_file_name(keys.response, column.variable, *text) : std::string()};
    if (text->size() > column.width && std::ranges::find(table_.cut, column.name) == table_.cut.end())
      table_.cut.push_back(column.name);
    return {undefined, *text};
  }

  static ResponseCell state_of(const ResponseColumn& column, double code) {
    return column.is_text() || column.kind == ColumnKind::date ? ResponseCell{} : ResponseCell{code, {}};
  }

  static ResponseCell chosen(const ResponseColumn& column, const Node& node, const Codes& codes, CellState state) {
    if (column.kind == ColumnKind::code) return codes.empty() ? ResponseCell{} : ResponseCell{double(codes[0]), {}};
    const auto name = std::ranges::find(node.exported, column.name) - node.exported.begin();
    std::ptrdiff_t place = 0;
    for (const Choice& choice : node.list->choices) {
      if (!choice.code || place++ != name) continue;
      const auto found = std::ranges::find(codes, *choice.code);
      if (found == codes.end() && state != CellState::given) return {column.dont_know, {}};
      if (column.kind == ColumnKind::taken) return {found == codes.end() ? 0.0 : 1.0, {}};
      return found == codes.end() ? ResponseCell{} : ResponseCell{double(found - codes.begin() + 1), {}};
    }
    return {};
  }

  ResponseTable& table_;
  const Instrument& instrument_;
  const Evaluation& evaluation_;
  std::vector<int> repeats_;
};

}  // namespace

ResponseTable response_table(const Instrument& instrument, const std::string& language, const std::string& group) {
  ResponseTable table{.language = language, .group = group};
  Columns(instrument, table).all();
  return table;
}

void add_response(ResponseTable& table, const Instrument& instrument, const ResponseKeys& keys,
                  const Evaluation& evaluation) {
  if (table.group.empty()) return RowWriter(table, instrument, evaluation, {}).write(keys);
  // Every repeat has a cell for each variable of the group, answered or not.
  std::set<std::vector<int>> repeats;
  for (const ResponseColumn& column : table.columns)
    if (!column.variable.empty())
      for (auto cell = evaluation.cells.lower_bound({column.variable, {}});
           cell != evaluation.cells.end() && cell->first.name == column.variable; ++cell)
        repeats.insert(cell->first.repeats);
  for (const std::vector<int>& repeat : repeats) RowWriter(table, instrument, evaluation, repeat).write(keys);
}

std::vector<std::string> repeated_groups(const Instrument& instrument) {
  std::vector<std::string> names;
  for (const Node& node : instrument.nodes())
    if (node.is_repeated()) names.push_back(node.name);
  return names;
}

}  // namespace zubia::questionnaires
