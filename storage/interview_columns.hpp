#pragma once

#include <vector>

#include "storage/column_catalogue.hpp"

namespace zubia::storage {

/// What interviews hold of who was interviewed, and of who wrote it down; a part of the column catalogue. A person is
/// the id of a contact or of an account.
std::vector<CatalogueTable> tables_of_interviews();

}  // namespace zubia::storage
