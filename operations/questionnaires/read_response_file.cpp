#include "operations/questionnaires/read_response_file.hpp"

#include <stdexcept>
#include <utility>

#include "engine/questionnaires/accepted_files.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "storage/base64.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

Problem unknown_file(const std::string& variable) {
  return {"unknown-file",
          "The response has no file for the question " + variable + ".",
          {.field = "variable"},
          "Look at show-response."};
}

}  // namespace

Result<ReadResponseFile::Reply> ReadResponseFile::operator()(const Request& request, storage::ProgrammeStore& programme,
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
  const auto cell = judged->cells.find({request.variable, {}});
  if (cell == judged->cells.end() || cell->second.state != questionnaires::CellState::given)
    return refuse(unknown_file(request.variable));
  auto file = storage::ResponseFileStore(programme).file(response.id, request.variable);
  if (!file) return refuse(file.error());
  auto bytes = storage::bytes_of_base64(file->content);
  if (!bytes) throw std::runtime_error("a stored file is not in base64");
  return Reply{questionnaires::exported_file_name(response.id, file->variable, file->id),
               std::move(file->name),
               std::move(file->media_type),
               "base64",
               std::move(file->content),
               *std::move(bytes)};
}

template AnyOperation erase<ReadResponseFile>();

}  // namespace zubia::operations
