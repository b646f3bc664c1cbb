#pragma once

#include <vector>

#include "storage/column_catalogue.hpp"
#include "storage/connection.hpp"

namespace zubia::storage {

/// The plans of publication, the releases and their ledgers: version 10 of the schema.
const std::vector<Sql>& publication_tables();

/// What these tables say of persons, those of the ledger first. They go before the invitations, which lead to a person.
std::vector<CatalogueTable> publication_columns();

}  // namespace zubia::storage
