#include "operations/complementarity/domain_study.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <optional>

#include "engine/classifications/table_part.hpp"
#include "engine/relatedness/proximity.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "engine/specialisation/location_quotient_interval.hpp"
#include "operations/complementarity/study_shelf.hpp"
#include "operations/flag_words.hpp"
#include "operations/reflection.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

/// The territories of the programme as the table has them; one built across the border is on no side and left out.
Result<std::vector<BorderTerritory>> sides_of(const std::vector<ProgrammeTerritory>& territories,
                                              const TerritoryActivityTable& table, std::vector<Notice>& notices) {
  std::vector<BorderTerritory> sides;
  for (const ProgrammeTerritory& territory : territories) {
    if (territory.country.empty()) continue;
    if (table.rows().contains(Territory(territory.code))) {
      sides.push_back({Territory(territory.code), territory.country});
    } else {
      notices.push_back({"territory-not-in-data",
                         fmt::format("The data have nothing of {} at this level, so it is left out.", territory.code)});
    }
  }
  return sides;
}

/// The table of the period asked for; else of the earliest one before `period` that knows at least half of its
/// activities at that level, since publishers often start with coarser ones. Nothing where there is none.
Result<std::optional<StatisticsTables>> earlier_tables(const ProgrammeFacts& facts, const std::string& asked,
                                                       const std::string& period, const TerritoryActivityTable& table,
                                                       const std::string& level) {
  TableOptions layout;
  layout.level = level;
  for (const Territory& territory : table.rows()) layout.territories.push_back(territory.code);
  if (!asked.empty()) {
    if (const auto known = period_of(facts, asked, "since"); !known) return refuse(known.error());
    layout.periods = {asked};
    auto tables = lay_out(facts.observations, layout);
    if (!tables) return refuse(tables.error());
    return std::optional(*std::move(tables));
  }
  for (const std::string& earlier : facts.periods) {
    if (earlier >= period) break;
    layout.periods = {earlier};
    auto tables = lay_out(facts.observations, layout);
    if (!tables) continue;
    std::size_t known = 0;
    for (const Activity& activity : tables->latest().table.columns())
      known += table.columns().contains(activity) ? 1U : 0U;
    if (2 * known >= table.column_count()) return std::optional(*std::move(tables));
  }
  return std::optional<StatisticsTables>{};
}

std::map<std::pair<std::string, std::string>, std::string> flags_in(const ProgrammeFacts& facts,
                                                                    const std::string& period) {
  std::map<std::string, std::string> whole_of;
  for (const ProgrammeTerritory& territory : facts.territories) {
    whole_of[territory.code] = territory.code;
    for (const std::string& part : territory.parts) whole_of[part] = territory.code;
  }
  std::map<std::pair<std::string, std::string>, std::string> flags;
  for (const Observation& observation : facts.observations) {
    if (observation.period.code != period || observation.flags.empty()) continue;
    if (const auto whole = whole_of.find(observation.territory.code); whole != whole_of.end())
      add_flags(flags[{whole->second, observation.activity.code}], observation.flags);
  }
  return flags;
}

}  // namespace

Result<std::shared_ptr<const DomainStudy>> DomainStudy::prepare(storage::ProgrammeStore& store,
                                                                const DomainQuestion& question, const Work& work) {
  const auto revision = store.revision();
  if (work.studies == nullptr || !revision) return prepare_anew(store, question, work);
  store.note_reading(storage::Area::facts);
  return work.studies->find_or_make(work.language + to_json(question).dump(),
                                    (*revision)[static_cast<std::size_t>(storage::Area::facts)],
                                    [&] { return prepare_anew(store, question, work); });
}

Result<std::shared_ptr<const DomainStudy>> DomainStudy::prepare_anew(storage::ProgrammeStore& store,
                                                                     const DomainQuestion& question, const Work& work) {
  const auto facts = load_facts(store, question.measure, work);
  if (!facts) return refuse(facts.error());
  const auto period = period_of(*facts, question.period, "period");
  if (!period) return refuse(period.error());
  auto study = std::shared_ptr<DomainStudy>(new DomainStudy());
  study->language_ = facts->language;
  for (const ProgrammeTerritory& territory : facts->territories)
    study->territory_names_.emplace(territory.code, facts->territory_name(territory.code));
  study->period_ = *period;
  study->periods_ = facts->periods;
  study->flags_ = flags_in(*facts, *period);
  TableOptions layout;
  layout.periods = {*period};
  layout.level = question.level.empty() ? richest_level(facts->observations, *period) : question.level;
  auto tables = lay_out(facts->observations, layout);
  if (!tables) return refuse(tables.error());
  study->tables_ = *std::move(tables);
  auto employment = with_built_territories(study->tables_.latest().table, facts->territories);
  if (!employment) return refuse(employment.error());
  study->employment_ = *std::move(employment);
  auto sides = sides_of(facts->territories, study->employment_, study->tables_.notices);
  if (!sides) return refuse(sides.error());
  study->territories_ = *std::move(sides);

  const auto earlier = earlier_tables(*facts, question.since, *period, study->tables_.latest().table, layout.level);
  if (!earlier) return refuse(earlier.error());
  if (*earlier) {
    auto built = with_built_territories((*earlier)->latest().table, facts->territories);
    if (!built) return refuse(built.error());
    study->earlier_ = *std::move(built);
    study->tables_.conventions.push_back({"growth", "since " + (*earlier)->latest().period.code});
  }
  study->quotients_ = location_quotients(study->employment_, work.parallelism);
  study->presence_ = presence(study->quotients_, question.presence_threshold);
  study->proximity_ = proximity(study->presence_, work.parallelism);
  if (question.interval_samples > 0) {
    auto interval =
        location_quotient_intervals(study->employment_, {.samples = question.interval_samples, .seed = {question.seed}},
                                    work.progress, work.parallelism);
    if (!interval) return refuse(interval.error());
    study->low_ = std::move(interval->low);
    study->high_ = std::move(interval->high);
    study->tables_.conventions.push_back(
        {"interval of quotients",
         fmt::format("95 %, {} Poisson resamples, seed {}", question.interval_samples, question.seed)});
  }
  study->options_.types = {question.presence_threshold, question.relatedness_threshold};
  study->tables_.conventions.push_back(
      {"strength", fmt::format("location quotient of at least {}", question.presence_threshold)});
  study->tables_.conventions.push_back(
      {"related",
       fmt::format("proximity of at least {}, over the whole reference area", question.relatedness_threshold)});
  study->tables_.conventions.push_back({"diagonal of proximity", "zero"});
  return study;
}

const Result<CandidateDomains>& DomainStudy::candidates() const {
  std::call_once(has_candidates_, [&] { candidates_ = candidate_domains(facts(), options_); });
  return candidates_;
}

DomainFacts DomainStudy::facts() const {
  DomainFacts facts{employment_, quotients_, presence_, proximity_, territories_};
  if (earlier_.row_count() > 0) facts.earlier_employment = &earlier_;
  if (low_.row_count() > 0) {
    facts.quotients_low = &low_;
    facts.quotients_high = &high_;
  }
  return facts;
}

std::string DomainStudy::flags(const std::string& territory, const std::string& activity) const {
  const auto found = flags_.find({territory, activity});
  return found == flags_.end() ? std::string() : found->second;
}

void DomainStudy::open(ReplyHead& head) const { open_reply(head, tables_); }

}  // namespace zubia::operations
