#pragma once

#include <array>
#include <string>
#include <vector>

#include "operations/effects/study_effects.hpp"

namespace zubia::operations {

/// A file of answers and how to read it as a study.
struct StudyFileInput {
  InputFile answers;
  std::vector<std::string> map;
  std::vector<std::string> missing;
  std::vector<std::string> dont_know;
  std::vector<std::string> not_applicable;
  std::vector<std::string> reversed;
  std::vector<std::string> small;

  static constexpr std::array<Field, 7> file_fields{{
      {"answers", "CSV, XLSX or .sav, a row for each member, answers from 1 to 5; - is standard input.",
       Need::required},
      {"map",
       "What a column is where it is not called so: imp_laws=V12. Questions are imp_laws, eff_laws, "
       "before_product, motive_product, effect_product and so on, and cluster, size_class, territory, "
       "organisation_kind."},
      {"missing", "Codes that stand for no answer; empty cells and NA always do."},
      {"dont_know", "Codes that stand for “I don't know”, such as 98."},
      {"not_applicable", "Codes that stand for “does not apply to us”, such as 97."},
      {"reversed", "Questions whose 1 means the most: they are turned."},
      {"small", "What size_class holds of small organisations; micro and small without it."},
  }};
};
BOOST_DESCRIBE_STRUCT(StudyFileInput, (), (answers, map, missing, dont_know, not_applicable, reversed, small))

/// The same as `study-effects` of answers that were collected elsewhere: a file whose columns are those of the ready
/// questionnaire on cross-border cooperation, or are mapped to them. What the file does not have stays without answers.
/// Nothing is guessed: an answer that is not on the scale is refused with its place, and an item that runs against the
/// others of its family is told, not turned.
///
/// Refused: as `AnswerSheet` refuses (`empty-file` where nobody answers); `invalid-value` (a mapping that is none),
/// `unknown-question` (a mapping of something that is not asked), `missing-column`, `duplicate-question`,
/// `not-a-cooperation-study` (no column is a question on barriers).
struct StudyFile {
  static constexpr About about{.name = "study-file",
                               .method = Method::post,
                               .path = "/study-file",
                               .role = Role::anybody,
                               .summary = "Which barriers weigh and what the cluster changed, from a file of answers.",
                               .example = "answers.sav --map imp_laws=V12 --map cluster=group --dont-know 98",
                               .method_page = "lessons"};

  struct Request : StudyChoice, StudyFileInput {
    static constexpr auto fields = joined(StudyFileInput::file_fields, StudyChoice::study_fields);
  };

  using Reply = StudyEffects::Reply;

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(StudyFile::Request, (StudyChoice, StudyFileInput), ())

/// What a file says, and what is to be told of how it was read.
struct AnswersOfFile;

/// Refused as `study-file`, but for a file in which nobody answers.
Result<AnswersOfFile> read_study_file(const StudyFileInput& input);

}  // namespace zubia::operations
