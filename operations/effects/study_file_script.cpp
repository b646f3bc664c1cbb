#include "operations/effects/study_file_script.hpp"

#include "operations/effects/study_of_answers.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<StudyFileScript::Reply> StudyFileScript::operator()(const Request& request, const Work& work) const {
  const auto read = read_study_file(request);
  if (!read) return refuse(read.error());
  auto reply = study_script_reply(request.answers.name, read->answers, request, work);
  if (!reply) return refuse(reply.error());
  reply->notices = read->notices;
  return reply;
}

template AnyOperation erase<StudyFileScript>();

}  // namespace zubia::operations
