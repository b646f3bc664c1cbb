#include "operations/interviews/put_code.hpp"

#include "operations/erase.hpp"
#include "operations/interviews/interview_desk.hpp"
#include "storage/codebook_store.hpp"

namespace zubia::operations {

Result<PutCode::Reply> PutCode::operator()(const Request& request, storage::ProgrammeStore& programme,
                                           const Work& work) const {
  if (!is_short_name(request.code))
    return refuse({"wrong-code-name",
                   "\"" + request.code + "\" cannot be the name of a code.",
                   {.field = "code"},
                   "Use small letters, digits and hyphens, 64 at most."});
  const auto names = localised_texts(request.name, "name");
  if (!names) return refuse(names.error());
  if (names->empty())
    return refuse({"invalid-value", "The code is called nothing.", {.field = "name"}, "Write LANGUAGE=NAME."});
  const auto definitions = localised_texts(request.definition, "definition");
  if (!definitions) return refuse(definitions.error());
  const auto stored = storage::CodebookStore(programme).put_code({.code = request.code,
                                                                  .parent = request.parent,
                                                                  .names = *names,
                                                                  .definitions = *definitions,
                                                                  .written = writing_of(work)},
                                                                 static_cast<std::int64_t>(request.revision_seen));
  if (!stored) return refuse(stored.error());
  return Reply{stored->code, stored->written.revision};
}

Result<RemoveCode::Reply> RemoveCode::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                 const Work&) const {
  if (auto done = storage::CodebookStore(programme).remove_code(request.code); !done) return refuse(done.error());
  return Reply{request.code};
}

Result<MergeCode::Reply> MergeCode::operator()(const Request& request, storage::ProgrammeStore& programme,
                                               const Work&) const {
  const auto merged = storage::CodebookStore(programme).merge_code(request.code, request.into);
  if (!merged) return refuse(merged.error());
  return Reply{request.into, *merged};
}

template AnyOperation erase<PutCode>();
template AnyOperation erase<RemoveCode>();
template AnyOperation erase<MergeCode>();

}  // namespace zubia::operations
