#pragma once

#include <array>

#include "operations/effects/export_study_script.hpp"
#include "operations/effects/study_file.hpp"

namespace zubia::operations {

/// The same as `export-study-script` of answers that were collected elsewhere, read as `study-file` reads them.
///
/// Refused: as `study-file`.
struct StudyFileScript {
  static constexpr About about{.name = "study-file-script",
                               .method = Method::post,
                               .path = "/study-file-script",
                               .role = Role::anybody,
                               .summary = "What recomputes the study of a file of answers in R.",
                               .example = "answers.sav --map imp_laws=V12 --map cluster=group > study.zip"};

  struct Request : ScriptChoice, StudyFileInput {
    static constexpr auto fields = joined(StudyFileInput::file_fields, ScriptChoice::script_fields);
  };

  using Reply = ExportStudyScript::Reply;

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(StudyFileScript::Request, (ScriptChoice, StudyFileInput), ())

}  // namespace zubia::operations
