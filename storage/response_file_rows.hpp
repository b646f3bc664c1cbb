#pragma once

#include <span>
#include <string>

#include "storage/response_file_store.hpp"

/// Rows of uploaded files, for the store of responses: written in the same transaction as the answers that name them.
namespace zubia::storage {

/// Writes files, each in the place of the one that answered its question before, and removes those that no answer of
/// the response names: taken away, or replaced by another answer.
Result<void> keep_files(Connection& connection, const std::string& response, std::span<const ResponseFile> files = {});

}  // namespace zubia::storage
