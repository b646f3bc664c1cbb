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

// What the representative of an organisation may do: see its record, and keep what of it is the organisation's own to
// say (docs/decisions/0024). Each asks for whom the asker's account speaks, and for nothing else.

/// The record of the organisation that the asker speaks for, without people, history and where it came from.
///
/// Refused: `not-a-representative`.
struct ShowOwnOrganisation {
  static constexpr About about{.name = "show-own-organisation",
                               .method = Method::get,
                               .path = "/own-organisation",
                               .role = Role::company,
                               .summary = "The record of the organisation that you speak for.",
                               .example = "naen.zubia"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  /// `document` has the members that may be changed, and no other.
  struct Reply : ShownRecord {
    std::vector<std::string> may_change;  ///< the members that put-own-organisation takes
    std::string changed_at;               ///< when the record became what it is
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowOwnOrganisation::Request, (), ())
BOOST_DESCRIBE_STRUCT(ShowOwnOrganisation::Reply, (ShownRecord), (may_change, changed_at))

/// Changes the record of the organisation that the asker speaks for: a further version, of which the account is the
/// author.
///
/// Refused: `not-a-representative`; `not-yours-to-change` for a member that others keep, unless it says what is known
/// already; `changed-meanwhile`; and as `put_in_order` refuses.
struct PutOwnOrganisation {
  static constexpr About about{.name = "put-own-organisation",
                               .method = Method::put,
                               .path = "/own-organisation",
                               .role = Role::company,
                               .summary = "Changes what is the organisation's own to say in its record.",
                               .example = "naen.zubia own.json --number-seen 3"};

  struct Request {
    InputFile record;
    std::uint64_t number_seen = 0;

    static constexpr std::array<Field, 2> fields{{
        {"record", "The record as JSON, as show-own-organisation gives it under document.", Need::required},
        {"number_seen", "The number of the version that was changed; it is refused if there is a newer one.",
         Need::required},
    }};
  };

  struct Reply {
    std::string organisation;
    std::int64_t number;  ///< of the version that it is at now
    bool is_changed;      ///< false: the record was like this already
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutOwnOrganisation::Request, (), (record, number_seen))
BOOST_DESCRIBE_STRUCT(PutOwnOrganisation::Reply, (), (organisation, number, is_changed))

}  // namespace zubia::operations
