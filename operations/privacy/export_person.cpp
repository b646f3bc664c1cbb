#include "operations/privacy/export_person.hpp"

#include "operations/erase.hpp"
#include "storage/person_store.hpp"

namespace zubia::operations {

Result<ExportPerson::Reply> ExportPerson::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work&) const {
  const auto held = storage::PersonStore(programme).rows_of(request.person);
  if (!held) return refuse(held.error());
  Reply reply{request.person, {}};
  for (const storage::PersonRows& table : *held)
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      for (std::size_t column = 0; column < table.columns.size(); ++column)
        reply.cells.push_back({std::string(table.table), static_cast<std::int64_t>(row) + 1,
                               std::string(table.columns[column]), table.rows[row][column]});
  return reply;
}

template AnyOperation erase<ExportPerson>();

}  // namespace zubia::operations
