#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// The lists of organisations that were taken in.
struct ListOrganisationImports {
  static constexpr About about{.name = "list-organisation-imports",
                               .method = Method::get,
                               .path = "/organisation-imports",
                               .role = Role::researcher,
                               .summary = "The lists of organisations that were taken in, the newest first.",
                               .example = "naen.zubia"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct ImportRow {
    std::string import;
    std::string file;
    std::string at;
    std::string by;         ///< a pseudonym for those who may not see names
    std::string undone_at;  ///< empty: it counts
  };
  struct Reply {
    std::vector<ImportRow> imports;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListOrganisationImports::Request, (), ())
BOOST_DESCRIBE_STRUCT(ListOrganisationImports::ImportRow, (), (import, file, at, by, undone_at))
BOOST_DESCRIBE_STRUCT(ListOrganisationImports::Reply, (), (imports))

/// Takes an import back.
struct UndoOrganisationImport {
  static constexpr About about{
      .name = "undo-organisation-import",
      .method = Method::post,
      .path = "/organisation-imports/{import}/undo",
      .role = Role::facilitator,
      .summary = "Takes a list of organisations back: what it changed is as before, what it brought goes.",
      .example = "naen.zubia --import 3f9c…"};

  struct Request {
    std::string import;

    static constexpr std::array<Field, 1> fields{{
        {"import", "The id of the import, as list-organisation-imports gives it.", Need::required},
    }};
  };

  struct Reply {
    std::string import;
    std::uint64_t undone;  ///< organisations that are as before, or gone
    std::uint64_t left;    ///< changed since by somebody: they stay as they are
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(UndoOrganisationImport::Request, (), (import))
BOOST_DESCRIBE_STRUCT(UndoOrganisationImport::Reply, (), (import, undone, left))

}  // namespace zubia::operations
