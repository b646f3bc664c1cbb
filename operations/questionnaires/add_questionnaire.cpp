#include "operations/questionnaires/add_questionnaire.hpp"

#include <algorithm>

#include "engine/base/nearest_names.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

Result<InputFile> wanted_file(const AddQuestionnaire::Request& request) {
  if (request.ready.empty() == request.file.bytes.empty())
    return refuse({"nothing-to-add",
                   "This takes either a ready questionnaire or a file.",
                   {.field = "ready"},
                   "Name a ready one, or give a file."});
  if (request.ready.empty()) return request.file;
  std::vector<std::string> known;
  for (const ReadyQuestionnaire& one : ready_questionnaires()) {
    if (one.name == request.ready) return InputFile{request.ready + ".json", std::string(one.document)};
    known.emplace_back(one.name);
  }
  std::string mend = did_you_mean(request.ready, known);
  if (mend.empty()) {
    mend = "Ready are ";
    for (const std::string& name : known) mend += (name == known.front() ? "" : ", ") + name;
    mend += ".";
  }
  return refuse({"unknown-ready-questionnaire",
                 "There is no ready questionnaire " + request.ready + ".",
                 {.field = "ready"},
                 mend});
}

}  // namespace

Result<AddQuestionnaire::Reply> AddQuestionnaire::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                             const Work& work) const {
  const auto file = wanted_file(request);
  if (!file) return refuse(file.error());
  const auto instrument = read_questionnaire_file(*file, request.language.empty() ? "en" : request.language);
  if (!instrument) return refuse(instrument.error());
  const auto& draft = instrument->draft();
  const QuestionnaireVersion version = version_to_store(draft, work);
  const auto stored = storage::QuestionnaireStore(programme).put_draft(version, moment_of(work.now));
  if (!stored) return refuse(stored.error());
  const auto is_variable = [](const questionnaires::Node& node) { return node.is_variable(); };
  return Reply{draft.name,
               stored->number,
               version.hash,
               static_cast<std::int64_t>(draft.sections.size()),
               std::ranges::count_if(instrument->nodes(), is_variable),
               draft.languages,
               static_cast<std::int64_t>(questionnaires::missing_texts(draft).size())};
}

template AnyOperation erase<AddQuestionnaire>();

}  // namespace zubia::operations
