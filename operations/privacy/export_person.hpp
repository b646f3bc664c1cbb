#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Everything that a programme holds of one person, to be handed over (Regulation (EU) 2016/679, articles 15 and 20).
struct ExportPerson {
  static constexpr About about{.name = "export-person",
                               .method = Method::get,
                               .path = "/persons/{person}/data",
                               .role = Role::owner,
                               .summary = "Everything that a programme holds of one person.",
                               .example = "naen.zubia --person 3f9c… --output csv"};

  struct Request {
    std::string person;

    static constexpr std::array<Field, 1> fields{{
        {"person", "The id of an account, as list-accounts gives it.", Need::required},
    }};
  };

  struct CellRow {
    std::string table;
    std::int64_t row;  ///< of this table, from 1
    std::string column;
    std::optional<std::string> value;  ///< moments are seconds since 1970
  };

  struct Reply {
    std::string person;
    std::vector<CellRow> cells;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ExportPerson::Request, (), (person))
BOOST_DESCRIBE_STRUCT(ExportPerson::CellRow, (), (table, row, column, value))
BOOST_DESCRIBE_STRUCT(ExportPerson::Reply, (), (person, cells))

}  // namespace zubia::operations
