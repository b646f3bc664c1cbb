#include "operations/programme/import_statistics.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>

#include "engine/base/nearest_names.hpp"
#include "engine/classifications/recode.hpp"
#include "formats/nuts_crosswalk.hpp"
#include "formats/statistics_file.hpp"
#include "operations/erase.hpp"
#include "operations/import_outcome.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/fingerprint.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

using Request = ImportStatistics::Request;

formats::OverlapMeasure overlap_of(CrosswalkWeight weight) {
  switch (weight) {
    case CrosswalkWeight::pop11:
      return formats::OverlapMeasure::population_2011;
    case CrosswalkWeight::area_km:
      return formats::OverlapMeasure::area;
    case CrosswalkWeight::artif_surf18:
      return formats::OverlapMeasure::artificial_surface_2018;
    case CrosswalkWeight::artif_surf12:
      return formats::OverlapMeasure::artificial_surface_2012;
    case CrosswalkWeight::bu_vol:
      return formats::OverlapMeasure::building_volume;
    case CrosswalkWeight::pop21:
      break;
  }
  return formats::OverlapMeasure::population_2021;
}

/// The observations of one period as a table; cells that the file does not list count as missing.
TerritoryActivityTable table_of(const std::vector<Observation>& observations, const Period& period) {
  LabelIndex<Territory> territories;
  LabelIndex<Activity> activities;
  for (const Observation& observation : observations)
    if (observation.period == period) {
      territories.insert(observation.territory);
      activities.insert(observation.activity);
    }
  TerritoryActivityTable table(territories, activities, undefined);
  for (std::size_t r = 0; r < territories.size(); ++r)
    for (std::size_t i = 0; i < activities.size(); ++i) table.set_absent(r, i, Absence::missing);
  for (const Observation& observation : observations) {
    if (observation.period != period) continue;
    const std::size_t r = *territories.find(observation.territory);
    const std::size_t i = *activities.find(observation.activity);
    table.set_absent(r, i, observation.absence);
    if (observation.absence == Absence::none) table(r, i) = observation.value;
  }
  return table;
}

/// Recodes the territories period by period. Cells that moved carry the flag `recoded`.
Result<std::vector<Observation>> recoded(const std::vector<Observation>& observations, const Correspondence& crosswalk,
                                         ImportStatistics::Reply& reply) {
  std::set<std::string> periods;
  std::map<std::string, std::string> flags;
  for (const Observation& observation : observations) {
    periods.insert(observation.period.code);
    flags[observation.territory.code + '\t' + observation.activity.code + '\t' + observation.period.code] =
        observation.flags;
  }
  std::vector<Observation> result;
  for (const std::string& period : periods) {
    const auto recoding = recode_territories(table_of(observations, Period(period)), crosswalk);
    if (!recoding) return refuse(recoding.error());
    std::set<std::pair<std::string, std::string>> moved;
    for (const RecodedCell& cell : recoding->log) {
      moved.emplace(cell.to, cell.activity.code);
      reply.recoded.push_back(
          {cell.from, cell.to, cell.territory.code, cell.activity.code, period, cell.share, cell.value});
    }
    const TerritoryActivityTable& table = recoding->table;
    for (std::size_t r = 0; r < table.row_count(); ++r)
      for (std::size_t i = 0; i < table.column_count(); ++i) {
        Observation observation{table.rows()[r], table.columns()[i],  Period(period),
                                table(r, i),     table.absence(r, i), {}};
        const bool has_moved = moved.contains({observation.territory.code, observation.activity.code});
        const auto known = flags.find(observation.territory.code + '\t' + observation.activity.code + '\t' + period);
        if (!has_moved && known == flags.end()) continue;  // never listed
        observation.flags = has_moved ? "recoded" : known->second;
        result.push_back(std::move(observation));
      }
    if (!recoding->unlisted.empty())
      reply.notices.push_back({"unlisted-codes", fmt::format("The crosswalk does not list {}; they keep their codes.",
                                                             fmt::join(recoding->unlisted, ", "))});
  }
  return result;
}

void describe(const std::vector<Observation>& observations, ImportStatistics::Reply& reply) {
  std::set<std::string> territories;
  std::set<std::string> activities;
  std::set<std::string> periods;
  for (const Observation& observation : observations) {
    territories.insert(observation.territory.code);
    activities.insert(observation.activity.code);
    periods.insert(observation.period.code);
    if (observation.absence == Absence::confidential) ++reply.confidential;
    if (observation.absence == Absence::missing) ++reply.missing;
  }
  reply.observations = observations.size();
  reply.territories = territories.size();
  reply.activities = activities.size();
  reply.periods.assign(periods.begin(), periods.end());
}

/// Says which territories of the programme the file has nothing of.
Result<void> note_territories(const std::vector<Observation>& observations, storage::ProgrammeStore& programme,
                              ImportStatistics::Reply& reply) {
  const auto territories = programme.territories();
  if (!territories) return refuse(territories.error());
  std::set<std::string> codes;
  for (const Observation& observation : observations) codes.insert(observation.territory.code);
  const std::vector<std::string> known(codes.begin(), codes.end());
  for (const ProgrammeTerritory& territory : *territories) {
    const auto parts = territory.parts.empty() ? std::vector{territory.code} : territory.parts;
    for (const std::string& part : parts)
      if (!codes.contains(part))
        reply.notices.push_back(
            {"territory-not-in-file", fmt::format("The file has nothing of {}. {}", part, did_you_mean(part, known))});
  }
  return {};
}

