#pragma once

#include <array>
#include <optional>
#include <string>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What people can decide of a lesson.
enum class LessonOutcome { accepted, edited, rejected };
BOOST_DESCRIBE_ENUM(LessonOutcome, accepted, edited, rejected)

/// Records what people decided of a lesson that a study shows, with the evidence that it stood on.
///
/// Refused: as `study-effects`; `missing-field` (no reason, edited without a wording), `unexpected-wording` (not
/// edited, and yet a wording), `unknown-lesson`, `lesson-not-shown`, `decided-meanwhile`, `key-used`.
struct DecideLesson {
  static constexpr About about{
      .name = "decide-lesson",
      .method = Method::post,
      .path = "/questionnaires/{questionnaire}/lessons",
      .role = Role::facilitator,
      .summary = "Records what people decided of a lesson of a study, why, and the evidence it stood on.",
      .example =
          "naen.zubia --questionnaire cross-border-cooperation --lesson L1 --outcome accepted "
          "--reason \"Members said the same in the assembly\"",
      .method_page = "lessons"};

  struct Request {
    std::string questionnaire;
    std::string lesson;
    LessonOutcome outcome = LessonOutcome::accepted;
    std::string wording;
    std::string reason;
    std::string by;
    std::optional<std::string> latest_seen;

    static constexpr std::array<Field, 7> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"lesson", "The lesson: L1 to L7.", Need::required},
        {"outcome", "What was decided.", Need::required},
        {"wording", "How the lesson reads after editing."},
        {"reason", "Why, in a sentence that will be read years later.", Need::required},
        {"by", "Who decided, where it was not the user alone."},
        {"latest_seen",
         "The id of the last decision on the lesson that you know, empty for none: refused where there is a newer "
         "one."},
    }};
  };

  struct Reply {
    std::string decision;
    std::string lesson;
    LessonOutcome outcome;
    std::string wording;
    std::string reason;
    std::string decided_by;
    std::string decided_at;
    std::string evidence_hash;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(DecideLesson::Request, (), (questionnaire, lesson, outcome, wording, reason, by, latest_seen))
BOOST_DESCRIBE_STRUCT(DecideLesson::Reply, (),
                      (decision, lesson, outcome, wording, reason, decided_by, decided_at, evidence_hash))

}  // namespace zubia::operations
