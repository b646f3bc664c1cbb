#include "operations/privacy/apply_retention.hpp"

#include "operations/administration/administration.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "storage/person_store.hpp"

namespace zubia::operations {

Result<ApplyRetention::Reply> ApplyRetention::operator()(const Request&, storage::ProgrammeStore& programme,
                                                         const Work& work) const {
  const auto removed = storage::PersonStore(programme).remove_due(moment_of(work.now),
                                                                  administration_event(work, "apply-retention", {}));
  if (!removed) return refuse(removed.error());
  Reply reply;
  for (const storage::RowCount& count : *removed) reply.removed.push_back({std::string(count.table), count.rows});
  return reply;
}

template AnyOperation erase<ApplyRetention>();

}  // namespace zubia::operations