/// What a file says once its territories are recoded.
struct Figures {
  formats::StatisticsFile file;  ///< without its observations
  std::vector<Observation> observations;
  std::string territory_version;
};

/// What the file itself tells, for people to check before it counts.
Result<void> add_findings(const std::vector<Observation>& observations, const formats::StatisticsFile& file,
                          const Request& request, storage::ProgrammeStore& programme, const Work& work,
                          ImportStatistics::Reply& reply) {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  ImportFindings findings = find_out(observations, request.activity_version, language_of(work, *record));
  reply.encoding = file.encoding;
  reply.separator = file.separator;
  reply.territory_version = findings.territory_version;
  reply.activity_version = request.activity_version.empty() ? findings.activity_version : request.activity_version;
  for (const formats::ColumnUse& use : file.columns) reply.columns.push_back({use.column, use.role});
  reply.levels = std::move(findings.levels);
  reply.flags = std::move(findings.flags);
  reply.unknown_codes = std::move(findings.unknown_codes);
  reply.first_cells = std::move(findings.first_cells);
  reply.notices.insert(reply.notices.end(), findings.notices.begin(), findings.notices.end());
  return {};
}

Result<Figures> read_figures(const Request& request, ImportStatistics::Reply& reply) {
  const auto reading = reading_options(request);
  if (!reading) return refuse(reading.error());
  auto file = formats::read_statistics(request.statistics.bytes, request.statistics.name, *reading);
  if (!file) return refuse(file.error());
  for (const formats::Notice& notice : file->notices) reply.notices.push_back({notice.code, notice.text});
  Figures figures{*std::move(file), {}, request.territory_version};
  figures.observations = std::move(figures.file.observations);
  if (request.crosswalk.bytes.empty()) return figures;
  const auto crosswalk = formats::read_nuts_crosswalk(request.crosswalk.bytes, request.crosswalk.name,
                                                      overlap_of(request.crosswalk_weight));
  if (!crosswalk) return refuse(crosswalk.error());
  auto changed = recoded(figures.observations, *crosswalk, reply);
  if (!changed) return refuse(changed.error());
  figures.observations = *std::move(changed);
  figures.territory_version = crosswalk->to_version;
  return figures;
}

}  // namespace

Result<std::vector<std::string>> ImportStatistics::territories(const Request& request,
                                                               storage::ProgrammeStore& programme) {
  Reply reply{};
  const auto figures = read_figures(request, reply);
  if (!figures) return refuse(figures.error());
  const auto known = programme.territories();
  if (!known) return refuse(known.error());
  std::set<std::string> codes;
  for (const Observation& observation : figures->observations) codes.insert(observation.territory.code);
  // A figure of a part is one of every territory that is built from it.
  std::set<std::string> changed = codes;
  for (const ProgrammeTerritory& territory : *known)
    for (const std::string& part : territory.parts)
      if (codes.contains(part)) {
        changed.erase(part);
        changed.insert(territory.code);
      }
  for (const ProgrammeTerritory& territory : *known)
    if (codes.contains(territory.code)) changed.insert(territory.code);
  return std::vector<std::string>(changed.begin(), changed.end());
}

Result<ImportStatistics::Reply> ImportStatistics::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                             const Work& work) const {
  work.progress.report("Reading the file", 0.0);
  Reply reply{};
  auto figures = read_figures(request, reply);
  if (!figures) return refuse(figures.error());
  const formats::StatisticsFile& file = figures->file;
  std::vector<Observation>& observations = figures->observations;
  if (request.status == DataStatus::illustrative) {
    reply.data_status = "illustrative";
    for (Observation& observation : observations)
      if (observation.flags.find("illustrative") == std::string::npos)
        observation.flags += observation.flags.empty() ? "illustrative" : " illustrative";
  }
  if (auto noted = note_territories(observations, programme, reply); !noted) return refuse(noted.error());
  work.progress.report("Looking at the codes", 0.4);
  describe(observations, reply);
  if (auto found = add_findings(observations, file, request, programme, work, reply); !found)
    return refuse(found.error());

  // What shaped the reading is part of the identity: the same file read otherwise is another source.
  OrderedJson shape = to_json(request);
  shape.erase("statistics");
  shape.erase("crosswalk");
  shape.erase("preview");
  Source source;
  source.id = storage::fingerprint(storage::fingerprint(request.statistics.bytes) +
                                   storage::fingerprint(request.crosswalk.bytes) + shape.dump());
  source.file_name = request.statistics.name;
  source.table = request.table.empty() ? file.table : request.table;
  source.measure = request.measure;
  source.unit = file.unit;
  source.dialect = file.dialect;
  source.territory_version = figures->territory_version;
  source.activity_version = request.activity_version;
  source.publisher = request.publisher;
  source.licence = request.licence;
  source.imported_at = work.now;
  source.data_status = choice_name(request.status);
  reply.source = source.id;
  reply.dialect = source.dialect;
  reply.table = source.table;
  reply.unit = source.unit;
  if (!figures->territory_version.empty()) reply.territory_version = figures->territory_version;
  const auto known = programme.sources();
  if (!known) return refuse(known.error());
  reply.is_new = std::ranges::find(*known, source.id, &Source::id) == known->end();
  if (request.preview) return reply;
  if (work.progress.cancelled()) return refuse(Progress::cancellation());
  work.progress.report("Storing", 0.5);
  const auto receipt = programme.add_source(source, observations);
  if (!receipt) return refuse(receipt.error());
  tell_outcome(reply, *receipt);
  return reply;
}

template AnyOperation erase<ImportStatistics>();

}  // namespace zubia::operations
