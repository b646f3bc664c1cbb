#include "operations/questionnaires/sent_answers.hpp"

#include "operations/moments.hpp"
#include "operations/permissions.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t day_length = 10;

}  // namespace

Result<void> check_answers_may_be_seen(const QuestionnaireVersion& version, const Work& work) {
  if (version.mode == "named" || work.asker.role != role_name(Role::facilitator)) return {};
  return refuse({"answers-withheld",
                 "Single answers of a " + version.mode + " questionnaire are not shown to facilitators.",
                 {},
                 "Ask a researcher of the programme for results."});
}

Result<void> for_each_sent(
    const QuestionnaireVersion& version, const questionnaires::Instrument& instrument,
    storage::ProgrammeStore& programme, const Work& work,
    const std::function<void(const storage::StoredResponse&, const questionnaires::Evaluation&)>& visit) {
  const auto all = storage::ResponseStore(programme).responses(version.questionnaire, version.number);
  if (!all) return refuse(all.error());
  // The questionnaire is the asker's, who has it until all are visited.
  Respondent respondent{.answering = {},
                        .version = version,
                        .invitation = {},
                        .instrument = {std::shared_ptr<const void>(), &instrument},
                        .stored = {}};
  for (const storage::StoredResponse& one : *all) {
    if (one.response.state != "sent" && one.response.state != "checked") continue;
    respondent.stored = one;
    const auto taken = take_answers(respondent, OrderedJson::object(), work.now.substr(0, day_length));
    if (!taken) return refuse(taken.error());
    visit(one, taken->evaluation);
  }
  return {};
}

std::string sent_day(const storage::StoredResponse& response) {
  const auto& moment = response.response.sent_at;
  return moment ? moment_text(*moment).substr(0, day_length) : std::string();
}

}  // namespace zubia::operations
