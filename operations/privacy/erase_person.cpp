#include "operations/privacy/erase_person.hpp"

#include "operations/administration/administration.hpp"
#include "operations/erase.hpp"
#include "storage/person_store.hpp"

namespace zubia::operations {

Result<ErasePerson::Reply> ErasePerson::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                   const Work& work) const {
  const auto removed =
      storage::PersonStore(programme).erase(request.person, administration_event(work, "erase-person", request.person));
  if (!removed) return refuse(removed.error());
  Reply reply{request.person, {}};
  for (const storage::RowCount& count : *removed) reply.removed.push_back({std::string(count.table), count.rows});
  return reply;
}

template AnyOperation erase<ErasePerson>();

}  // namespace zubia::operations
