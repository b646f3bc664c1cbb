#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/json_document.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// The codebook as a tree: each code before those below it.
struct ShowCodebook {
  static constexpr About about{.name = "codebook",
                               .method = Method::get,
                               .path = "/codebook",
                               .role = Role::researcher,
                               .summary = "The codes that passages of interviews are given, as a tree.",
                               .example = "naen.zubia"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct CodeRow {
    std::string code;
    std::string parent;
    std::int64_t depth = 0;
    std::string name;  ///< in the language of the asker, where there is one
    std::string definition;
    std::int64_t passages = 0;
    std::int64_t revision = 0;
    std::string saved_at;
    std::string saved_by;  ///< researchers see nobody's name
  };
  /// The texts of a code in every language, for who changes it.
  struct TextRow {
    std::string code;
    std::string of;  ///< `name` or `definition`
    std::string language;
    std::string text;
  };

  struct Reply {
    std::vector<CodeRow> codes;
    std::vector<TextRow> texts;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowCodebook::Request, (), ())
BOOST_DESCRIBE_STRUCT(ShowCodebook::CodeRow, (),
                      (code, parent, depth, name, definition, passages, revision, saved_at, saved_by))
BOOST_DESCRIBE_STRUCT(ShowCodebook::TextRow, (), (code, of, language, text))
BOOST_DESCRIBE_STRUCT(ShowCodebook::Reply, (), (codes, texts))

enum class CodebookFormat { csv, xlsx, refi };
BOOST_DESCRIBE_ENUM(CodebookFormat, csv, xlsx, refi)

/// The codebook as a file, in the language of the asker.
struct ExportCodebook {
  static constexpr About about{.name = "export-codebook",
                               .method = Method::get,
                               .path = "/codebook/file",
                               .role = Role::researcher,
                               .summary =
                                   "The codebook for a spreadsheet, or for programs of qualitative analysis "
                                   "(REFI-QDA).",
                               .example = "naen.zubia --format refi > codebook.qdc"};

  struct Request {
    CodebookFormat format = CodebookFormat::csv;

    static constexpr std::array<Field, 1> fields{{
        {"format", "csv, xlsx or refi (REFI-QDA Codebook 1.0, .qdc)."},
    }};
  };

  struct Reply {
    std::string file_name;
    std::string encoding;  ///< `text`, or `base64` of what is no text
    std::string content;
    std::string bytes = {};  ///< not part of the JSON
    /// On a terminal the reply is the file itself.
    std::string document() const { return bytes; }
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ExportCodebook::Request, (), (format))
BOOST_DESCRIBE_STRUCT(ExportCodebook::Reply, (), (file_name, encoding, content))

}  // namespace zubia::operations
