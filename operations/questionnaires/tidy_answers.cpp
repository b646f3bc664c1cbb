#include "operations/questionnaires/tidy_answers.hpp"

#include <algorithm>

#include "engine/questionnaires/accepted_files.hpp"
#include "formats/csv_writer.hpp"
#include "operations/questionnaires/answer_text.hpp"
#include "operations/questionnaires/sent_answers.hpp"

namespace zubia::operations {

namespace {

using questionnaires::CellState;
using questionnaires::Node;

bool is_in_group(const questionnaires::Instrument& instrument, const Node& node, const std::string& group) {
  return group.empty() || (!node.repeats.empty() && instrument.node(node.repeats.back()).name == group);
}

bool is_file(const Node& node) { return node.item != nullptr && node.item->type == questionnaires::ItemType::file; }

}  // namespace

Result<TidyAnswers> tidy_answers(const QuestionnaireVersion& version, const questionnaires::Instrument& instrument,
                                 const std::string& group, storage::ProgrammeStore& programme, const Work& work) {
  formats::CsvWriter csv({.delimiter = ',', .formula_text = formats::FormulaText::disarmed, .line_end = "\r\n"});
  for (const char* column : {"response", "organisation", "sent_on", "variable", "repeat", "state", "value", "label"})
    csv.text(column);
  csv.end_row();
  const auto add = [&](const storage::StoredResponse& one, const questionnaires::Evaluation& judged) {
    for (const Node& node : instrument.nodes()) {
      if (!node.is_variable() || !is_in_group(instrument, node, group)) continue;
      // Places are in the order of names, so those of one variable lie together, one repeat after the other.
      for (auto cell = judged.cells.lower_bound({node.name, {}});
           cell != judged.cells.end() && cell->first.name == node.name; ++cell) {
        const bool has_value = cell->second.state != CellState::not_relevant;
        const auto answer = has_value ? cell->second.answer : questionnaires::Answer();
        csv.text(one.response.id).text(one.response.organisation).text(sent_day(one));
        csv.text(node.name).text(repeat_text(cell->first.repeats));
        csv.text(state_name(cell->second.state));
        csv.text(is_file(node) && node.repeats.empty()
                     ? questionnaires::exported_file_name(one.response.id, node.name, value_text(answer))
                     : value_text(answer));
        csv.text(value_label(node, answer, work.language, version.languages));
        csv.end_row();
      }
    }
  };
  const auto done = for_each_sent(version, instrument, programme, work, add);
  if (!done) return refuse(done.error());
  return TidyAnswers{csv.written(), *done};
}

}  // namespace zubia::operations
