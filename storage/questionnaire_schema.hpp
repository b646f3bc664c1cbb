#pragma once

#include <vector>

#include "storage/connection.hpp"

namespace zubia::storage {

/// The tables of questionnaires, a part of version 5 of the schema.
const std::vector<Sql>& questionnaire_tables();

/// Who saved a version last and when, a version of the schema of its own.
const std::vector<Sql>& questionnaire_saving_columns();

}  // namespace zubia::storage
