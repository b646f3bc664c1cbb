#pragma once

#include <array>
#include <cstdint>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Signs everybody out, the asker too.
struct EndAllSessions {
  static constexpr About about{.name = "end-all-sessions",
                               .method = Method::post,
                               .path = "/accounts/end-all-sessions",
                               .role = Role::owner,
                               .summary = "Signs everybody out of a programme, at once.",
                               .example = "naen.zubia"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct Reply {
    std::int64_t ended;  ///< how many sessions there were
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(EndAllSessions::Request, (), ())
BOOST_DESCRIBE_STRUCT(EndAllSessions::Reply, (), (ended))

}  // namespace zubia::operations
