#include "operations/disclosure/publication_desk.hpp"

#include <algorithm>

#include "engine/disclosure/disclosure_audit.hpp"
#include "engine/disclosure/wrong_input.hpp"
#include "operations/disclosure/publishable_questions.hpp"
#include "storage/organisation_store.hpp"
#include "storage/publication_store.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {
namespace {

constexpr std::size_t foreseen_max = 100;

/// Everybody who was invited, or is in the directory.
Result<std::vector<std::string>> expected_organisations(const QuestionnaireVersion& version,
                                                        storage::ProgrammeStore& programme) {
  const auto invited = storage::QuestionnaireStore(programme).invitations(version.questionnaire, version.number);
  if (!invited) return refuse(invited.error());
  std::vector<std::string> all;
  for (const QuestionnaireInvitation& one : *invited) all.push_back(one.organisation);
  if (!all.empty()) return all;
  const auto stored = storage::OrganisationStore(programme).all();
  if (!stored) return refuse(stored.error());
  for (const storage::StoredOrganisation& one : *stored) all.push_back(one.id);
  return all;
}

/// A ledger before field work, in which everybody has answered the first question.
disclosure::Ledger foreseen(const disclosure::DisclosurePlan& plan, const DirectoryAttributes& known,
                            const std::vector<std::string>& organisations) {
  disclosure::Ledger ledger;
  for (const std::string& id : organisations)
    ledger.entries.push_back({{.key = id,
                               .group = known.group(id),
                               .categories = plan_categories(plan, known, id),
                               .answers = std::vector<double>(plan.questions().size(), 1)},
                              1,
                              0});
  return ledger;
}

/// A question of which a mean is shown; the first where there is none.
std::size_t question_with_mean(const disclosure::DisclosurePlan& plan) {
  const auto found = std::ranges::find_if(plan.questions(), [](const disclosure::QuestionDraft& one) {
    return std::ranges::find(one.statistics, disclosure::Statistic::mean) != one.statistics.end();
  });
  return found == plan.questions().end() ? 0 : static_cast<std::size_t>(found - plan.questions().begin());
}

}  // namespace

Result<std::optional<DeclaredPlan>> declared_plan(storage::ProgrammeStore& programme,
                                                  const QuestionnaireVersion& version) {
  const auto stored = storage::PublicationStore(programme).plan(version.questionnaire, version.number);
  if (!stored) return refuse(stored.error());
  if (!*stored) return std::optional<DeclaredPlan>();
  auto file = read_disclosure_plan_file({"plan", (*stored)->document});
  if (!file) return refuse(file.error());
  auto plan = disclosure_plan_of(*file, "plan");
  if (!plan) return refuse(plan.error());
  return DeclaredPlan{**stored, *std::move(file), *std::move(plan)};
}

Result<void> check_plan_fits(const DisclosurePlanFile& plan, const questionnaires::Instrument& instrument,
                             const std::string& mode, const DirectoryAttributes& known) {
  if (auto checked = check_questions(plan, instrument); !checked) return checked;
  if (mode == "anonymous" && !plan.attributes.empty())
    return refuse(disclosure::wrong("attributes-of-nobody",
                                    "Answers are anonymous, so nobody knows whose attributes these would be.",
                                    "attributes", "Take the attributes and the tables out: the total is shown."));
  return check_attributes(plan, known);
}

std::vector<int> plan_categories(const disclosure::DisclosurePlan& plan, const DirectoryAttributes& known,
                                 const std::string& organisation) {
  std::vector<int> categories;
  for (const int asked : plan.asked_attributes()) {
    const disclosure::AttributeDraft& attribute = plan.attributes()[static_cast<std::size_t>(asked)];
    auto found = std::ranges::find(attribute.categories, known.category(organisation, attribute.name));
    if (found == attribute.categories.end()) found = std::ranges::find(attribute.categories, other_category);
    categories.push_back(static_cast<int>(found - attribute.categories.begin()));
  }
  return categories;
}

Result<std::vector<PlanTable>> tables_of_plan(const disclosure::DisclosurePlan& plan,
                                              const QuestionnaireVersion& version, const DirectoryAttributes& known,
                                              storage::ProgrammeStore& programme) {
  std::vector<PlanTable> tables;
  for (std::size_t table = 0; table < plan.tables().size(); ++table)
    tables.push_back(
        {plan.tables()[table].attributes, static_cast<std::int64_t>(plan.cells_of(table).size()), std::nullopt});
  const auto organisations = expected_organisations(version, programme);
  if (!organisations) return refuse(organisations.error());
  if (version.mode == "anonymous" || organisations->empty() || organisations->size() > foreseen_max) return tables;
  for (PlanTable& table : tables) table.shown_at_best = 0;
  const std::size_t question = question_with_mean(plan);
  const disclosure::Statistic first = plan.questions()[question].statistics.front();
  for (const disclosure::CandidateRow& row :
       disclosure::rows_with_safe_structure(plan, question, foreseen(plan, known, *organisations)))
    if (row.statistic == first) ++*tables[row.table].shown_at_best;
  return tables;
}

std::vector<DroppedPlanTable> dropped_tables(const disclosure::DisclosurePlan& plan) {
  std::vector<DroppedPlanTable> dropped;
  for (const disclosure::DroppedTable& one : plan.dropped()) dropped.push_back({one.table.attributes, one.overlaps});
  return dropped;
}

}  // namespace zubia::operations
