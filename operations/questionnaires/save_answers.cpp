#include "operations/questionnaires/save_answers.hpp"

#include "operations/erase.hpp"
#include "operations/questionnaires/picked_codes.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

namespace {

/// The respondent, and what is taken of the answers.
struct Given {
  Respondent respondent;
  TakenAnswers taken;
};

Result<Given> read_given(const AnswersGiven& request, storage::ProgrammeStore& programme, const Work& work) {
  auto respondent = respondent_of(programme, work, request.token, request.language);
  if (!respondent) return refuse(respondent.error());
  if (!request.agreed.empty() && request.agreed != respondent->version.hash)
    return refuse({"consent-outdated",
                   "What was agreed to is not what this questionnaire says.",
                   {.field = "agreed"},
                   "Open the link again, and read it."});
  respondent->answering.consent_hash = request.agreed;
  OrderedJson answers = request.answers.json;
  const auto unknown_codes = settle_codes(answers, respondent->instrument, programme, work);
  if (!unknown_codes) return refuse(unknown_codes.error());
  auto taken = take_answers(*respondent, answers, work.now.substr(0, 10));
  if (!taken) return refuse(taken.error());
  taken->refused.insert(taken->refused.begin(), unknown_codes->begin(), unknown_codes->end());
  const auto known = known_answers(*respondent, programme);
  if (!known) return refuse(known.error());
  for (ResponseAnswer& answer : taken->to_store)
    if (known->contains(answer.variable) && (*known)[answer.variable].dump() == answer.value)
      answer.source = "prefilled";
  return Given{*std::move(respondent), *std::move(taken)};
}

AnswersTaken reply_of(const Given& given, const std::optional<storage::AnswerReceipt>& receipt) {
  AnswersTaken reply;
  if (receipt) reply.receipt = receipt->number;
  for (const ResponseAnswer& answer : given.taken.to_store) reply.saved.push_back(answer.variable);
  reply.refused = given.taken.refused;
  reply.progress = state_of(given.respondent, given.taken.evaluation, given.respondent.answering.language);
  return reply;
}

}  // namespace

Result<SaveAnswers::Reply> SaveAnswers::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                   const Work& work) const {
  const auto given = read_given(request, programme, work);
  if (!given) return refuse(given.error());
  // Nothing to store is nothing to acknowledge: the page only asks how far it has come.
  if (given->respondent.keeps_nothing() || given->taken.to_store.empty()) return reply_of(*given, std::nullopt);
  const auto receipt =
      storage::ResponseStore(programme).save(given->respondent.answering, write_key(work), given->taken.to_store);
  if (!receipt) return refuse(receipt.error());
  return reply_of(*given, *receipt);
}

Result<SendResponse::Reply> SendResponse::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  const auto given = read_given(request, programme, work);
  if (!given) return refuse(given.error());
  const auto& respondent = given->respondent;
  storage::ResponseStore store(programme);
  Reply reply;
  const bool is_whole = given->taken.evaluation.is_complete() && given->taken.refused.empty();
  std::optional<storage::AnswerReceipt> kept;
  if (is_whole || (!respondent.keeps_nothing() && !given->taken.to_store.empty())) {
    // The same key may have saved what was not whole yet; that it is whole now is another write.
    const auto receipt = is_whole ? store.send(respondent.answering, write_key(work) + " sent", given->taken.to_store)
                                  : store.save(respondent.answering, write_key(work), given->taken.to_store);
    if (!receipt) return refuse(receipt.error());
    kept = *receipt;
  }
  static_cast<AnswersTaken&>(reply) = reply_of(*given, kept);
  reply.is_sent = is_whole;
  const auto& draft = respondent.instrument.draft();
  if (is_whole) reply.thanks = text_in(draft.thanks, respondent.answering.language, draft.languages);
  return reply;
}

template AnyOperation erase<SaveAnswers>();
template AnyOperation erase<SendResponse>();

}  // namespace zubia::operations
