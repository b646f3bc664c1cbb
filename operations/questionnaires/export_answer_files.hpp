#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// The files of the responses that export-answers has rows for, as zip archives; each under the name that stands in its
/// column there. What does not fit into one archive of 100 MB is in the next.
///
/// Refused: `unknown-questionnaire`, `not-published`, `answers-withheld` (see export-answers), `no-files`,
/// `unknown-archive`.
struct ExportAnswerFiles {
  static constexpr About about{.name = "export-answer-files",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/answer-files",
                               .role = Role::researcher,
                               .summary = "The files that respondents uploaded, as a zip archive.",
                               .example = "naen.zubia --questionnaire company-survey > files.zip"};

  struct Request {
    std::string questionnaire;
    std::int64_t archive = 1;

    static constexpr std::array<Field, 2> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"archive", "Which one, where there are several.", Need::optional, 1},
    }};
  };

  struct Reply : ReplyHead {
    std::string file_name;
    std::int64_t files = 0;     ///< in this archive
    std::int64_t archives = 0;  ///< how many there are
    std::string encoding;       ///< `base64`
    std::string content;
    std::string bytes = {};  ///< not part of the JSON
    /// On a terminal the reply is the archive itself.
    std::string document() const { return bytes; }
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ExportAnswerFiles::Request, (), (questionnaire, archive))
BOOST_DESCRIBE_STRUCT(ExportAnswerFiles::Reply, (ReplyHead), (file_name, files, archives, encoding, content))

}  // namespace zubia::operations
