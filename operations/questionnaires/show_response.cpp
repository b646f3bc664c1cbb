#include "operations/questionnaires/show_response.hpp"

#include <algorithm>

#include "operations/erase.hpp"
#include "operations/questionnaires/answer_text.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

using questionnaires::CellState;
using questionnaires::Node;
using AnswerRow = ShowResponse::AnswerRow;

/// What a part of the form says beside its question, in the language of the reader.
class Reader {
 public:
  Reader(const questionnaires::Instrument& instrument, std::string language)
      : draft_(instrument.draft()), language_(std::move(language)) {}

  std::string text(const questionnaires::Texts& texts) const { return text_in(texts, language_, draft_.languages); }

  std::string question(const Node& node) const {
    std::string all = node.item == nullptr ? std::string() : text(node.item->label);
    if (node.row != nullptr) all += joint(all) + text(node.row->label);
    if (node.column != nullptr) all += joint(all) + text(node.column->label);
    return all.empty() ? node.name : all;
  }

  std::string answer(const Node& node, const questionnaires::Answer& given) const {
    std::string label = value_label(node, given, language_, draft_.languages);
    if (!label.empty()) return label;
    const std::string value = value_text(given);
    const std::string unit = unit_of(node);
    return value.empty() || unit.empty() ? value : value + " " + unit;
  }

 private:
  static std::string joint(const std::string& before) { return before.empty() ? "" : " – "; }

  std::string unit_of(const Node& node) const {
    if (node.column != nullptr) return text(node.column->unit);
    return node.item == nullptr ? std::string() : text(node.item->unit);
  }

  const questionnaires::InstrumentDraft& draft_;
  std::string language_;
};

/// In a repeated group an answer is stored with the whole group.
const ResponseAnswer* stored_answer(const storage::StoredResponse& response,
                                    const questionnaires::Instrument& instrument, const Node& node) {
  const std::string& variable = node.repeats.empty() ? node.name : instrument.node(node.repeats.front()).name;
  const auto found = std::ranges::find(response.answers, variable, &ResponseAnswer::variable);
  return found == response.answers.end() ? nullptr : &*found;
}

std::vector<AnswerRow> answer_rows(const storage::StoredResponse& response,
                                   const questionnaires::Instrument& instrument,
                                   const questionnaires::Evaluation& judged,
                                   const std::vector<storage::ResponseFile>& files, const std::string& language) {
  const Reader reader(instrument, language);
  std::vector<AnswerRow> rows;
  for (const Node& node : instrument.nodes()) {
    if (!node.is_variable()) continue;
    const ResponseAnswer* stored = stored_answer(response, instrument, node);
    for (auto cell = judged.cells.lower_bound({node.name, {}});
         cell != judged.cells.end() && cell->first.name == node.name; ++cell) {
      if (cell->second.state == CellState::not_relevant) continue;
      const bool is_wrong =
          std::ranges::find(judged.failures, cell->first, &questionnaires::Failure::place) != judged.failures.end();
      const auto file = std::ranges::find(files, node.name, &storage::ResponseFile::variable);
      const bool is_file = file != files.end() && cell->second.state == CellState::given;
      rows.push_back({node.section == nullptr ? std::string() : reader.text(node.section->title), node.name,
                      repeat_text(cell->first.repeats), reader.question(node),
                      std::string(state_name(cell->second.state)),
                      is_file ? file->name : reader.answer(node, cell->second.answer),
                      stored == nullptr ? std::string() : stored->source, is_file ? file->bytes : 0,
                      stored != nullptr && stored->is_personal, is_wrong});
    }
  }
  return rows;
}

}  // namespace

Result<ShowResponse::Reply> ShowResponse::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  const auto found = storage::ResponseStore(programme).response(request.response);
  if (!found) return refuse(found.error());
  const Response& response = found->response;
  if (auto allowed = check_answers_may_be_seen(response.mode, work); !allowed) return refuse(allowed.error());
  const auto version = storage::QuestionnaireStore(programme).version(response.questionnaire, response.version);
  if (!version) return refuse(version.error());
  const auto instrument = stored_instrument(**version);
  if (!instrument) return refuse(instrument.error());
  const auto judged = judged_answers(**version, *instrument, *found, work);
  if (!judged) return refuse(judged.error());
  const auto files = storage::ResponseFileStore(programme).files_of(response.id);
  if (!files) return refuse(files.error());
  auto who = answering_name(response, programme, work.language);
  if (!who) return refuse(who.error());
  const auto& purpose = instrument->draft().purpose;
  return Reply{response.id,
               (*version)->name,
               *std::move(who),
               response.mode,
               response.state,
               sent_day(*found),
               response.language,
               purpose.needs_check,
               counts(response, purpose),
               answer_rows(*found, *instrument, *judged, *files, work.language)};
}

template AnyOperation erase<ShowResponse>();

}  // namespace zubia::operations
