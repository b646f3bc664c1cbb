#pragma once

#include <cstddef>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace zubia {

/// The place a problem speaks of. Empty or zero where it does not apply.
struct Where {
  std::string file = {};
  std::size_t line = 0;     ///< counted from 1, the header line included
  std::string column = {};  ///< the column of a table
  std::string field = {};   ///< the field of a request
  std::string member = {};  ///< the member of a document: `participants[3].name`

  friend bool operator==(const Where&, const Where&) = default;
};

/// Why a request was refused. Nothing was changed.
struct Problem {
  std::string code = {};    ///< a kebab-case cause: `unknown-territory`
  std::string detail = {};  ///< what is wrong, one plain sentence
  Where where = {};
  std::string mend = {};  ///< what to do about it, one plain sentence; may be empty

  friend bool operator==(const Problem&, const Problem&) = default;
};

template <class T>
using Result = tl::expected<T, Problem>;

/// `return refuse({"unknown-territory", "…"});`
inline tl::unexpected<Problem> refuse(Problem problem) { return tl::unexpected<Problem>(std::move(problem)); }

}  // namespace zubia
