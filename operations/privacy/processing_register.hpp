#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What is kept of persons, why, for how long, and what becomes of it (Regulation (EU) 2016/679, article 30).
struct ProcessingRegister {
  static constexpr About about{.name = "processing-register",
                               .method = Method::get,
                               .path = "/processing-register",
                               .role = Role::owner,
                               .summary = "What a programme keeps of persons, why, and for how long.",
                               .example = "naen.zubia"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct PurposeRow {
    std::string purpose;
    std::string basis;  ///< the point of article 6(1)
    std::string why;
    std::string persons;     ///< whom it concerns
    std::string recipients;  ///< who sees it
  };

  struct TableRow {
    std::string table;
    std::string purpose;
    std::vector<std::string> columns;  ///< the personal ones; none of the secrets is shown to anybody
    std::string erasure;               ///< `removed`, or why it stays
    std::optional<std::int64_t> retention_days;
    std::string retention_since;  ///< the column from which the days count
    std::int64_t overdue;         ///< rows that are kept longer, until retention is applied
  };

  struct Reply {
    std::vector<PurposeRow> purposes;
    std::vector<TableRow> tables;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ProcessingRegister::Request, (), ())
BOOST_DESCRIBE_STRUCT(ProcessingRegister::PurposeRow, (), (purpose, basis, why, persons, recipients))
BOOST_DESCRIBE_STRUCT(ProcessingRegister::TableRow, (),
                      (table, purpose, columns, erasure, retention_days, retention_since, overdue))
BOOST_DESCRIBE_STRUCT(ProcessingRegister::Reply, (), (purposes, tables))

}  // namespace zubia::operations
