#include "operations/effects/lesson_evidence.hpp"

#include <utility>

#include "operations/effects/study_names.hpp"
#include "programme/programme_record.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {
namespace {

constexpr const char* wording_field = "wording";

OrderedJson seen_of(const effects::LessonFound& found, const effects::Lessons& lessons,
                    const PublishedStudy& published) {
  OrderedJson seen = OrderedJson::object();
  seen["questionnaire"] = published.version.name;
  seen["version"] = published.version.number;
  seen["respondents"] = published.answers.study.members.size();
  seen["lesson"] = effects::lesson_code(found.lesson);
  seen["strength"] = choice_name(found.strength);
  if (found.lesson == effects::Lesson::small_business) seen["leading_cluster"] = lessons.leading_cluster;
  seen["samples"] = lessons.samples;
  seen["evidence"] = to_json(evidence_of(found));
  return seen;
}

}  // namespace

std::vector<EvidenceRow> evidence_of(const effects::LessonFound& found) {
  std::vector<EvidenceRow> rows;
  for (const effects::Clause& clause : found.evidence)
    rows.push_back({std::string(effects::lesson_code(found.lesson)), clause.assertion, clause.name, clause.difference,
                    clause.support, static_cast<std::int64_t>(clause.answers), clause.undefined_because});
  return rows;
}

Result<std::vector<JudgedLesson>> judged_lessons(const PublishedStudy& published, const Work& work) {
  std::vector<JudgedLesson> judged;
  if (published.answers.study.members.empty()) {
    for (std::size_t number = 0; number < effects::lesson_count; ++number)
      judged.push_back({.lesson = std::string(effects::lesson_code(static_cast<effects::Lesson>(number)))});
    return judged;
  }
  effects::LessonOptions options;
  options.bootstrap.samples = default_samples;
  options.bootstrap.seed = {default_seed};
  const auto lessons = effects::find_lessons(published.answers.study, options, work.progress, work.parallelism);
  if (!lessons) return refuse(lessons.error());
  for (const effects::LessonFound& found : lessons->lessons) {
    OrderedJson seen = seen_of(found, *lessons, published);
    const std::string hash = storage::fingerprint(seen.dump());
    judged.push_back({std::string(effects::lesson_code(found.lesson)), found.strength, std::move(seen), hash});
  }
  return judged;
}

std::string lesson_subject(const std::string& questionnaire, const std::string& lesson) {
  return "lesson:" + questionnaire + ":" + lesson;
}

std::string stored_evidence(const JudgedLesson& lesson, const std::string& wording) {
  OrderedJson stored = lesson.seen;
  if (!wording.empty()) stored[wording_field] = wording;
  return stored.dump();
}

DecidedLesson decided_lesson(const Decision& decision) {
  OrderedJson stored = OrderedJson::parse(decision.evidence, nullptr, false);
  if (!stored.is_object()) return {};
  DecidedLesson decided;
  if (const auto wording = stored.find(wording_field); wording != stored.end() && wording->is_string()) {
    decided.wording = wording->get<std::string>();
    stored.erase(wording_field);
  }
  decided.evidence_hash = storage::fingerprint(stored.dump());
  return decided;
}

}  // namespace zubia::operations
