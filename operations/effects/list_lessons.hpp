#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// The lessons of a study and what was decided of each. Decisions are told where nobody's answers are left, too.
///
/// Refused: `unknown-questionnaire`, `not-published`, `not-a-cooperation-study`.
struct ListLessons {
  static constexpr About about{.name = "list-lessons",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/lessons",
                               .role = Role::researcher,
                               .summary = "What was decided of the lessons of a study, and on which evidence.",
                               .example = "naen.zubia --questionnaire cross-border-cooperation",
                               .method_page = "lessons"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };

  struct LessonRow {
    std::string lesson;         ///< `L1` … `L7`
    std::string strength;       ///< `strong`, `clear`, `tentative`, or `not-shown`
    std::string evidence_hash;  ///< of the evidence as it is now; empty where nobody has answered
    std::string latest;         ///< the id of the last decision on it; empty: of none
  };

  struct DecisionRow {
    std::string decision;
    std::string lesson;
    std::string outcome;  ///< `accepted`, `edited`, `rejected`
    std::string wording;  ///< of a lesson that was edited
    std::string reason;
    std::string decided_by;
    std::string decided_at;
    std::string evidence_hash;   ///< of the evidence that it stood on
    bool is_on_earlier_answers;  ///< that evidence is not the evidence of now
  };

  struct Reply : ReplyHead {
    std::string questionnaire;
    std::int64_t version;
    std::int64_t respondents;
    std::vector<LessonRow> lessons;
    std::vector<DecisionRow> decisions;  ///< in the order in which they were made
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListLessons::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(ListLessons::LessonRow, (), (lesson, strength, evidence_hash, latest))
BOOST_DESCRIBE_STRUCT(ListLessons::DecisionRow, (),
                      (decision, lesson, outcome, wording, reason, decided_by, decided_at, evidence_hash,
                       is_on_earlier_answers))
BOOST_DESCRIBE_STRUCT(ListLessons::Reply, (ReplyHead), (questionnaire, version, respondents, lessons, decisions))

}  // namespace zubia::operations
