#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What a reply is written as.
enum class OutputFormat { table, csv, json };

/// The kinds of values a field of a request takes.
enum class FieldKind { text, list, number, integer, flag, choice, file };

/// A field as the terminal, the manual and the completion see it.
struct FieldDescription {
  Field field;
  FieldKind kind = FieldKind::text;
  std::vector<std::string> choices;  ///< of a `choice`
  std::string default_text;          ///< empty where there is none

  /// Whether the terminal takes it by its place: files that must be given, and the programme to make.
  bool is_positional() const {
    return field.need == Need::required && (kind == FieldKind::file || field.name == "programme");
  }
};

/// A reply written out, with what should be said beside it where the format has no room for it.
struct WrittenReply {
  std::string text;
  std::vector<Notice> notices;
};

struct OutputOptions {
  OutputFormat format = OutputFormat::table;
  std::size_t rows_max = 0;  ///< rows shown per table of `table` output; 0 shows all
  std::string part;          ///< which table of the reply CSV has; empty is the first
};

/// An operation without its types: what the terminal and the server see.
struct AnyOperation {
  About about;
  std::vector<FieldDescription> fields;
  bool needs_programme = false;
  bool changes_programme = false;

  /// Reads and checks the request, does the work, writes the reply. `programme` may be null where none is needed.
  std::function<Result<WrittenReply>(const nlohmann::json& request, storage::ProgrammeStore* programme,
                                     const Work& work, const OutputOptions& output)>
      run;
  std::function<nlohmann::ordered_json()> request_schema;
  std::function<nlohmann::ordered_json()> reply_schema;
};

/// The operation `O` without its types. Defined in `erase.hpp`, instantiated once beside each operation.
template <class O>
AnyOperation erase();

}  // namespace zubia::operations
