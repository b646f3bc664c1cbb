#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "storage/connection.hpp"

namespace zubia::storage {

/// What a column says of a person. A `secret` is kept for a person and shown to nobody: a hash, an encrypted secret.
enum class Personal { no, yes, secret };

struct CatalogueColumn {
  std::string_view name;
  Personal personal = Personal::no;
};

/// Why data of persons are kept (Regulation (EU) 2016/679, article 30). The words of each purpose, its legal basis,
/// whom it concerns and who receives it are with the pages, under the key.
struct Purpose {
  std::string_view key;
  std::string_view basis;  ///< the point of article 6(1): `a` consent … `f` legitimate interest
};

/// For how long rows are kept. `$1` is the moment before which they go, in seconds since 1970.
struct Retention {
  int days;                ///< after the moment that both statements look at
  std::string_view since;  ///< the column of that moment
  Sql count_due;           ///< how many rows go
  Sql remove_due;
};

/// What happens to the rows of a person in one table. In all statements `$1` is the id of the person.
struct PersonalRules {
  std::string_view purpose;
  std::vector<std::string_view> shown;  ///< the columns that `rows` gives, by name
  Sql rows;
  std::vector<Sql> erasure;        ///< empty where the rows stay
  std::string_view stays_because;  ///< a key; empty where they go
  std::optional<Retention> retention = {};
};

struct CatalogueTable {
  std::string_view name;
  std::vector<CatalogueColumn> columns;
  std::optional<PersonalRules> rules = {};  ///< of each table with personal columns
};

/// Every table and column of the programme store. Export, erasure, retention and the register of processing follow it
/// in this order; a column that is missing here fails the tests.
std::span<const CatalogueTable> column_catalogue();

std::span<const Purpose> purposes();

}  // namespace zubia::storage
