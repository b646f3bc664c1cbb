#include "operations/interviews/code_counts.hpp"

#include <algorithm>
#include <map>

#include "operations/erase.hpp"
#include "operations/interviews/interview_desk.hpp"
#include "operations/permissions.hpp"
#include "storage/interview_store.hpp"

namespace zubia::operations {

namespace {

Result<std::vector<interviews::CodedInterview>> coded_interviews(storage::ProgrammeStore& programme, const Work& work) {
  const auto organisations = InterviewedOrganisations::of(programme, work);
  if (!organisations) return refuse(organisations.error());
  storage::InterviewStore store(programme);
  const auto all = store.interviews();
  if (!all) return refuse(all.error());
  const auto passages = store.passages();
  if (!passages) return refuse(passages.error());
  std::vector<interviews::CodedInterview> coded;
  std::map<std::string, std::size_t> places;
  for (const Interview& one : *all) {
    const RegisterEntry entry = organisations->entry_of(one.organisation);
    places[one.id] = coded.size();
    coded.push_back({one.id,
                     organisations->current(one.organisation),
                     {{"territory", stratum_territory(entry.territory)}, {"size_class", entry.size_class}},
                     {}});
  }
  for (const CodedPassage& one : *passages)
    if (const auto found = places.find(one.interview); found != places.end()) ++coded[found->second].passages[one.code];
  return coded;
}

void add_group(const interviews::CodedGroup& group, const Codebook& book, CodeCounts::Reply& reply) {
  reply.groups.push_back({group.by, group.value, group.organisations, group.interviews, !group.counts});
  for (const interviews::CodeLine& line : interviews::code_tree(book.places)) {
    const std::string& code = book.codes[line.code].code;
    CodeCounts::CountRow row{group.by, group.value, code, book.name_of(code), static_cast<std::int64_t>(line.depth),
                             {},       {},          {}};
    if (group.counts) {
      const interviews::CodeCount& count = group.counts->at(code);
      row.organisations = count.organisations;
      row.interviews = count.interviews;
      row.passages = count.passages;
    }
    reply.counts.push_back(std::move(row));
  }
}

}  // namespace

Result<CodeCounts::Reply> CodeCounts::operator()(const Request&, storage::ProgrammeStore& programme,
                                                 const Work& work) const {
  const auto book = Codebook::of(programme, work);
  if (!book) return refuse(book.error());
  const auto coded = coded_interviews(programme, work);
  if (!coded) return refuse(coded.error());
  Reply reply;
  reply.organisations_min = interviews::organisations_min;
  reply.conventions.push_back({"a code counts", "where it or one below it was given; an organisation once"});
  for (const auto& group : interviews::counts_by_stratum(book->places, *coded)) add_group(group, *book, reply);
  const bool is_withheld = std::ranges::any_of(reply.groups, &GroupRow::withheld);
  if (is_withheld && !coded->empty())
    reply.notices.push_back(
        {"small-groups-withheld", "What fewer than " + std::to_string(interviews::organisations_min) +
                                      " organisations said is withheld, and what would tell it by subtraction."});
  if (sees_names(work.asker.role))
    for (const auto& group : interviews::counts_by_interview(book->places, *coded)) add_group(group, *book, reply);
  return reply;
}

Result<CodeQuotes::Reply> CodeQuotes::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                 const Work& work) const {
  const auto book = Codebook::of(programme, work);
  if (!book) return refuse(book.error());
  if (std::ranges::find(book->places, request.code, &interviews::CodePlace::code) == book->places.end())
    return refuse({"unknown-interview-code",
                   "There is no code " + request.code + " in the codebook.",
                   {.field = "code"},
                   "See codebook."});
  const auto below = interviews::codes_below(book->places, request.code);
  const auto organisations = InterviewedOrganisations::of(programme, work);
  if (!organisations) return refuse(organisations.error());
  storage::InterviewStore store(programme);
  const auto all = store.interviews();
  if (!all) return refuse(all.error());
  const auto passages = store.passages();
  if (!passages) return refuse(passages.error());
  Reply reply;
  for (const Interview& one : *all)
    for (auto at = std::ranges::lower_bound(*passages, one.id, {}, &CodedPassage::interview);
         at != passages->end() && at->interview == one.id; ++at)
      if (below.contains(at->code))
        reply.quotes.push_back({at->id, at->code, one.id, organisations->current(one.organisation),
                                organisations->name_of(one.organisation), one.held_on,
                                interviews::text_of(one.notes, passage_of(*at))});
  return reply;
}

template AnyOperation erase<CodeCounts>();
template AnyOperation erase<CodeQuotes>();

}  // namespace zubia::operations
