#include "storage/writing_rows.hpp"

#include <fmt/chrono.h>

namespace zubia::storage {

Writing writing_in(const Row& row, int column) {
  return {row.integer(column), row.integer(column + 1), row.text(column + 2), row.text(column + 3)};
}

std::string who_and_when(const Writing& writing) {
  return (writing.saved_by.empty() ? std::string("somebody") : writing.saved_by) +
         fmt::format(", on {:%Y-%m-%d at %H:%M} UTC", fmt::gmtime(writing.saved_at));
}

Result<void> check_seen(const std::string& what, const std::optional<Writing>& now, std::int64_t revision_seen) {
  if ((now ? now->revision : 0) == revision_seen) return {};
  if (!now)
    return refuse({"changed-meanwhile",
                   what + " removed since you opened it.",
                   {.field = "revision_seen"},
                   "Nothing of yours was stored: keep it."});
  return refuse({"changed-meanwhile",
                 what + " saved by " + who_and_when(*now) + ", after you opened it.",
                 {.field = "revision_seen"},
                 "Nothing of yours was stored: keep it, look at the other one, then save over it or take it."});
}

}  // namespace zubia::storage
