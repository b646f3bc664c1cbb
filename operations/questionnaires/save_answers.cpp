#include "operations/questionnaires/save_answers.hpp"

#include <algorithm>

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

/// Notes which answers were left as they were filled in. What is known is looked up only where one may have been.
Result<void> note_prefilled(const Respondent& respondent, std::vector<ResponseAnswer>& answers,
                            storage::ProgrammeStore& programme, const Work& work) {
  const auto& instrument = *respondent.instrument;
  const auto may_be = [&](const ResponseAnswer& answer) {
    const int number = instrument.find(answer.variable);
    return number >= 0 && instrument.node(number).item != nullptr && !instrument.node(number).item->prefill.empty();
  };
  if (std::ranges::none_of(answers, may_be)) return {};
  const auto known = known_answers(respondent, programme, work.now.substr(0, 10));
  if (!known) return refuse(known.error());
  for (ResponseAnswer& answer : answers)
    if (known->contains(answer.variable) && (*known)[answer.variable].dump() == answer.value)
      answer.source = "prefilled";
  return {};
}

Result<Given> read_given(Respondent respondent, const AnswersOf& given, storage::ProgrammeStore& programme,
                         const Work& work) {
  if (!given.agreed.empty() && given.agreed != respondent.version.hash)
    return refuse({"consent-outdated",
                   "What was agreed to is not what this questionnaire says.",
                   {.field = "agreed"},
                   "Open the link again, and read it."});
  respondent.answering.consent_hash = given.agreed;
  OrderedJson answers = given.answers;
  for (const storage::ResponseFile& file : given.files) answers[file.variable] = file.id;
  respondent.files.insert(respondent.files.end(), given.files.begin(), given.files.end());
  const auto unknown_codes = settle_codes(answers, *respondent.instrument, programme, work);
  if (!unknown_codes) return refuse(unknown_codes.error());
  auto taken = take_answers(respondent, answers, work.now.substr(0, 10));
  if (!taken) return refuse(taken.error());
  taken->refused.insert(taken->refused.begin(), unknown_codes->begin(), unknown_codes->end());
  if (respondent.answering.entry)
    for (ResponseAnswer& answer : taken->to_store) answer.source = respondent.answering.entry->came_by;
  if (auto done = note_prefilled(respondent, taken->to_store, programme, work); !done) return refuse(done.error());
  return Given{std::move(respondent), *std::move(taken)};
}

AnswersTaken reply_of(const Given& given, const std::optional<storage::AnswerReceipt>& receipt) {
  AnswersTaken reply;
  if (receipt) {
    reply.receipt = receipt->number;
    for (const storage::ResponseFile& file : given.respondent.files)
      reply.files.push_back({file.variable, file.id, file.name, file.bytes});
  }
  for (const ResponseAnswer& answer : given.taken.to_store) reply.saved.push_back(answer.variable);
  reply.refused = given.taken.refused;
  reply.progress = state_of(given.respondent, given.taken.evaluation, given.respondent.answering.language);
  return reply;
}

}  // namespace

Result<AnswersTaken> save_for(Respondent respondent, const AnswersOf& answers, const std::string& key,
                              storage::ProgrammeStore& programme, const Work& work) {
  if (respondent.keeps_nothing()) let_files_stand(respondent, answers.answers);
  const auto given = read_given(std::move(respondent), answers, programme, work);
  if (!given) return refuse(given.error());
  // Nothing to store is nothing to acknowledge: the page only asks how far it has come.
  if (given->respondent.keeps_nothing() || given->taken.to_store.empty()) return reply_of(*given, std::nullopt);
  const auto receipt = storage::ResponseStore(programme).save(given->respondent.answering, key, given->taken.to_store,
                                                              given->respondent.files);
  if (!receipt) return refuse(receipt.error());
  return reply_of(*given, *receipt);
}

Result<SendResponse::Reply> send_for(Respondent asked, const AnswersOf& answers, const std::string& key,
                                     storage::ProgrammeStore& programme, const Work& work) {
  const auto given = read_given(std::move(asked), answers, programme, work);
  if (!given) return refuse(given.error());
  const auto& respondent = given->respondent;
  storage::ResponseStore store(programme);
  SendResponse::Reply reply;
  const bool is_whole = given->taken.evaluation.is_complete() && given->taken.refused.empty();
  std::optional<storage::AnswerReceipt> kept;
  if (is_whole || (!respondent.keeps_nothing() && !given->taken.to_store.empty())) {
    // The same key may have saved what was not whole yet; that it is whole now is another write.
    const auto receipt = is_whole
                             ? store.send(respondent.answering, key + " sent", given->taken.to_store, respondent.files)
                             : store.save(respondent.answering, key, given->taken.to_store, respondent.files);
    if (!receipt) return refuse(receipt.error());
    kept = *receipt;
  }
  static_cast<AnswersTaken&>(reply) = reply_of(*given, kept);
  reply.is_sent = is_whole;
  const auto& draft = respondent.instrument->draft();
  if (is_whole) reply.thanks = text_in(draft.thanks, respondent.answering.language, draft.languages);
  return reply;
}

Result<SaveAnswers::Reply> SaveAnswers::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                   const Work& work) const {
  auto respondent = respondent_of(programme, work, request.token, request.language);
  if (!respondent) return refuse(respondent.error());
  return save_for(*std::move(respondent), {request.agreed, request.answers.json, {}}, write_key(work), programme, work);
}

Result<SendResponse::Reply> SendResponse::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  auto respondent = respondent_of(programme, work, request.token, request.language);
  if (!respondent) return refuse(respondent.error());
  const std::string key = write_key(work);
  auto files = taken_files(*respondent->instrument, request.files.json, key);
  if (!files) return refuse(files.error());
  return send_for(*std::move(respondent), {request.agreed, request.answers.json, *std::move(files)}, key, programme,
                  work);
}

template AnyOperation erase<SaveAnswers>();
template AnyOperation erase<SendResponse>();

}  // namespace zubia::operations
