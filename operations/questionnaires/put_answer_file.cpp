#include "operations/questionnaires/put_answer_file.hpp"

#include "operations/erase.hpp"

namespace zubia::operations {

Result<PutAnswerFile::Reply> PutAnswerFile::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work& work) const {
  auto respondent = respondent_of(programme, work, request.token, request.language);
  if (!respondent) return refuse(respondent.error());
  if (respondent->keeps_nothing())
    return refuse({"file-with-answers",
                   "Nothing of an anonymous response is kept until it is sent; its files go with it.",
                   {.field = request.variable},
                   "Give the file in `files` of send-response."});
  const std::string key = write_key(work);
  auto file = taken_file(*respondent->instrument, {request.variable, request.file}, key);
  if (!file) return refuse(file.error());
  return save_for(*std::move(respondent), {request.agreed, OrderedJson::object(), {*std::move(file)}}, key, programme,
                  work);
}

template AnyOperation erase<PutAnswerFile>();

}  // namespace zubia::operations
