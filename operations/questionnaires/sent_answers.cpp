#include "operations/questionnaires/sent_answers.hpp"

#include "operations/moments.hpp"
#include "operations/permissions.hpp"
#include "operations/questionnaires/register_entry.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t day_length = 10;

}  // namespace

Result<void> check_answers_may_be_seen(const std::string& mode, const Work& work) {
  if (mode == "named" || work.asker.role != role_name(Role::facilitator)) return {};
  return refuse({"answers-withheld",
                 "Single answers of a " + mode + " questionnaire are not shown to facilitators.",
                 {},
                 "Ask a researcher of the programme for results."});
}

bool counts(const Response& response, const questionnaires::Purpose& purpose) {
  return response.is_sent() && (!purpose.needs_check || response.state == "checked");
}

Result<std::string> answering_name(const Response& response, storage::ProgrammeStore& programme,
                                   const std::string& language) {
  if (response.mode != "named") return response.organisation;
  return organisation_name(programme, response.organisation, language);
}

Result<questionnaires::Evaluation> judged_answers(const QuestionnaireVersion& version,
                                                  const questionnaires::Instrument& instrument,
                                                  const storage::StoredResponse& response, const Work& work) {
  // The questionnaire is the asker's, who has it for longer than this takes.
  const Respondent respondent{.answering = {},
                              .version = version,
                              .invitation = {},
                              .instrument = {std::shared_ptr<const void>(), &instrument},
                              .stored = response};
  auto taken = take_answers(respondent, OrderedJson::object(), work.now.substr(0, day_length));
  if (!taken) return refuse(taken.error());
  return std::move(taken->evaluation);
}

Result<std::int64_t> for_each_sent(
    const QuestionnaireVersion& version, const questionnaires::Instrument& instrument,
    storage::ProgrammeStore& programme, const Work& work,
    const std::function<void(const storage::StoredResponse&, const questionnaires::Evaluation&)>& visit) {
  const auto all = storage::ResponseStore(programme).responses(version.questionnaire, version.number);
  if (!all) return refuse(all.error());
  std::int64_t waiting = 0;
  for (const storage::StoredResponse& one : *all) {
    if (!counts(one.response, instrument.draft().purpose)) {
      waiting += one.response.is_sent() ? 1 : 0;
      continue;
    }
    const auto judged = judged_answers(version, instrument, one, work);
    if (!judged) return refuse(judged.error());
    visit(one, *judged);
  }
  return waiting;
}

std::string sent_day(const storage::StoredResponse& response) {
  const auto& moment = response.response.sent_at;
  return moment ? moment_text(*moment).substr(0, day_length) : std::string();
}

}  // namespace zubia::operations
