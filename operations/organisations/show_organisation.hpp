#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"
#include "operations/organisations/shown_record.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Everything that the directory knows of one organisation.
struct ShowOrganisation {
  static constexpr About about{.name = "show-organisation",
                               .method = Method::get,
                               .path = "/organisations/{organisation}",
                               .role = Role::researcher,
                               .summary = "An organisation: its record, size class with the reason, numbers, history.",
                               .example = "naen.zubia --organisation 3f9c…",
                               .method_page = "size_class"};

  struct Request {
    std::string organisation;

    static constexpr std::array<Field, 1> fields{{
        {"organisation", "The id of the organisation, as search-organisations gives it.", Need::required},
    }};
  };

  /// A value that a version changed; one row without a member where it changed none.
  struct HistoryRow {
    std::int64_t number;
    std::string at;
    std::string by;
    std::string cause;   ///< `typed`, `own` (a representative), `import:ID`, `undo:ID`, `merge:ID`, `separate:ID`
    std::string reason;  ///< of the decision behind a merge or a separation
    std::string member;
    std::string before;
    std::string after;
  };

  struct Reply : ShownRecord {
    std::vector<std::string> merged;  ///< ids of the records that were merged into this one
    bool contacts_shown;              ///< false: the role does not see people
    std::vector<Contact> contacts;
    std::vector<HistoryRow> history;  ///< the newest first
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowOrganisation::Request, (), (organisation))
BOOST_DESCRIBE_STRUCT(ShowOrganisation::HistoryRow, (), (number, at, by, cause, reason, member, before, after))
BOOST_DESCRIBE_STRUCT(ShowOrganisation::Reply, (ShownRecord), (merged, contacts_shown, contacts, history))

}  // namespace zubia::operations
