#include "operations/effects/list_lessons.hpp"

#include <map>

#include "operations/accounts/people.hpp"
#include "operations/effects/lesson_evidence.hpp"
#include "operations/effects/study_names.hpp"
#include "operations/erase.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

Result<ListLessons::Reply> ListLessons::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                   const Work& work) const {
  const auto people = People::of(programme, work);
  if (!people) return refuse(people.error());
  const auto published = PublishedStudy::read(programme, request.questionnaire, work);
  if (!published) return refuse(published.error());
  const auto lessons = judged_lessons(*published, work);
  if (!lessons) return refuse(lessons.error());
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  Reply reply;
  reply.questionnaire = published->version.name;
  reply.version = published->version.number;
  reply.respondents = static_cast<std::int64_t>(published->answers.study.members.size());
  published->say_what_waits(reply);
  std::map<std::string, std::size_t> place_of;  // of a lesson, by the subject of decisions on it
  for (const JudgedLesson& one : *lessons) {
    place_of[lesson_subject(request.questionnaire, one.lesson)] = reply.lessons.size();
    reply.lessons.push_back({one.lesson, choice_name(one.strength), one.hash, {}});
  }
  for (const Decision& decision : *decisions) {
    const auto place = place_of.find(decision.subject);
    if (place == place_of.end()) continue;
    LessonRow& lesson = reply.lessons[place->second];
    lesson.latest = decision.id;
    const DecidedLesson decided = decided_lesson(decision);
    reply.decisions.push_back({decision.id, lesson.lesson, decision.outcome, decided.wording, decision.reason,
                               people->who_decided(decision), decision.decided_at, decided.evidence_hash,
                               decided.evidence_hash != lesson.evidence_hash});
  }
  return reply;
}

template AnyOperation erase<ListLessons>();

}  // namespace zubia::operations
