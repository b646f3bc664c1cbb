#include "operations/questionnaires/withdraw_response.hpp"

#include "operations/erase.hpp"

namespace zubia::operations {

Result<WithdrawResponse::Reply> WithdrawResponse::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                             const Work& work) const {
  const auto respondent = respondent_of(programme, work, request.token, {});
  if (!respondent) return refuse(respondent.error());
  if (auto done = storage::ResponseStore(programme).withdraw(respondent->answering); !done) return refuse(done.error());
  return Reply{"withdrawn"};
}

Result<CheckResponse::Reply> CheckResponse::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work&) const {
  if (auto done = storage::ResponseStore(programme).check(request.response); !done) return refuse(done.error());
  return Reply{request.response, "checked"};
}

template AnyOperation erase<WithdrawResponse>();
template AnyOperation erase<CheckResponse>();

}  // namespace zubia::operations
