#pragma once

#include <array>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// `answers`: a row for each variable of each response; `codebook`: a row for each variable and each of its codes.
enum class ExportPart { answers, codebook };
BOOST_DESCRIBE_ENUM(ExportPart, answers, codebook)

/// The answers to a questionnaire that were sent, as tidy CSV, or what its variables and codes mean. Texts that a
/// spreadsheet would take for a formula stand behind an apostrophe. Confidential answers have a pseudonym for a name
/// and a day for a moment; anonymous ones have neither. Responses stand in the order of random ids, which says nothing.
///
/// Refused: `unknown-questionnaire`, `not-published`, and `answers-withheld`: facilitators, who know the organisations,
/// see single answers of named questionnaires only.
struct ExportResponses {
  static constexpr About about{.name = "export-responses",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/responses",
                               .role = Role::researcher,
                               .summary = "The answers to a questionnaire as tidy CSV, or its codebook.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis > answers.csv"};

  struct Request {
    std::string questionnaire;
    ExportPart part = ExportPart::answers;

    static constexpr std::array<Field, 2> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"part", "answers or codebook."},
    }};
  };

  struct Reply {
    std::string file_name;
    std::string csv;
    /// On a terminal the reply is the file itself.
    std::string document() const { return csv; }
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ExportResponses::Request, (), (questionnaire, part))
BOOST_DESCRIBE_STRUCT(ExportResponses::Reply, (), (file_name, csv))

}  // namespace zubia::operations
