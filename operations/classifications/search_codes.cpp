#include "operations/classifications/search_codes.hpp"

#include <algorithm>

#include "operations/erase.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/classification_store.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

Result<FoundCodes> SearchCodes::operator()(const Request& request, storage::ProgrammeStore& programme,
                                           const Work& work) const {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto catalogue = CodeCatalogue::of(programme, work, request.classification);
  if (!catalogue) return refuse(catalogue.error());
  return found_codes(**catalogue,
                     {.query = request.query,
                      .parent = request.parent,
                      .codes = request.code,
                      .languages = request.languages,
                      .limit = request.limit},
                     shown_languages(language_of(work, *record), record->languages));
}

Result<ListClassifications::Reply> ListClassifications::operator()(const Request& /*request*/,
                                                                   storage::ProgrammeStore& programme,
                                                                   const Work& work) const {
  const auto stored = storage::ClassificationStore(programme).classifications();
  if (!stored) return refuse(stored.error());
  std::vector<Classification> all = *stored;
  for (const std::string_view built_in : {activity_classification, territory_classification}) {
    if (std::ranges::find(all, built_in, &Classification::id) != all.end()) continue;
    const auto catalogue = CodeCatalogue::of(programme, work, std::string(built_in));
    if (!catalogue) return refuse(catalogue.error());
    all.push_back((*catalogue)->classification());
  }
  std::ranges::sort(all, {}, &Classification::id);
  Reply reply;
  for (const Classification& one : all)
    reply.classifications.push_back({one.id, one.source, one.licence, one.codes, one.languages, one.imported_at});
  return reply;
}

template AnyOperation erase<SearchCodes>();
template AnyOperation erase<ListClassifications>();

}  // namespace zubia::operations
