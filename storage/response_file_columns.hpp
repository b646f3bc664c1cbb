#pragma once

#include "storage/column_catalogue.hpp"

namespace zubia::storage {

/// What uploaded files hold of persons; a part of the column catalogue.
CatalogueTable response_file_columns();

}  // namespace zubia::storage
