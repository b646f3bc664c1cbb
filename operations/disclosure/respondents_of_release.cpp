#include "operations/disclosure/respondents_of_release.hpp"

#include <map>

#include "engine/diagnosis/dimension_scores.hpp"
#include "operations/disclosure/publication_desk.hpp"
#include "operations/disclosure/publishable_questions.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {
namespace {

/// The organisations that confidential answers are of, by pseudonym.
Result<std::map<std::string, std::string>> organisations_by_pseudonym(const QuestionnaireVersion& version,
                                                                      storage::ProgrammeStore& programme,
                                                                      const Work& work) {
  std::map<std::string, std::string> found;
  if (version.mode != "confidential") return found;
  const auto invited = storage::QuestionnaireStore(programme).invitations(version.questionnaire, version.number);
  if (!invited) return refuse(invited.error());
  for (const QuestionnaireInvitation& one : *invited)
    found.emplace(answer_pseudonym(work.pseudonym_key, version.questionnaire, one.organisation), one.organisation);
  return found;
}

}  // namespace

Result<std::vector<disclosure::Respondent>> respondents_of_release(const QuestionnaireVersion& version,
                                                                   const questionnaires::Instrument& instrument,
                                                                   const disclosure::DisclosurePlan& plan,
                                                                   storage::ProgrammeStore& programme,
                                                                   const Work& work) {
  const auto known = DirectoryAttributes::of(programme, work);
  if (!known) return refuse(known.error());
  const auto organisations = organisations_by_pseudonym(version, programme, work);
  if (!organisations) return refuse(organisations.error());
  std::vector<disclosure::Respondent> all;
  const auto add = [&](const storage::StoredResponse& stored, const questionnaires::Evaluation& judged) {
    disclosure::Respondent one;
    const bool is_anonymous = version.mode == "anonymous";
    one.key = is_anonymous ? stored.response.id : stored.response.organisation;
    std::string organisation = version.mode == "named" ? one.key : std::string();
    if (const auto found = organisations->find(one.key); found != organisations->end()) organisation = found->second;
    if (!organisation.empty()) one.group = known->group(organisation);
    one.categories = plan_categories(plan, *known, organisation);
    const auto scores = diagnosis::dimension_scores(instrument, judged);
    for (const disclosure::QuestionDraft& question : plan.questions())
      one.answers.push_back(published_answer(question, instrument, judged, scores));
    all.push_back(std::move(one));
  };
  const auto done = for_each_sent(version, instrument, programme, work, add);
  if (!done) return refuse(done.error());
  return all;
}

}  // namespace zubia::operations
