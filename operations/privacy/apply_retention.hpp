#pragma once

#include <array>

#include "operations/operation.hpp"
#include "operations/privacy/erase_person.hpp"

namespace zubia::operations {

/// Removes what is kept longer than the register of processing says.
struct ApplyRetention {
  static constexpr About about{.name = "apply-retention",
                               .method = Method::post,
                               .path = "/retention",
                               .role = Role::owner,
                               .summary = "Remove what a programme has kept of persons for longer than it should.",
                               .example = "naen.zubia"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct Reply {
    std::vector<RemovedRows> removed;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ApplyRetention::Request, (), ())
BOOST_DESCRIBE_STRUCT(ApplyRetention::Reply, (), (removed))

}  // namespace zubia::operations
