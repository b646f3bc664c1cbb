#include "operations/disclosure/declare_publication_plan.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "storage/fingerprint.hpp"
#include "storage/publication_store.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {
namespace {

/// Somewhere from 10 to 20: a share that stands in the code would be known to everybody.
double drawn_dominance_percent() {
  constexpr double least = 10;
  constexpr double tenths = 101;
  const auto drawn = static_cast<unsigned char>(storage::random_bytes(1).front());
  constexpr double byte_values = 256;
  return least + std::floor(drawn * tenths / byte_values) / 10;
}

bool names_dominance(const InputFile& plan) {
  const auto json = nlohmann::json::parse(plan.bytes, nullptr, false);
  return json.is_object() && json.contains("rules") && json["rules"].is_object() &&
         json["rules"].contains("dominance_percent");
}

Result<QuestionnaireVersion> version_to_show(storage::ProgrammeStore& programme,
                                             const ShowPublicationPlan::Request& request) {
  auto latest = latest_version(programme, request.questionnaire);
  if (!latest || request.version == 0) return latest;
  auto found = storage::QuestionnaireStore(programme).version(latest->questionnaire, static_cast<int>(request.version));
  if (!found) return refuse(found.error());
  if (*found) return **std::move(found);
  return refuse({"unknown-version",
                 "There is no version " + std::to_string(request.version) + " of " + latest->name + ".",
                 {.field = "version"},
                 "The latest is " + std::to_string(latest->number) + "."});
}

}  // namespace

Result<DeclarePublicationPlan::Reply> DeclarePublicationPlan::operator()(const Request& request,
                                                                         storage::ProgrammeStore& programme,
                                                                         const Work& work) const {
  const auto version = latest_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  auto file = read_disclosure_plan_file(request.plan);
  if (!file) return refuse(file.error());
  if (!names_dominance(request.plan)) file->rules.dominance_percent = drawn_dominance_percent();
  const auto checked = disclosure_plan_of(*file, request.plan.name);
  if (!checked) return refuse(checked.error());
  const auto known = DirectoryAttributes::of(programme, work);
  if (!known) return refuse(known.error());
  if (auto fits = check_plan_fits(*file, *instrument, version->mode, *known); !fits) {
    Problem problem = fits.error();
    problem.where.file = request.plan.name;
    return refuse(problem);
  }
  auto tables = tables_of_plan(*checked, *version, *known, programme);
  if (!tables) return refuse(tables.error());
  // The hash is of what may be shown: from one of the whole, the secret share could be tried out.
  const PublicationPlan plan{
      version->questionnaire, version->number, to_json(*file).dump(), storage::fingerprint(shown_plan(*file).dump()),
      moment_of(work.now),    work.asker.name, work.asker.id};
  if (auto done = storage::PublicationStore(programme).declare(plan); !done) return refuse(done.error());
  return Reply{version->name, version->number, plan.hash, *std::move(tables), dropped_tables(*checked)};
}

Result<ShowPublicationPlan::Reply> ShowPublicationPlan::operator()(const Request& request,
                                                                   storage::ProgrammeStore& programme,
                                                                   const Work& work) const {
  const auto version = version_to_show(programme, request);
  if (!version) return refuse(version.error());
  const auto published = storage::QuestionnaireStore(programme).published(version->name);
  if (!published) return refuse(published.error());
  const auto declared = declared_plan(programme, *version);
  if (!declared) return refuse(declared.error());
  const auto settled = storage::PublicationStore(programme).is_settled(version->questionnaire, version->number);
  if (!settled) return refuse(settled.error());
  Reply reply;
  reply.questionnaire = version->name;
  reply.version = version->number;
  reply.published_version = *published ? (*published)->number : 0;
  reply.is_settled = *settled;
  if (!*declared) return reply;
  const auto known = DirectoryAttributes::of(programme, work);
  if (!known) return refuse(known.error());
  auto tables = tables_of_plan((*declared)->plan, *version, *known, programme);
  if (!tables) return refuse(tables.error());
  reply.is_declared = true;
  reply.declared_at = moment_text((*declared)->stored.declared_at);
  if (sees_names(work.asker.role)) reply.declared_by = (*declared)->stored.declared_by;
  reply.hash = (*declared)->stored.hash;
  reply.tables = *std::move(tables);
  reply.dropped = dropped_tables((*declared)->plan);
  reply.plan.json = shown_plan((*declared)->file);
  return reply;
}

template AnyOperation erase<DeclarePublicationPlan>();
template AnyOperation erase<ShowPublicationPlan>();

}  // namespace zubia::operations
