#include "operations/organisations/find_organisation.hpp"

#include <fmt/format.h>
#include <utility>

#include "operations/organisations/organisation_document.hpp"

namespace zubia::operations {

Result<FoundOrganisation> find_organisation(storage::OrganisationStore& store, const PairDecisions& decisions,
                                            const std::string& id, const std::string& field) {
  auto stored = store.find(id);
  if (!stored) return refuse(stored.error());
  if (*stored) {
    auto organisation = organisation_of((*stored)->document);
    if (!organisation) return refuse(organisation.error());
    organisation->id = id;
    return FoundOrganisation{**std::move(stored), *std::move(organisation)};
  }
  if (const std::string kept = decisions.merged_into(id); !kept.empty())
    return refuse({"organisation-merged",
                   "This organisation was merged with another one.",
                   {.field = field},
                   fmt::format("See {}.", kept)});
  return refuse({"unknown-organisation",
                 "There is no such organisation.",
                 {.field = field},
                 "See zubia search-organisations; an import that was undone takes its organisations with it."});
}

}  // namespace zubia::operations
