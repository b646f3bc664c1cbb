#pragma once

#include <optional>
#include <string>

#include "engine/base/result.hpp"
#include "programme/interview.hpp"
#include "storage/connection.hpp"

/// Who wrote a row last: for the stores of what several people write.
namespace zubia::storage {

/// The columns `revision, saved_at, saved_by, account`, from `column` on.
Writing writing_in(const Row& row, int column);

/// `Maite Etxeberria, on 2026-11-27 at 10:00 UTC`, as far as it is known.
std::string who_and_when(const Writing& writing);

/// Nothing where `now` is what was seen (0: nothing was). Refused: `changed-meanwhile`, which says who changed it and
/// when. `what` begins the sentence: `The notes were`.
Result<void> check_seen(const std::string& what, const std::optional<Writing>& now, std::int64_t revision_seen);

}  // namespace zubia::storage
