#include "operations/questionnaires/show_questionnaire.hpp"

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {

namespace {

void add_items(const std::vector<questionnaires::Item>& items, const std::string& section, const std::string& language,
               const std::vector<std::string>& languages, std::vector<ShowQuestionnaire::ItemRow>& rows) {
  for (const questionnaires::Item& item : items) {
    rows.push_back({section, item.name, std::string(questionnaires::item_type_name(item.type)),
                    text_in(item.label, language, languages), item.is_personal});
    add_items(item.items, section, language, languages, rows);
  }
}

OrderedJson purpose_document(const questionnaires::Purpose& purpose) {
  return {{"purpose", purpose.purpose},
          {"recipients", purpose.recipients},
          {"retention", purpose.retention},
          {"controller", purpose.controller}};
}

}  // namespace

Result<ShowQuestionnaire::Reply> ShowQuestionnaire::operator()(const Request& request,
                                                               storage::ProgrammeStore& programme,
                                                               const Work& work) const {
  const auto version = latest_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto stored = stored_draft(*version);
  if (!stored) return refuse(stored.error());
  const questionnaires::InstrumentDraft& draft = *stored;
  Reply reply;
  reply.questionnaire = version->name;
  reply.title = text_in(draft.title, work.language, draft.languages);
  reply.version = version->number;
  reply.state = state_of(*version, moment_of(work.now));
  reply.mode = version->mode;
  reply.needs_check = draft.purpose.needs_check;
  reply.hash = version->hash;
  reply.languages = version->languages;
  reply.retention_months = draft.purpose.retention_months;
  reply.purpose.json = purpose_document(draft.purpose);
  for (const questionnaires::Section& section : draft.sections)
    add_items(section.items, section.name, work.language, draft.languages, reply.items);
  for (const questionnaires::MissingText& text : questionnaires::missing_texts(draft))
    reply.missing.push_back({text.language, text.name, text.member});
  return reply;
}

template AnyOperation erase<ShowQuestionnaire>();

}  // namespace zubia::operations
