#pragma once

#include <optional>
#include <string>

#include "engine/base/result.hpp"
#include "programme/programme_record.hpp"

namespace zubia::storage {

class ProgrammeStore;

// Keys of writes from outside: each stands for one write. The same one sent again gets the receipt of then; another one
// under its key would be acknowledged and stored nowhere, so it is refused.

/// `key-used`
Problem key_used();

/// The decision that was made under a key; nothing where there is none.
Result<std::optional<Decision>> decision_under(ProgrammeStore& programme, const std::string& idempotency_key);

}  // namespace zubia::storage
