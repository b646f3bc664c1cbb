#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "operations/organisations/pair_decisions.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

/// An organisation as it is now, and as it is stored.
struct FoundOrganisation {
  storage::StoredOrganisation stored;
  Organisation organisation;
};

/// Refused: `organisation-merged` where it was merged with another one, which is named; `unknown-organisation`.
Result<FoundOrganisation> find_organisation(storage::OrganisationStore& store, const PairDecisions& decisions,
                                            const std::string& id, const std::string& field = "organisation");

}  // namespace zubia::operations
