#pragma once

#include <vector>

#include "storage/connection.hpp"

namespace zubia::storage {

/// The tables of e-mails to whom questionnaires ask, a part of version 7 of the schema.
const std::vector<Sql>& mail_tables();

}  // namespace zubia::storage
