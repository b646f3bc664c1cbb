#include "operations/questionnaires/export_questionnaire.hpp"

#include <nlohmann/json.hpp>

#include "formats/instrument_json.hpp"
#include "formats/xlsform.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/base64.hpp"

namespace zubia::operations {

Result<ExportQuestionnaire::Reply> ExportQuestionnaire::operator()(const Request& request,
                                                                   storage::ProgrammeStore& programme,
                                                                   const Work&) const {
  const auto version = latest_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  if (request.format == QuestionnaireFormat::json) {
    // A draft is taken along as far as it has come.
    const auto draft = stored_draft(*version);
    if (!draft) return refuse(draft.error());
    const std::string text = formats::instrument_document(*draft).dump(2) + "\n";
    return Reply{version->name + ".json", "text", text, text};
  }
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  const auto workbook = formats::write_xlsform(instrument->draft());
  if (!workbook) return refuse(workbook.error());
  return Reply{version->name + ".xlsx", "base64", storage::base64(*workbook), *workbook};
}

template AnyOperation erase<ExportQuestionnaire>();

}  // namespace zubia::operations
