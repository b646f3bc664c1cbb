#pragma once

#include <span>
#include <string>
#include <string_view>

#include "operations/operation.hpp"

namespace zubia::operations {

/// The roles of accounts, from least to most: `anybody`, `respondent`, `company`, `researcher`, `facilitator`, `owner`.
std::span<const std::string_view> account_roles();

/// Whether an account of this role and these territories may run an operation on an object of `territory` (empty: the
/// whole programme). The one place where this is decided. A facilitator changes what belongs to the own territories
/// only. Nobody else than the table grants it to may do anything: an unknown role is refused.
bool permits(std::string_view role, std::span<const std::string> territories, const About& operation,
             std::string_view territory);

}  // namespace zubia::operations
