#include "operations/effects/export_study_script.hpp"

#include "operations/effects/study_of_answers.hpp"
#include "operations/erase.hpp"
#include "storage/base64.hpp"

namespace zubia::operations {

using Reply = ExportStudyScript::Reply;

Result<Reply> study_script_reply(const std::string& name, const AnswersOfStudy& answers, const ScriptChoice& choice,
                                 const Work& work) {
  const auto script = study_script(answers, choice, work);
  if (!script) return refuse(script.error());
  Reply reply;
  reply.file_name = name + "-reproduce.zip";
  reply.numbers = script->numbers;
  reply.encoding = "base64";
  reply.bytes = script->archive;
  reply.content = storage::base64(reply.bytes);
  return reply;
}

Result<Reply> ExportStudyScript::operator()(const Request& request, storage::ProgrammeStore& programme,
                                            const Work& work) const {
  const auto published = PublishedStudy::read(programme, request.questionnaire, work);
  if (!published) return refuse(published.error());
  auto reply = study_script_reply(published->version.name, published->answers, request, work);
  if (!reply) return refuse(reply.error());
  published->say_what_waits(*reply);
  return reply;
}

template AnyOperation erase<ExportStudyScript>();

}  // namespace zubia::operations
