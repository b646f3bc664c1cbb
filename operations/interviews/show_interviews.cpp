#include "operations/interviews/show_interviews.hpp"

#include <algorithm>
#include <set>

#include "engine/text/folded_text.hpp"
#include "operations/erase.hpp"
#include "operations/interviews/guide_shelf.hpp"
#include "operations/interviews/interview_desk.hpp"
#include "operations/moments.hpp"
#include "storage/interview_store.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t day_length = 10;

/// The codes that a filter asks for: the code itself and those below it. Nothing: any interview.
Result<std::set<std::string>> wanted_codes(const std::string& code, const Codebook& book) {
  if (code.empty()) return std::set<std::string>();
  if (std::ranges::find(book.places, code, &interviews::CodePlace::code) == book.places.end())
    return refuse({"unknown-interview-code",
                   "There is no code " + code + " in the codebook.",
                   {.field = "code"},
                   "See codebook."});
  return interviews::codes_below(book.places, code);
}

/// In the language of the notes, else of the asker, else in any.
std::string said_in(const interviews::GuideTexts& texts, const Interview& one, const Work& work,
                    const interviews::InterviewGuide& guide) {
  const std::string& wanted = texts.contains(one.language) ? one.language : work.language;
  return interviews::guide_text(texts, wanted, guide.languages);
}

Result<void> add_guide(const Interview& one, storage::ProgrammeStore& programme, const Work& work,
                       ShowInterview::Reply& reply) {
  if (one.guide.empty()) return {};
  const auto stored = find_guide(programme, one.guide);
  if (!stored) return refuse(stored.error());
  const auto guide = guide_of(*stored);
  if (!guide) return refuse(guide.error());
  reply.guide_title = said_in(guide->title, one, work, *guide);
  for (const interviews::GuideQuestion& question : guide->questions) {
    ShowInterview::QuestionRow row{question.name, said_in(question.question, one, work, *guide), {}};
    for (const auto& prompt : question.prompts) row.prompts.push_back(said_in(prompt, one, work, *guide));
    reply.questions.push_back(std::move(row));
  }
  return {};
}

}  // namespace

Result<ListInterviews::Reply> ListInterviews::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                         const Work& work) const {
  const auto book = Codebook::of(programme, work);
  if (!book) return refuse(book.error());
  const auto codes = wanted_codes(request.code, *book);
  if (!codes) return refuse(codes.error());
  const auto organisations = InterviewedOrganisations::of(programme, work);
  if (!organisations) return refuse(organisations.error());
  storage::InterviewStore store(programme);
  const auto all = store.interviews();
  if (!all) return refuse(all.error());
  const auto passages = store.passages();
  if (!passages) return refuse(passages.error());
  Reply reply;
  for (const Interview& one : *all) {
    const std::string organisation = organisations->current(one.organisation);
    if (!request.organisation.empty() && organisation != organisations->current(request.organisation)) continue;
    InterviewRow row{.interview = one.id,
                     .organisation = organisation,
                     .name = organisations->name_of(organisation),
                     .held_on = one.held_on,
                     .held_by = one.held_by,
                     .interviewer = one.interviewer,
                     .guide = one.guide,
                     .language = one.language,
                     .words = static_cast<std::int64_t>(text::words_of(one.notes).size()),
                     .passages = 0,
                     .codes = {},
                     .saved_at = moment_text(one.written.saved_at),
                     .saved_by = one.written.saved_by};
    std::set<std::string> given;
    const auto first = std::ranges::lower_bound(*passages, one.id, {}, &CodedPassage::interview);
    for (auto at = first; at != passages->end() && at->interview == one.id; ++at) {
      ++row.passages;
      given.insert(at->code);
    }
    const bool has_code = std::ranges::any_of(given, [&](const std::string& code) { return codes->contains(code); });
    if (!codes->empty() && !has_code) continue;
    row.codes.assign(given.begin(), given.end());
    reply.interviews.push_back(std::move(row));
  }
  return reply;
}

Result<ShowInterview::Reply> ShowInterview::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work& work) const {
  const auto found = find_interview(programme, request.interview);
  if (!found) return refuse(found.error());
  const Interview& one = *found;
  const auto book = Codebook::of(programme, work);
  if (!book) return refuse(book.error());
  const auto organisations = InterviewedOrganisations::of(programme, work);
  if (!organisations) return refuse(organisations.error());
  const auto contacts = storage::OrganisationStore(programme).contacts_of(one.organisation);
  if (!contacts) return refuse(contacts.error());
  const auto passages = storage::InterviewStore(programme).passages_of(one.id);
  if (!passages) return refuse(passages.error());
  Reply reply{.interview = one.id,
              .revision = one.written.revision,
              .organisation = organisations->current(one.organisation),
              .organisation_name = organisations->name_of(one.organisation),
              .contact = one.contact,
              .contact_name = {},
              .guide = one.guide,
              .guide_title = {},
              .language = one.language,
              .held_on = one.held_on,
              .held_by = one.held_by,
              .interviewer = one.interviewer,
              .erase_on = one.erase_at ? moment_text(*one.erase_at).substr(0, day_length) : std::string(),
              .saved_at = moment_text(one.written.saved_at),
              .saved_by = one.written.saved_by,
              .notes = one.notes,
              .passages = {},
              .questions = {}};
  if (const auto contact = std::ranges::find(*contacts, one.contact, &Contact::id); contact != contacts->end())
    reply.contact_name = contact->name;
  for (const CodedPassage& passage : *passages)
    reply.passages.push_back({passage.id, passage.code, book->name_of(passage.code), passage.from, passage.to,
                              interviews::text_of(one.notes, passage_of(passage))});
  if (auto added = add_guide(one, programme, work, reply); !added) return refuse(added.error());
  return reply;
}

template AnyOperation erase<ListInterviews>();
template AnyOperation erase<ShowInterview>();

}  // namespace zubia::operations
