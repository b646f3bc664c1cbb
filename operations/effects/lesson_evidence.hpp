#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/effects/lessons.hpp"
#include "operations/effects/study_of_answers.hpp"
#include "operations/reflection.hpp"

namespace zubia {
struct Decision;
}

namespace zubia::operations {

/// What `study-effects` draws by itself; decisions on lessons always stand on it.
constexpr std::uint32_t default_samples = 2000;
constexpr std::uint64_t default_seed = 2021;

/// A statement behind a lesson.
struct EvidenceRow {
  std::string lesson;
  std::string assertion;  ///< `A1` … `A8`, `N`
  std::string statement;  ///< what is compared
  double difference;      ///< it holds where this is above 0
  double support;         ///< share of draws in which it does
  std::int64_t answers;   ///< the fewest behind a mean that it compares
  std::string reason;     ///< why it is not judged
};
BOOST_DESCRIBE_STRUCT(EvidenceRow, (), (lesson, assertion, statement, difference, support, answers, reason))

std::vector<EvidenceRow> evidence_of(const effects::LessonFound& found);

/// A lesson as a decision stands on it.
struct JudgedLesson {
  std::string lesson = {};  ///< `L1` … `L7`
  effects::Strength strength = effects::Strength::not_shown;
  OrderedJson seen = {};  ///< its evidence, in no language
  std::string hash = {};  ///< of `seen`
};

/// All lessons of a study, with the default draws and seed, so that the same answers have
/// the same hash. Where nobody has answered, none is shown, and there is no evidence.
Result<std::vector<JudgedLesson>> judged_lessons(const PublishedStudy& published, const Work& work);

/// What a decision on a lesson is about: `lesson:cross-border-cooperation:L1`.
std::string lesson_subject(const std::string& questionnaire, const std::string& lesson);

/// What was decided on, as it is stored: the evidence, and the wording where the lesson was edited.
std::string stored_evidence(const JudgedLesson& lesson, const std::string& wording);

struct DecidedLesson {
  std::string wording;
  std::string evidence_hash;  ///< of the evidence alone, to be compared with `JudgedLesson::hash`
};

DecidedLesson decided_lesson(const Decision& decision);

}  // namespace zubia::operations
