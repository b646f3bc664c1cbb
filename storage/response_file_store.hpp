#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "storage/connection.hpp"
#include "storage/programme_access.hpp"

namespace zubia::storage {

/// A file that a respondent uploaded as an answer.
struct ResponseFile {
  std::string id;        ///< what stands in the answer: random, hex, with the extension
  std::string variable;  ///< the question that it answers; one file each
  std::string name;      ///< as the respondent called it, made harmless
  std::string media_type;
  std::int64_t bytes = 0;
  bool is_personal = false;  ///< about a person: exported and erased with them
  std::string content = {};  ///< as base64; empty in a list

  friend bool operator==(const ResponseFile&, const ResponseFile&) = default;
};

/// The table of uploaded files, version 9 of the schema.
const std::vector<Sql>& response_file_tables();

/// Reads the files of responses; they are written with the answers that name them (see response_store.hpp), and go when
/// no answer names them any more. Any thread may call.
class ResponseFileStore {
 public:
  explicit ResponseFileStore(ProgrammeStore& programme) : programme_(programme) {}

  /// The files of a response without their contents, by variable.
  Result<std::vector<ResponseFile>> files_of(const std::string& response);

  /// One with its contents. Refused: `unknown-file`.
  Result<ResponseFile> file(const std::string& response, const std::string& variable);

 private:
  ProgrammeAccess programme_;
};

}  // namespace zubia::storage
