#include "operations/disclosure/show_release.hpp"

#include <algorithm>
#include <set>

#include "operations/disclosure/publishable_questions.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/publication_store.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {
namespace {

using questionnaires::InstrumentDraft;
using questionnaires::Node;
using questionnaires::Texts;
using LabelRow = ShowRelease::LabelRow;

Result<std::vector<PublishedRelease>> releases_of(storage::ProgrammeStore& programme, const std::string& name) {
  const auto latest = latest_version(programme, name);
  if (!latest) return refuse(latest.error());
  return storage::PublicationStore(programme).releases(latest->questionnaire);
}

/// What a question is called: the row of a matrix says little without the question above it.
const Texts& label_of(const Node& node) {
  if (node.row != nullptr && !node.row->label.empty()) return node.row->label;
  return node.item->label;
}

void add_labels(const std::string& question, const questionnaires::Instrument& instrument, const std::string& language,
                std::vector<LabelRow>& labels) {
  const InstrumentDraft& draft = instrument.draft();
  const auto text = [&](const Texts& texts) { return text_in(texts, language, draft.languages); };
  if (question.starts_with(dimension_prefix)) {
    const std::string name = question.substr(std::string(dimension_prefix).size());
    const auto dimension = std::ranges::find(draft.dimensions, name, &questionnaires::Dimension::name);
    if (dimension != draft.dimensions.end()) labels.push_back({question, {}, text(dimension->label)});
    return;
  }
  const int number = instrument.find(question);
  if (number < 0 || instrument.node(number).item == nullptr) return;
  const Node& node = instrument.node(number);
  labels.push_back({question, {}, text(label_of(node))});
  if (node.list == nullptr) return;
  for (const questionnaires::Choice& choice : node.list->choices)
    labels.push_back({question, choice.name, text(choice.label)});
}

}  // namespace

Result<ListReleases::Reply> ListReleases::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  const auto all = releases_of(programme, request.questionnaire);
  if (!all) return refuse(all.error());
  Reply reply{request.questionnaire, {}};
  for (const PublishedRelease& one : *all) {
    const auto document = read_release(one.document);
    if (!document) return refuse(document.error());
    reply.releases.push_back({document->version, document->release, document->date, document->answers_from,
                              document->answers_to, document->shown(), document->withheld(),
                              sees_names(work.asker.role) ? one.released_by : std::string(), one.hash});
  }
  return reply;
}

Result<ShowRelease::Reply> ShowRelease::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                   const Work& work) const {
  const auto all = releases_of(programme, request.questionnaire);
  if (!all) return refuse(all.error());
  const int version = request.version != 0 ? static_cast<int>(request.version) : all->empty() ? 0 : all->back().version;
  const PublishedRelease* found = nullptr;
  int last = 0;
  for (const PublishedRelease& one : *all) {
    if (one.version != version) continue;
    last = one.number;
    if (request.release == 0 || one.number == static_cast<int>(request.release)) found = &one;
  }
  if (found == nullptr)
    return refuse({"unknown-release",
                   "There is no such release of " + request.questionnaire + ".",
                   {.field = "release"},
                   last == 0 ? "Nothing was released yet." : "The last one is " + std::to_string(last) + "."});
  auto document = read_release(found->document);
  if (!document) return refuse(document.error());
  const auto stored = storage::QuestionnaireStore(programme).version(found->questionnaire, found->version);
  if (!stored) return refuse(stored.error());
  const auto instrument = stored_instrument(**stored);
  if (!instrument) return refuse(instrument.error());
  Reply reply;
  reply.conventions.push_back({"unit", "the enterprise group"});
  reply.conventions.push_back({"mark", std::string(withheld_mark) + " stands for whatever is withheld"});
  reply.questionnaire = document->questionnaire;
  reply.title = text_in(instrument->draft().title, work.language, instrument->draft().languages);
  reply.version = document->version;
  reply.release = document->release;
  reply.date = document->date;
  reply.hash = found->hash;
  reply.answers_from = document->answers_from;
  reply.answers_to = document->answers_to;
  reply.shown = document->shown();
  reply.withheld = document->withheld();
  std::set<std::string> labelled;
  for (const ReleasedFigure& one : document->figures)
    if (labelled.insert(one.question).second) add_labels(one.question, *instrument, work.language, reply.labels);
  reply.figures = std::move(document->figures);
  return reply;
}

template AnyOperation erase<ListReleases>();
template AnyOperation erase<ShowRelease>();

}  // namespace zubia::operations
