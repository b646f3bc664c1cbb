#include "operations/organisations/list_organisation_imports.hpp"

#include <algorithm>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/who_changed.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

Result<ListOrganisationImports::Reply> ListOrganisationImports::operator()(const Request&,
                                                                           storage::ProgrammeStore& programme,
                                                                           const Work& work) const {
  const auto people = People::of(programme, work);
  if (!people) return refuse(people.error());
  auto imports = storage::OrganisationStore(programme).imports();
  if (!imports) return refuse(imports.error());
  std::reverse(imports->begin(), imports->end());  // the newest first
  Reply reply;
  for (const storage::OrganisationImport& each : *imports)
    reply.imports.push_back({each.id, each.file_name, moment_text(each.at), who_changed(*people, each.account),
                             each.undone_at ? moment_text(*each.undone_at) : std::string()});
  return reply;
}

Result<UndoOrganisationImport::Reply> UndoOrganisationImport::operator()(const Request& request,
                                                                         storage::ProgrammeStore& programme,
                                                                         const Work& work) const {
  const storage::ChangeNote note{moment_of(work.now), work.asker.id, "undo:" + request.import};
  const auto undone = storage::OrganisationStore(programme).undo_import(request.import, note, identifiers_of);
  if (!undone) return refuse(undone.error());
  return Reply{request.import, static_cast<std::uint64_t>(undone->undone), static_cast<std::uint64_t>(undone->left)};
}

template AnyOperation erase<ListOrganisationImports>();
template AnyOperation erase<UndoOrganisationImport>();

}  // namespace zubia::operations
