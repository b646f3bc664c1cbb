#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::operations {

/// The names of all roles, from least to most: `anybody`, `respondent`, `company`, `researcher`, `facilitator`,
/// `owner`.
std::span<const std::string_view> role_names();

std::string_view role_name(Role role);

/// The role of this name; `anybody` for a name that is not known.
Role role_named(std::string_view name);

/// Whether an account of this role and these territories may run an operation on an object of `territory` (empty: the
/// whole programme). The one place where this is decided. A facilitator changes what belongs to the own territories
/// only. Nobody else than the table grants it to may do anything: an unknown role is refused.
bool permits(std::string_view role, std::span<const std::string> territories, const About& operation,
             std::string_view territory);

/// Whether a role changes what belongs to its own territories only.
bool is_held_to_territories(std::string_view role);

/// Refuses who may not run the operation at all (`not-permitted`).
Result<void> check_permission(const Asker& asker, const About& operation);

/// Refuses also who may not run it on all of these territories; none is as good as a foreign one.
Result<void> check_permission(const Asker& asker, const About& operation, std::span<const std::string> objects);

/// Whether a role sees the names of people, or pseudonyms in their place.
bool sees_names(std::string_view role);

}  // namespace zubia::operations
