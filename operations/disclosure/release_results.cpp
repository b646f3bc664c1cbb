#include "operations/disclosure/release_results.hpp"

#include <algorithm>
#include <set>

#include "engine/disclosure/release.hpp"
#include "operations/disclosure/kept_ledger.hpp"
#include "operations/disclosure/publication_desk.hpp"
#include "operations/disclosure/released_figures.hpp"
#include "operations/disclosure/respondents_of_release.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/respondent.hpp"
#include "storage/fingerprint.hpp"
#include "storage/publication_store.hpp"

namespace zubia::operations {
namespace {

using Reply = ReleaseResults::Reply;

Result<Reply> reply_of(const PublishedRelease& release) {
  const auto document = read_release(release.document);
  if (!document) return refuse(document.error());
  return Reply{document->questionnaire, document->version,    document->release, document->date,      release.hash,
               document->answers_from,  document->answers_to, document->shown(), document->withheld()};
}

Result<DeclaredPlan> plan_to_follow(storage::ProgrammeStore& programme, const QuestionnaireVersion& version) {
  auto declared = declared_plan(programme, version);
  if (!declared) return refuse(declared.error());
  if (*declared) return **std::move(declared);
  return refuse({"no-publication-plan",
                 "What is published of " + version.name + " was not declared before it was answered.",
                 {.field = "questionnaire"},
                 "While nobody has answered, declare a plan; else declare one for the next version."});
}

/// The plan as it can be followed: of anonymous answers only the total, for nobody knows whose they are. The mode may
/// have been chosen after the plan.
Result<disclosure::DisclosurePlan> plan_for_mode(const DeclaredPlan& declared, const std::string& mode) {
  if (mode != "anonymous") return declared.plan;
  DisclosurePlanFile total = declared.file;
  total.attributes.clear();
  total.tables.clear();
  return disclosure_plan_of(std::move(total), "plan");
}

Result<disclosure::Ledger> ledger_before(storage::ProgrammeStore& programme, const QuestionnaireVersion& version,
                                         const disclosure::DisclosurePlan& plan, const Work& work) {
  if (auto here = check_key_is_here(version, work); !here) return refuse(here.error());
  const auto kept = storage::PublicationStore(programme).ledger(version.questionnaire, version.number);
  if (!kept) return refuse(kept.error());
  if (!*kept) return disclosure::Ledger{};
  return read_kept_ledger(**kept, version, plan, work);
}

int groups_in(const disclosure::Ledger& ledger) {
  const std::vector<int> units = disclosure::units_of_entries(ledger);
  std::set<int> current;
  for (std::size_t at = 0; at < units.size(); ++at)
    if (ledger.entries[at].left == 0) current.insert(units[at]);
  return static_cast<int>(current.size());
}

Result<void> check_batch(const disclosure::Ledger& before, const disclosure::Ledger& after,
                         const disclosure::DisclosurePlan& plan) {
  const std::string groups_min = std::to_string(plan.rules().units_min);
  if (groups_in(after) < plan.rules().units_min)
    return refuse({"too-few-answers",
                   "Fewer than " + groups_min + " enterprise groups have answers that count.",
                   {.field = "questionnaire"},
                   "Wait until more have answered, or have been checked."});
  // The same answers again would only be the same release under another number.
  if (before.releases > 0 && before.entries == after.entries)
    return refuse(
        {"nothing-to-release",
         "Fewer than " + groups_min + " enterprise groups have new or changed answers since the last release.",
         {.field = "questionnaire"},
         "Wait until there are more: a difference of two releases would tell the answers of a few."});
  return {};
}

ReleaseDocument document_of(const disclosure::ReleaseOutcome& outcome, const disclosure::DisclosurePlan& plan,
                            const QuestionnaireVersion& version) {
  const disclosure::CountBand band = disclosure::count_band(groups_in(outcome.ledger));
  ReleaseDocument document{release_format,         version.name, version.number, outcome.release.number(),
                           outcome.release.date(), band.least,   band.most,      {}};
  for (const disclosure::Figure& figure : outcome.release.figures())
    std::ranges::move(rows_of(figure, plan), std::back_inserter(document.figures));
  return document;
}

}  // namespace

Result<Reply> ReleaseResults::operator()(const Request& request, storage::ProgrammeStore& programme,
                                         const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  storage::PublicationStore store(programme);
  const std::string key = write_key(work);
  const auto before = store.release_under(key, version->questionnaire, version->number);
  if (!before) return refuse(before.error());
  if (*before) return reply_of(**before);
  const auto declared = plan_to_follow(programme, *version);
  if (!declared) return refuse(declared.error());
  const auto plan = plan_for_mode(*declared, version->mode);
  if (!plan) return refuse(plan.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  const auto ledger = ledger_before(programme, *version, *plan, work);
  if (!ledger) return refuse(ledger.error());
  const auto respondents = respondents_of_release(*version, *instrument, *plan, programme, work);
  if (!respondents) return refuse(respondents.error());
  constexpr std::size_t day_length = 10;
  const disclosure::TakenIn taken = disclosure::take_in(*plan, *ledger, *respondents);
  if (auto enough = check_batch(*ledger, taken.ledger, *plan); !enough) return refuse(enough.error());
  const auto outcome =
      disclosure::make_release(*plan, *ledger, *respondents, work.now.substr(0, day_length), work.progress);
  if (!outcome) return refuse(outcome.error());
  const auto kept = kept_ledger(outcome->ledger, *version, work);
  if (!kept) return refuse(kept.error());
  PublishedRelease release{version->questionnaire,
                           version->number,
                           outcome->release.number(),
                           to_json(document_of(*outcome, *plan, *version)).dump(),
                           {},
                           declared->stored.hash,
                           moment_of(work.now),
                           work.asker.name,
                           work.asker.id};
  release.hash = storage::fingerprint(release.document);
  if (auto done = store.add_release(release, *kept, key); !done) return refuse(done.error());
  return reply_of(release);
}

template AnyOperation erase<ReleaseResults>();

}  // namespace zubia::operations
