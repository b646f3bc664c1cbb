#include "operations/administration/end_all_sessions.hpp"

#include "operations/administration/administration.hpp"
#include "operations/erase.hpp"
#include "storage/account_store.hpp"

namespace zubia::operations {

Result<EndAllSessions::Reply> EndAllSessions::operator()(const Request&, storage::ProgrammeStore& programme,
                                                         const Work& work) const {
  storage::AccountStore accounts(programme);
  const auto ended = accounts.end_all_sessions(administration_event(work, "end-all-sessions", {}));
  if (!ended) return refuse(ended.error());
  return Reply{*ended};
}

template AnyOperation erase<EndAllSessions>();

}  // namespace zubia::operations
