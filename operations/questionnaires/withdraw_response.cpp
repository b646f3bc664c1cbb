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

template AnyOperation erase<WithdrawResponse>();

}  // namespace zubia::operations
