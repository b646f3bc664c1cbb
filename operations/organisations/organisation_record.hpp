#pragma once

#include "engine/organisations/organisation_record.hpp"
#include "programme/organisation.hpp"

namespace zubia::operations {

/// What tells whether another record is the same organisation.
organisations::OrganisationRecord record_of(const Organisation& organisation, const std::string& id);

}  // namespace zubia::operations
