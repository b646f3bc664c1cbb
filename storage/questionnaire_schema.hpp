#pragma once

#include <vector>

#include "storage/connection.hpp"

namespace zubia::storage {

/// The tables of questionnaires, a part of version 6 of the schema.
const std::vector<Sql>& questionnaire_tables();

/// Who wrote a draft last and when, a part of version 7.
const std::vector<Sql>& draft_columns();

}  // namespace zubia::storage
