#include "operations/effects/study_file_script.hpp"

#include <string>

#include "operations/effects/study_of_answers.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {
namespace {

/// The name of a file without its folders and its ending.
std::string stem_of(const std::string& name) {
  const std::size_t slash = name.find_last_of("/\\");
  const std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
  const std::size_t dot = file.find_last_of('.');
  return dot == std::string::npos || dot == 0 ? file : file.substr(0, dot);
}

}  // namespace

Result<StudyFileScript::Reply> StudyFileScript::operator()(const Request& request, const Work& work) const {
  const auto read = read_study_file(request);
  if (!read) return refuse(read.error());
  auto reply = study_script_reply(stem_of(request.answers.name), read->answers, request, work);
  if (!reply) return refuse(reply.error());
  reply->notices = read->notices;
  return reply;
}

template AnyOperation erase<StudyFileScript>();

}  // namespace zubia::operations
