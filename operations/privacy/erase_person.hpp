#pragma once

#include <array>
#include <cstdint>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Rows of one table that went.
struct RemovedRows {
  std::string table;
  std::int64_t rows;
};
BOOST_DESCRIBE_STRUCT(RemovedRows, (), (table, rows))

/// Removes a person from everything but what the register says must stay (Regulation (EU) 2016/679, article 17).
struct ErasePerson {
  static constexpr About about{.name = "erase-person",
                               .method = Method::post,
                               .path = "/persons/{person}/erasure",
                               .role = Role::owner,
                               .summary = "Remove a person from a programme, for good.",
                               .example = "naen.zubia --person 3f9c…"};

  struct Request {
    std::string person;

    static constexpr std::array<Field, 1> fields{{
        {"person", "The id of an account, as list-accounts gives it.", Need::required},
    }};
  };

  struct Reply {
    std::string person;
    std::vector<RemovedRows> removed;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ErasePerson::Request, (), (person))
BOOST_DESCRIBE_STRUCT(ErasePerson::Reply, (), (person, removed))

}  // namespace zubia::operations
