#include "operations/questionnaires/check_questionnaire.hpp"

#include "operations/erase.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

Result<CheckQuestionnaire::Reply> CheckQuestionnaire::operator()(const Request& request,
                                                                 storage::ProgrammeStore& programme,
                                                                 const Work&) const {
  const auto draft = sent_or_stored(request.instrument, request.questionnaire, programme);
  if (!draft) return refuse(draft.error());
  DraftReview review = review_of(*draft);
  const bool can_be_published = review.problems.empty() && review.missing.empty();
  return Reply{request.questionnaire, can_be_published, std::move(review.problems), std::move(review.missing)};
}

template AnyOperation erase<CheckQuestionnaire>();

}  // namespace zubia::operations
