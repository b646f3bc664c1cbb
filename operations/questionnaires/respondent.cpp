#include "operations/questionnaires/respondent.hpp"

#include "engine/questionnaires/accepted_files.hpp"
#include "engine/questionnaires/text_walk.hpp"
#include "formats/instrument_json.hpp"
#include "operations/accounts/account_rules.hpp"
#include "operations/complementarity/study_shelf.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/fingerprint.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

Problem unknown_link() {
  return {"unknown-link", "This link leads to no questionnaire.", {}, "Ask who sent it for a new one."};
}

/// Keeps of a text the one that is shown.
void keep_one(questionnaires::Texts& texts, const std::string& language, const std::vector<std::string>& languages) {
  if (texts.empty()) return;
  std::string shown = text_in(texts, language, languages);
  texts.clear();
  if (!shown.empty()) texts.emplace(language, std::move(shown));
}

/// Names every extension that the questions for files take, and their largest size: a page need not know the families.
void spell_out_files(std::vector<questionnaires::Item>& items) {
  for (questionnaires::Item& item : items) {
    spell_out_files(item.items);
    if (item.type != questionnaires::ItemType::file) continue;
    std::vector<std::string> extensions;
    for (const questionnaires::FileKind& kind : questionnaires::file_kinds())
      if (accepts(item, kind)) extensions.emplace_back(kind.extension);
    item.accepted = std::move(extensions);
    item.megabytes_max = item.megabytes_max.value_or(questionnaires::file_megabytes_default);
  }
}

/// The questionnaire of a published version: kept, or read and checked now.
Result<InstrumentShelf::Kept> published_instrument(storage::ProgrammeStore& programme, const Work& work,
                                                   const QuestionnaireVersion& head) {
  const auto read = [&]() -> Result<InstrumentShelf::Kept> {
    const auto version = storage::QuestionnaireStore(programme).version(head.questionnaire, head.number);
    if (!version) return refuse(version.error());
    if (!*version) return refuse(unknown_link());
    auto instrument = stored_instrument(**version);
    if (!instrument) return refuse(instrument.error());
    return std::make_shared<const questionnaires::Instrument>(*std::move(instrument));
  };
  return work.studies == nullptr ? read() : work.studies->instruments().find_or_read(head, read);
}

}  // namespace

std::string answer_pseudonym(const std::string& key, const std::string& questionnaire,
                             const std::string& organisation) {
  constexpr std::size_t digits = 32;
  return storage::fingerprint(key + "\nanswers\n" + questionnaire + "\n" + organisation).substr(0, digits);
}

Result<Respondent> respondent_of(storage::ProgrammeStore& programme, const Work& work, const std::string& token,
                                 const std::string& language) {
  storage::QuestionnaireStore questionnaires(programme);
  const auto invitation = questionnaires.invitation(token_hash(token));
  if (!invitation) return refuse(invitation.error());
  if (!*invitation) return refuse(unknown_link());
  const auto version = questionnaires.version_head((*invitation)->questionnaire, (*invitation)->version);
  if (!version) return refuse(version.error());
  if (!*version) return refuse(unknown_link());
  return respondent_invited(programme, work, **version, **invitation, language);
}

Result<Respondent> respondent_invited(storage::ProgrammeStore& programme, const Work& work,
                                      const QuestionnaireVersion& version, const QuestionnaireInvitation& invitation,
                                      const std::string& language) {
  const Instant now = moment_of(work.now);
  if (!version.is_open(now))
    return refuse({"questionnaire-closed",
                   "The questionnaire is closed: nothing can be answered any more.",
                   {},
                   "Ask who sent the link."});
  auto instrument = published_instrument(programme, work, version);
  if (!instrument) return refuse(instrument.error());
  Respondent found{
      .answering = {.token_hash = invitation.token_hash,
                    .questionnaire = version.questionnaire,
                    .version = version.number,
                    .mode = version.mode,
                    .organisation = {},
                    .language = language_for(version.languages, language.empty() ? invitation.language : language),
                    .consent_hash = {},
                    .now = now},
      .version = version,
      .invitation = invitation,
      .instrument = *std::move(instrument),
      .stored = {}};
  if (found.answering.mode == "named") found.answering.organisation = found.invitation.organisation;
  if (found.answering.mode == "confidential") {
    if (work.pseudonym_key.empty())
      return refuse({"no-pseudonym-key",
                     "A confidential answer needs the key of the server.",
                     {},
                     "Answer through the server, by the link."});
    found.answering.organisation =
        answer_pseudonym(work.pseudonym_key, found.answering.questionnaire, found.invitation.organisation);
  }
  auto stored = storage::ResponseStore(programme).response_of(found.answering);
  if (!stored) return refuse(stored.error());
  found.stored = *std::move(stored);
  return found;
}

OrderedJson document_in(const questionnaires::Instrument& instrument, const std::string& language) {
  questionnaires::InstrumentDraft draft = instrument.draft();
  const std::vector<std::string> languages = draft.languages;
  questionnaires::for_each_text(draft, [&](const questionnaires::TextPlace& place) {
    // The walk reads a form; this one is our own copy, to be changed.
    keep_one(const_cast<questionnaires::Texts&>(*place.texts), language, languages);  // NOLINT(*-const-cast)
  });
  for (questionnaires::Section& section : draft.sections) spell_out_files(section.items);
  return formats::instrument_document(draft);
}

std::string write_key(const Work& work) {
  return work.idempotency_key.empty() ? storage::random_id() : work.idempotency_key;
}

}  // namespace zubia::operations
