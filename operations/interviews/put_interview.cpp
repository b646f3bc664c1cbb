#include "operations/interviews/put_interview.hpp"

#include <algorithm>
#include <array>

#include "engine/questionnaires/value.hpp"
#include "operations/erase.hpp"
#include "operations/interviews/guide_shelf.hpp"
#include "operations/interviews/interview_desk.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/find_organisation.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/fingerprint.hpp"
#include "storage/interview_store.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t notes_bytes_max = 200'000;
constexpr std::size_t text_bytes_max = 200;
constexpr std::array<const char*, 3> ways = {"meeting", "telephone", "video"};

/// Lines end with LF, and nothing is in it that no text has: places in the notes are the same everywhere then.
std::string plain_notes(const std::string& text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_line_end = text[i] == '\r';
    if (is_line_end && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] != '\0') plain += is_line_end ? '\n' : text[i];
  }
  return plain;
}

Problem wrong(const char* field, std::string detail, std::string mend) {
  return {"invalid-value", std::move(detail), {.field = field}, std::move(mend)};
}

/// The interview as it is, or a new one. A write that is sent again under its key has the same id.
Result<Interview> interview_to_change(const PutInterview::Request& request, storage::ProgrammeStore& programme,
                                      const Work& work) {
  if (!request.interview.empty()) return find_interview(programme, request.interview);
  constexpr std::size_t id_digits = 32;
  Interview fresh;
  fresh.id = work.idempotency_key.empty()
                 ? storage::random_id()
                 : storage::fingerprint("interview\n" + work.idempotency_key).substr(0, id_digits);
  fresh.held_on = work.now.substr(0, 10);
  fresh.interviewer = work.asker.name;
  fresh.begun_by = work.asker.id;
  return fresh;
}

Result<void> fill(Interview& one, const PutInterview::Request& request) {
  if (!request.organisation.empty()) one.organisation = request.organisation;
  if (request.contact) one.contact = *request.contact;
  if (request.guide) one.guide = *request.guide;
  if (request.language) one.language = *request.language;
  if (request.held_on) one.held_on = *request.held_on;
  if (request.held_by) one.held_by = ways[static_cast<std::size_t>(*request.held_by)];
  if (request.interviewer) one.interviewer = *request.interviewer;
  if (request.notes) one.notes = plain_notes(*request.notes);
  if (!request.file.bytes.empty()) one.notes = plain_notes(request.file.bytes);
  if (one.organisation.empty())
    return refuse(wrong("organisation", "An interview is held with somebody of an organisation.",
                        "Give its id, as search-organisations tells it."));
  if (!questionnaires::days_of_date(one.held_on))
    return refuse(wrong("held_on", "\"" + one.held_on + "\" is not a day.", "Write it as 2026-11-20."));
  if (one.notes.size() > notes_bytes_max)
    return refuse({"too-long",
                   "The notes are longer than 200,000 bytes.",
                   {.field = "notes"},
                   "Divide them into several interviews."});
  if (one.interviewer.size() > text_bytes_max || one.language.size() > text_bytes_max)
    return refuse({"too-long", "A name or a language is longer than 200 bytes.", {.field = "interviewer"}, {}});
  return {};
}

/// What the interview speaks of is there.
Result<void> check_known(const Interview& one, const Interview& before, storage::ProgrammeStore& programme) {
  storage::OrganisationStore organisations(programme);
  if (one.organisation != before.organisation) {
    const auto decisions = programme.decisions();
    if (!decisions) return refuse(decisions.error());
    const auto found = find_organisation(organisations, PairDecisions(*decisions), one.organisation);
    if (!found) return refuse(found.error());
  }
  if (!one.guide.empty() && one.guide != before.guide)
    if (const auto guide = find_guide(programme, one.guide); !guide) return refuse(guide.error());
  if (one.contact.empty() || one.contact == before.contact) return {};
  const auto contacts = organisations.contacts_of(one.organisation);
  if (!contacts) return refuse(contacts.error());
  if (std::ranges::find(*contacts, one.contact, &Contact::id) != contacts->end()) return {};
  return refuse({"unknown-contact",
                 "The organisation has no such contact.",
                 {.field = "contact"},
                 "See show-organisation, or add the person with put-contact."});
}

storage::PassagesAfterEdit moved(const std::string& before, const std::string& after,
                                 std::vector<CodedPassage> passages) {
  std::vector<interviews::Passage> places;
  places.reserve(passages.size());
  for (const CodedPassage& one : passages) places.push_back(passage_of(one));
  const auto outcome = interviews::passages_after_edit(before, after, places);
  storage::PassagesAfterEdit all;
  for (CodedPassage& one : passages) {
    const auto kept = std::ranges::find(outcome.kept, one.id, &interviews::Passage::id);
    if (kept == outcome.kept.end()) {
      all.vanished.push_back(std::move(one));
      continue;
    }
    one.from = static_cast<std::int64_t>(kept->from);
    one.to = static_cast<std::int64_t>(kept->to);
    all.kept.push_back(std::move(one));
  }
  return all;
}

/// Whether `stored` is what this very write made of it already: its acknowledgement was lost on the way.
bool is_stored_already(const Interview& stored, Interview wanted, std::int64_t revision_seen, const Work& work) {
  if (stored.written.revision != revision_seen + 1 || stored.written.account != work.asker.id) return false;
  wanted.written = stored.written;
  wanted.erase_at = stored.erase_at;
  wanted.begun_by = stored.begun_by;
  return wanted == stored;
}

}  // namespace

Result<PutInterview::Reply> PutInterview::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  const auto before = interview_to_change(request, programme, work);
  if (!before) return refuse(before.error());
  Interview one = *before;
  if (auto filled = fill(one, request); !filled) return refuse(filled.error());
  if (auto known = check_known(one, *before, programme); !known) return refuse(known.error());
  if (!one.erase_at)
    one.erase_at = months_after(moment_of(one.held_on + "T00:00:00Z"), static_cast<int>(request.keep_months));
  one.written = writing_of(work);
  storage::InterviewStore store(programme);
  const auto revision_seen = static_cast<std::int64_t>(request.revision_seen);
  const auto stored = store.interview(one.id);
  if (!stored) return refuse(stored.error());
  Reply reply;
  if (*stored && is_stored_already(**stored, one, revision_seen, work)) {
    reply.interview = one.id;
    reply.revision = (*stored)->written.revision;
    reply.saved_at = moment_text((*stored)->written.saved_at);
    return reply;
  }
  std::string notes_before;
  const auto saved = store.save(one, revision_seen, [&](const std::string& was, const std::string& is, auto passages) {
    notes_before = was;
    return moved(was, is, std::move(passages));
  });
  if (!saved) return refuse(saved.error());
  reply.interview = one.id;
  reply.revision = saved->interview.written.revision;
  reply.saved_at = work.now;
  for (const CodedPassage& gone : saved->vanished)
    reply.vanished.push_back({gone.code, interviews::text_of(notes_before, passage_of(gone))});
  if (!saved->vanished.empty())
    reply.notices.push_back({"passages-vanished", "Passages lost their text, and with it their codes: " +
                                                      std::to_string(saved->vanished.size()) + "."});
  return reply;
}

Result<RemoveInterview::Reply> RemoveInterview::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                           const Work&) const {
  const auto done =
      storage::InterviewStore(programme).remove(request.interview, static_cast<std::int64_t>(request.revision_seen));
  if (!done) return refuse(done.error());
  return Reply{request.interview};
}

template AnyOperation erase<PutInterview>();
template AnyOperation erase<RemoveInterview>();

}  // namespace zubia::operations
