#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What concerned security, the newest first, and whether the log is as it was written.
struct ShowAuditLog {
  static constexpr About about{
      .name = "audit-log",
      .method = Method::get,
      .path = "/audit-log",
      .role = Role::owner,
      .summary = "Who signed in, was invited, changed or refused, and whether the log is whole.",
      .example = "naen.zubia --count 20"};

  struct Request {
    std::int64_t before = 0;
    std::int64_t count = 100;

    static constexpr std::array<Field, 2> fields{{
        {"before", "Entries before this place; 0 begins with the newest.", Need::optional, 0},
        {"count", "How many entries.", Need::optional, 1, 1000},
    }};
  };

  struct EntryRow {
    std::int64_t place;
    std::string at;
    std::string actor;  ///< the id of an account; `console`, or empty for a stranger
    std::string actor_name;
    std::string action;
    std::string subject;
    std::string outcome;
    std::string peer;
  };

  struct Reply {
    bool is_sound;
    std::optional<std::int64_t> broken_at;  ///< the first place at which the chain breaks
    std::vector<EntryRow> entries;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowAuditLog::Request, (), (before, count))
BOOST_DESCRIBE_STRUCT(ShowAuditLog::EntryRow, (), (place, at, actor_name, action, subject, outcome, peer, actor))
BOOST_DESCRIBE_STRUCT(ShowAuditLog::Reply, (), (is_sound, broken_at, entries))

}  // namespace zubia::operations
