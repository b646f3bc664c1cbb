#include "operations/interviews/put_interview_guide.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/base/nearest_names.hpp"
#include "formats/guide_json.hpp"
#include "operations/document.hpp"
#include "operations/erase.hpp"
#include "operations/interviews/guide_shelf.hpp"
#include "operations/interviews/interview_desk.hpp"
#include "operations/moments.hpp"
#include "operations/permissions.hpp"
#include "storage/codebook_store.hpp"

namespace zubia::operations {

namespace {

Result<interviews::InterviewGuide> sent_guide(const PutInterviewGuide::Request& request) {
  const bool has_file = !request.file.bytes.empty();
  const bool has_document = !request.document.json.empty();
  if (has_file == has_document)
    return refuse({"nothing-to-save",
                   "This takes either a guide as JSON or a file.",
                   {.field = "document"},
                   "Give one of them."});
  if (has_document) return formats::read_guide_document(nlohmann::json(request.document.json), {});
  const auto json = parse_document(request.file.bytes, request.file.name);
  if (!json) return refuse(json.error());
  return formats::read_guide_document(*json, request.file.name);
}

}  // namespace

Result<interviews::InterviewGuide> guide_of(const StoredGuide& stored) {
  return formats::read_guide_document(nlohmann::json::parse(stored.document, nullptr, false), stored.name + ".json");
}

Result<StoredGuide> find_guide(storage::ProgrammeStore& programme, const std::string& name) {
  const auto all = storage::CodebookStore(programme).guides();
  if (!all) return refuse(all.error());
  std::vector<std::string> known;
  for (const StoredGuide& one : *all) {
    if (one.name == name) return one;
    known.push_back(one.name);
  }
  const std::string suggestion = did_you_mean(name, known);
  return refuse({"unknown-guide",
                 "There is no interview guide " + name + ".",
                 {.field = "guide"},
                 suggestion.empty() ? "See interview-guides, or add it with put-interview-guide." : suggestion});
}

Result<PutInterviewGuide::Reply> PutInterviewGuide::operator()(const Request& request,
                                                               storage::ProgrammeStore& programme,
                                                               const Work& work) const {
  if (!is_short_name(request.guide))
    return refuse({"wrong-guide-name",
                   "\"" + request.guide + "\" cannot be the name of a guide.",
                   {.field = "guide"},
                   "Use small letters, digits and hyphens, 64 at most."});
  const auto guide = sent_guide(request);
  if (!guide) return refuse(guide.error());
  if (auto checked = interviews::check_guide(*guide); !checked) return refuse(checked.error());
  const auto stored = storage::CodebookStore(programme).put_guide(
      {request.guide, formats::guide_document(*guide).dump(), writing_of(work)},
      static_cast<std::int64_t>(request.revision_seen));
  if (!stored) return refuse(stored.error());
  Reply reply{stored->name, stored->written.revision, {}};
  for (const interviews::MissingGuideText& one : interviews::missing_texts(*guide))
    reply.missing.push_back({one.language, one.member});
  return reply;
}

Result<InterviewGuides::Reply> InterviewGuides::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                           const Work& work) const {
  const auto all = storage::CodebookStore(programme).guides();
  if (!all) return refuse(all.error());
  Reply reply;
  for (const StoredGuide& one : *all) {
    const auto guide = guide_of(one);
    if (!guide) return refuse(guide.error());
    reply.guides.push_back({one.name, interviews::guide_text(guide->title, work.language, guide->languages),
                            static_cast<std::int64_t>(guide->questions.size()), guide->languages, one.written.revision,
                            moment_text(one.written.saved_at),
                            sees_names(work.asker.role) ? one.written.saved_by : std::string()});
  }
  if (request.guide.empty()) return reply;
  const auto found = find_guide(programme, request.guide);
  if (!found) return refuse(found.error());
  reply.document.json = OrderedJson::parse(found->document, nullptr, false);
  return reply;
}

template AnyOperation erase<PutInterviewGuide>();
template AnyOperation erase<InterviewGuides>();

}  // namespace zubia::operations
