#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "operations/effects/study_script.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What recomputes a study elsewhere, as a zip archive: the answers by members without names, the numbers of
/// `study-effects` and of `compare-members`, and a script in R that finds them again and says which differ.
///
/// Refused: as `study-effects`.
struct ExportStudyScript {
  static constexpr About about{
      .name = "export-study-script",
      .method = Method::get,
      .path = "/questionnaires/{questionnaire}/study-script",
      .role = Role::researcher,
      .summary = "The answers of a study, its numbers, and a script in R that recomputes them.",
      .example = "naen.zubia --questionnaire cross-border-cooperation > study.zip"};

  struct Request : ScriptChoice {
    std::string questionnaire;

    static constexpr auto fields =
        joined(std::array<Field, 1>{{{"questionnaire", "Its name, as list-questionnaires gives it.", Need::required}}},
               ScriptChoice::script_fields);
  };

  struct Reply : ReplyHead {
    std::string file_name;
    std::int64_t numbers = 0;  ///< how many the script recomputes
    std::string encoding;      ///< `base64`
    std::string content;
    std::string bytes = {};  ///< not part of the JSON
    /// On a terminal the reply is the archive itself.
    std::string document() const { return bytes; }
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ExportStudyScript::Request, (ScriptChoice), (questionnaire))
BOOST_DESCRIBE_STRUCT(ExportStudyScript::Reply, (ReplyHead), (file_name, numbers, encoding, content))

/// The archive of some answers, named after where they come from. Refused as `study_reply` refuses.
Result<ExportStudyScript::Reply> study_script_reply(const std::string& name, const AnswersOfStudy& answers,
                                                    const ScriptChoice& choice, const Work& work);

}  // namespace zubia::operations
