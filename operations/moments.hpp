#pragma once

#include <string>

#include "programme/account.hpp"

namespace zubia::operations {

/// The moment as ISO 8601 in UTC: `2026-03-01T09:30:00Z`.
std::string moment_text(Instant moment);

/// The moment of such a text. Zero where it is none.
Instant moment_of(const std::string& text);

/// The moment of the system's clock.
Instant system_moment();

}  // namespace zubia::operations
