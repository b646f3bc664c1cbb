#include "operations/questionnaires/publish_questionnaire.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>

#include "engine/questionnaires/value.hpp"
#include "operations/disclosure/publication_desk.hpp"
#include "operations/disclosure/publishable_questions.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/draft_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/fingerprint.hpp"
#include "storage/questionnaire_store.hpp"
#include "storage/response_store.hpp"

namespace zubia::operations {

namespace {

using questionnaires::InstrumentDraft;
using questionnaires::Texts;

constexpr Instant seconds_per_day = 86'400;

/// Takes the texts that the request gives in the place of those of the draft.
Result<void> take_purpose(const OrderedJson& given, questionnaires::Purpose& purpose) {
  const std::map<std::string, Texts*> known = {{"purpose", &purpose.purpose},
                                               {"recipients", &purpose.recipients},
                                               {"retention", &purpose.retention},
                                               {"controller", &purpose.controller}};
  const auto wrong = [](const std::string& member) {
    return refuse({"invalid-value",
                   "What respondents are told is texts by language.",
                   {.field = "purpose", .member = member},
                   "Its members are purpose, recipients, retention and controller."});
  };
  if (!given.is_object()) return wrong({});
  for (const auto& [name, texts] : given.items()) {
    const auto found = known.find(name);
    if (found == known.end() || !texts.is_object()) return wrong(name);
    for (const auto& [language, text] : texts.items()) {
      if (!text.is_string()) return wrong(fmt::format("{}.{}", name, language));
      (*found->second)[language] = text.get<std::string>();
    }
  }
  return {};
}

/// Everything that stands in the way, told by language: who translates does one language after the other.
Result<void> check_publishable(const InstrumentDraft& draft, const std::string& name) {
  std::map<std::string, std::size_t> missing;
  std::string first;
  for (const questionnaires::MissingText& text : questionnaires::missing_texts(draft)) {
    if (missing.empty()) first = text.member;
    ++missing[text.language];
  }
  if (!missing.empty()) {
    std::string languages;
    for (const auto& [language, count] : missing)
      languages += (languages.empty() ? "" : ", ") + language + " (" + std::to_string(count) + ")";
    return refuse({"missing-translation",
                   "Texts are missing in " + languages + ".",
                   {.file = name, .member = first},
                   "Translate them, or take the language away; show-questionnaire lists them."});
  }
  const auto problems = questionnaires::publication_problems(draft);
  return problems.empty() ? Result<void>{} : refuse(first_of(problems, name));
}

bool asks_about_a_person(const std::vector<questionnaires::Item>& items, std::string& name) {
  return std::ranges::any_of(items, [&](const questionnaires::Item& item) {
    name = item.name;
    return item.is_personal || asks_about_a_person(item.items, name);
  });
}

Result<void> check_mode(const InstrumentDraft& draft) {
  if (draft.purpose.mode != questionnaires::Mode::anonymous) return {};
  for (const questionnaires::Section& section : draft.sections) {
    std::string name;
    if (asks_about_a_person(section.items, name))
      return refuse({"personal-question",
                     "An anonymous questionnaire asks about a person: " + name + ".",
                     {.field = "mode"},
                     "Take the question out, or choose another mode."});
  }
  return {};
}

/// Who answered an earlier version under a promise meets no weaker one in the next.
Result<void> check_promise(storage::ProgrammeStore& programme, const QuestionnaireVersion& version) {
  const std::map<std::string, int> strength = {{"named", 0}, {"confidential", 1}, {"anonymous", 2}};
  const auto before = storage::QuestionnaireStore(programme).published(version.name);
  if (!before) return refuse(before.error());
  if (!*before || strength.at((*before)->mode) <= strength.at(version.mode)) return {};
  const auto answered = storage::ResponseStore(programme).responses((*before)->questionnaire, (*before)->number);
  if (!answered) return refuse(answered.error());
  if (answered->empty()) return {};
  return refuse(
      {"mode-weakened",
       "The version before is " + (*before)->mode + " and was answered; " + version.mode + " would promise less.",
       {.field = "mode"},
       "Give the questionnaire another name, so that nobody takes the one for the other."});
}

/// A plan that was declared for an earlier draft may name what this one asks no more.
Result<void> check_declared_plan(storage::ProgrammeStore& programme, const QuestionnaireVersion& version,
                                 const InstrumentDraft& draft) {
  const auto declared = declared_plan(programme, version);
  if (!declared) return refuse(declared.error());
  if (!*declared) return {};
  const auto instrument = questionnaires::check_instrument(draft);
  if (!instrument) return refuse(first_of(instrument.error(), version.name));
  auto fits = check_questions((*declared)->file, *instrument);
  if (fits) return fits;
  return refuse({"plan-does-not-fit",
                 "The plan of publication does not fit any more: " + fits.error().detail,
                 {.field = "questionnaire", .member = fits.error().where.member},
                 "Declare a plan that does, before anybody answers."});
}

Result<std::optional<Instant>> end_of_day(const std::string& day, Instant now) {
  if (day.empty()) return std::nullopt;
  const auto days = questionnaires::days_of_date(day);
  const Instant end = days ? (*days + 1) * seconds_per_day : 0;
  if (days && end > now) return end;
  return refuse({"invalid-value",
                 days ? "That day is over." : "\"" + day + "\" is not a day.",
                 {.field = "closes_on"},
                 "Write a day to come as 2026-12-31."});
}

}  // namespace

Result<PublishQuestionnaire::Reply> PublishQuestionnaire::operator()(const Request& request,
                                                                     storage::ProgrammeStore& programme,
                                                                     const Work& work) const {
  auto version = latest_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  if (version->published_at)
    return refuse({"already-published",
                   "Version " + std::to_string(version->number) + " was published already; it is frozen.",
                   {.field = "questionnaire"},
                   "Add the changed questionnaire; it becomes the next version."});
  const auto stored = stored_draft(*version);
  if (!stored) return refuse(stored.error());
  InstrumentDraft draft = *stored;
  if (request.mode) draft.purpose.mode = static_cast<questionnaires::Mode>(*request.mode);
  if (request.needs_check) draft.purpose.needs_check = *request.needs_check;
  if (request.retention_months) draft.purpose.retention_months = static_cast<int>(*request.retention_months);
  if (auto taken = take_purpose(request.purpose.json, draft.purpose); !taken) return refuse(taken.error());
  if (auto checked = check_publishable(draft, version->name); !checked) return refuse(checked.error());
  if (auto checked = check_mode(draft); !checked) return refuse(checked.error());
  if (auto checked = check_declared_plan(programme, *version, draft); !checked) return refuse(checked.error());
  const Instant now = moment_of(work.now);
  const auto closes_at = end_of_day(request.closes_on, now);
  if (!closes_at) return refuse(closes_at.error());

  const std::string hash_seen = request.hash_seen.empty() ? version->hash : request.hash_seen;
  version->mode = choice_name(static_cast<AnswerMode>(draft.purpose.mode));
  if (auto kept = check_promise(programme, *version); !kept) return refuse(kept.error());
  version->document = stored_document(draft);
  version->hash = storage::fingerprint(version->document);
  version->published_at = now;
  version->closes_at = *closes_at;
  if (*closes_at) version->erase_at = months_after(**closes_at, draft.purpose.retention_months);
  if (auto done = storage::QuestionnaireStore(programme).publish(*version, hash_seen); !done)
    return refuse(done.error());
  return Reply{version->name,
               version->number,
               version->hash,
               version->mode,
               version->languages,
               work.now,
               *closes_at ? moment_text(**closes_at) : std::string()};
}

template AnyOperation erase<PublishQuestionnaire>();

}  // namespace zubia::operations
