#include "operations/interviews/code_passage.hpp"

#include "operations/erase.hpp"
#include "operations/interviews/interview_desk.hpp"
#include "operations/moments.hpp"
#include "storage/fingerprint.hpp"
#include "storage/interview_store.hpp"

namespace zubia::operations {

Result<CodePassage::Reply> CodePassage::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                   const Work& work) const {
  const auto interview = find_interview(programme, request.interview);
  if (!interview) return refuse(interview.error());
  const CodedPassage passage{storage::random_id(),
                             request.interview,
                             request.code,
                             static_cast<std::int64_t>(request.from),
                             static_cast<std::int64_t>(request.to),
                             moment_of(work.now),
                             work.asker.id};
  const std::string quote = interviews::text_of(interview->notes, passage_of(passage));
  const bool is_inside = request.from < request.to && request.to <= interviews::length_of(interview->notes);
  if (interview->written.revision == static_cast<std::int64_t>(request.revision_seen) &&
      (!is_inside || quote.find_first_not_of(" \t\n") == std::string::npos))
    return refuse(
        {"wrong-passage",
         "The notes have no text from " + std::to_string(request.from) + " to " + std::to_string(request.to) + ".",
         {.field = "from"},
         "Count code points from 0; the end does not belong to it."});
  const auto added =
      storage::InterviewStore(programme).add_passage(passage, static_cast<std::int64_t>(request.revision_seen));
  if (!added) return refuse(added.error());
  return Reply{passage.id, passage.code, quote};
}

Result<RemovePassage::Reply> RemovePassage::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work&) const {
  if (auto done = storage::InterviewStore(programme).remove_passage(request.passage); !done)
    return refuse(done.error());
  return Reply{request.passage};
}

template AnyOperation erase<CodePassage>();
template AnyOperation erase<RemovePassage>();

}  // namespace zubia::operations
