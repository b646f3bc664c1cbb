#include "operations/questionnaires/check_response.hpp"

#include "operations/erase.hpp"
#include "operations/questionnaires/sent_answers.hpp"

namespace zubia::operations {

Result<CheckResponse::Reply> CheckResponse::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work& work) const {
  storage::ResponseStore store(programme);
  const auto found = store.response(request.response);
  if (!found) return refuse(found.error());
  // Nobody vouches for what they may not see.
  auto done = check_answers_may_be_seen(found->response.mode, work);
  if (done) done = store.set_checked(request.response, !request.undo);
  if (!done) return refuse(done.error());
  return Reply{request.response, request.undo ? "sent" : "checked"};
}

template AnyOperation erase<CheckResponse>();

}  // namespace zubia::operations
