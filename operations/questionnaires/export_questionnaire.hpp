#pragma once

#include <array>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What a questionnaire is written as. An XLSForm is a workbook, so its bytes come in base64.
enum class QuestionnaireFormat { json, xlsform };
BOOST_DESCRIBE_ENUM(QuestionnaireFormat, json, xlsform)

/// A questionnaire as a file, to be edited elsewhere or used in another programme.
///
/// Refused: `unknown-questionnaire`, and what XLSForm cannot hold.
struct ExportQuestionnaire {
  static constexpr About about{.name = "export-questionnaire",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/file",
                               .role = Role::researcher,
                               .summary = "A questionnaire as a file: JSON, or an XLSForm for ODK and Kobo.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis > form.json"};

  struct Request {
    std::string questionnaire;
    QuestionnaireFormat format = QuestionnaireFormat::json;

    static constexpr std::array<Field, 2> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"format", "json or xlsform."},
    }};
  };

  struct Reply {
    std::string file_name;
    std::string encoding;  ///< `text`, or `base64` of a workbook
    std::string content;
    std::string bytes = {};  ///< not part of the JSON
    /// On a terminal the reply is the file itself.
    std::string document() const { return bytes; }
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ExportQuestionnaire::Request, (), (questionnaire, format))
BOOST_DESCRIBE_STRUCT(ExportQuestionnaire::Reply, (), (file_name, encoding, content))

}  // namespace zubia::operations
