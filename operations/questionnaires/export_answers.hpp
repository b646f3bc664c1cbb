#pragma once

#include <array>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

enum class AnswersFormat { csv, tidy, codebook, xlsx, spss, r, ddi };
BOOST_DESCRIBE_ENUM(AnswersFormat, csv, tidy, codebook, xlsx, spss, r, ddi)

/// The answers that were sent as one table for programs of statistics: a row for each response, or for each repeat of a
/// repeated group, under the same names in every format. See docs/formats/response_files.md.
///
/// Confidential answers have a pseudonym for a name and a day for a moment; anonymous ones have neither. Responses
/// stand in the order of random ids, which says nothing.
///
/// Refused: `unknown-questionnaire`, `not-published`, `unknown-group`, and `answers-withheld`: facilitators, who know
/// the organisations, see single answers of named questionnaires only.
struct ExportAnswers {
  static constexpr About about{
      .name = "export-answers",
      .method = Method::get,
      .path = "/questionnaires/{questionnaire}/answers",
      .role = Role::researcher,
      .summary = "The answers to a questionnaire as a table for SPSS, R, a spreadsheet or an archive.",
      .example = "naen.zubia --questionnaire offers-and-needs --format spss > answers.sav"};

  struct Request {
    std::string questionnaire;
    AnswersFormat format = AnswersFormat::csv;
    std::string group;

    static constexpr std::array<Field, 3> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"format",
         "csv, tidy (a row for each answer), codebook, xlsx, spss, r (a script that reads the CSV) or ddi "
         "(DDI-Codebook 2.5)."},
        {"group", "A repeated group, whose repeats are the rows; without it the responses are."},
    }};
  };

  struct Reply : ReplyHead {
    std::string file_name;
    std::string encoding;  ///< `text`, or `base64` of what is no text
    std::string content;
    std::string bytes = {};  ///< not part of the JSON
    /// On a terminal the reply is the file itself.
    std::string document() const { return bytes; }
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ExportAnswers::Request, (), (questionnaire, format, group))
BOOST_DESCRIBE_STRUCT(ExportAnswers::Reply, (ReplyHead), (file_name, encoding, content))

}  // namespace zubia::operations
