#include "operations/effects/decide_lesson.hpp"

#include <algorithm>
#include <string_view>

#include "operations/accounts/people.hpp"
#include "operations/effects/lesson_evidence.hpp"
#include "operations/effects/study_names.hpp"
#include "operations/erase.hpp"
#include "storage/fingerprint.hpp"
#include "storage/programme_store.hpp"
#include "storage/write_keys.hpp"

namespace zubia::operations {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

Result<void> check_words(const DecideLesson::Request& request) {
  if (is_blank(request.reason))
    return refuse({"missing-field", "A decision has a reason.", {.field = "reason"}, "Say in a sentence why."});
  const bool is_edited = request.outcome == LessonOutcome::edited;
  if (is_edited && is_blank(request.wording))
    return refuse({"missing-field",
                   "A lesson that was edited has a wording.",
                   {.field = "wording"},
                   "Write how it reads now, or accept it as it is."});
  if (!is_edited && !request.wording.empty())
    return refuse({"unexpected-wording",
                   "Only a lesson that was edited has a wording of its own.",
                   {.field = "wording"},
                   "Leave it out, or decide that the lesson was edited."});
  return {};
}

Result<JudgedLesson> shown_lesson(const std::string& code, const PublishedStudy& published, const Work& work) {
  const auto lessons = judged_lessons(published, work);
  if (!lessons) return refuse(lessons.error());
  const auto found = std::ranges::find(*lessons, code, &JudgedLesson::lesson);
  if (found == lessons->end())
    return refuse({"unknown-lesson", "There is no lesson " + code + ".", {.field = "lesson"}, "There are L1 to L7."});
  if (found->strength == effects::Strength::not_shown)
    return refuse({"lesson-not-shown",
                   "The answers do not show the lesson " + code + ".",
                   {.field = "lesson"},
                   "Decide on lessons that are shown; zubia study-effects says what this one is missing."});
  return *found;
}

}  // namespace

Result<DecideLesson::Reply> DecideLesson::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  if (auto checked = check_words(request); !checked) return refuse(checked.error());
  const auto people = People::of(programme, work);
  if (!people) return refuse(people.error());
  const auto published = PublishedStudy::read(programme, request.questionnaire, work);
  if (!published) return refuse(published.error());
  const auto lesson = shown_lesson(request.lesson, *published, work);
  if (!lesson) return refuse(lesson.error());

  Decision decision;
  decision.id = storage::random_id();
  decision.subject = lesson_subject(request.questionnaire, request.lesson);
  decision.outcome = choice_name(request.outcome);
  decision.reason = request.reason;
  decision.account = work.asker.id;
  decision.decided_by = request.by.empty() && decision.account.empty() ? work.asker.name : request.by;
  decision.decided_at = work.now;
  decision.evidence = stored_evidence(*lesson, request.wording);
  decision.evidence_hash = storage::fingerprint(decision.evidence);
  const std::string key = work.idempotency_key.empty() ? decision.id : work.idempotency_key;
  const auto earlier = storage::decision_under(programme, key);
  if (!earlier) return refuse(earlier.error());
  if (*earlier && decided_lesson(**earlier).wording != request.wording) return refuse(storage::key_used());
  const auto receipt = programme.add_decision(decision, key, request.latest_seen);
  if (!receipt) return refuse(receipt.error());
  const Decision& kept = *earlier ? **earlier : decision;
  return Reply{.decision = receipt->id,
               .lesson = request.lesson,
               .outcome = request.outcome,
               .wording = request.wording,
               .reason = kept.reason,
               .decided_by = people->who_decided(kept),
               .decided_at = kept.decided_at,
               .evidence_hash = decided_lesson(kept).evidence_hash};
}

template AnyOperation erase<DecideLesson>();

}  // namespace zubia::operations
