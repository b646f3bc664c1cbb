#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "operations/reflection.hpp"

namespace zubia::operations {

/// The documents that have a schema: `event` and `plan` of meetings, `disclosure-plan`, `disclosure-ledger`.
std::vector<std::string> documents_with_schema();

/// The JSON Schema of a document, derived from the structs that read it. Refused: `unknown-document`.
Result<OrderedJson> schema_of_document(std::string_view name);

}  // namespace zubia::operations
