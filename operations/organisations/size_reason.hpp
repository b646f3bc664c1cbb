#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "operations/operation.hpp"
#include "programme/organisation.hpp"

namespace zubia::operations {

/// One financial year with the group counted in, and the class by it alone.
struct SizeYearRow {
  int year;
  double staff;
  double turnover;
  double balance_total;
  std::string size;                  ///< empty: not defined
  std::vector<std::string> missing;  ///< figures that would decide
};
BOOST_DESCRIBE_STRUCT(SizeYearRow, (), (year, staff, turnover, balance_total, size, missing))

/// Why an organisation has its size class by EU recommendation 2003/361.
struct SizeReason {
  std::string size_class;  ///< empty: not defined
  bool computed;           ///< from the figures; otherwise as it was declared
  std::string least;       ///< by the figures, whatever those that lack are; empty without figures
  std::string most;
  bool by_public_owners;
  std::vector<std::string> missing;
  std::vector<SizeYearRow> size_years;
};
BOOST_DESCRIBE_STRUCT(SizeReason, (), (size_class, computed, least, most, by_public_owners, missing, size_years))

/// Refused as `size_class` refuses, with the member of the organisation.
Result<SizeReason> size_reason(const Organisation& organisation);

/// Puts the class that follows from the figures, where one does. A declared class stays where none follows; a computed
/// one goes.
Result<void> put_size_class(Organisation& organisation);

}  // namespace zubia::operations
