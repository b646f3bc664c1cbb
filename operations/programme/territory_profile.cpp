#include "operations/programme/territory_profile.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/base/nearest_names.hpp"
#include "engine/classifications/territory_levels.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "engine/specialisation/location_quotient_interval.hpp"
#include "engine/specialisation/shift_share.hpp"
#include "engine/specialisation/territory_specialisation.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"
#include "operations/flag_words.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

using Request = TerritoryProfile::Request;

/// The territory and the rest of its reference area, in one period. The two rows together are the area, so the quotient
/// of the first is against the area with the territory in it.
struct Comparison {
  TerritoryActivityTable two_rows;
  std::vector<Notice> notices;
  std::vector<Convention> conventions;
};

/// Who the territory is compared with.
struct Reference {
  std::string name;
  std::vector<std::string> rows;  ///< whose sum is the area; one row where the area is itself in the data
};

std::vector<std::string> parts_of(const ProgrammeFacts& facts, const std::string& code) {
  for (const ProgrammeTerritory& territory : facts.territories)
    if (territory.code == code && !territory.parts.empty()) return territory.parts;
  return {code};
}

Result<void> check_territory(const ProgrammeFacts& facts, const std::string& code) {
  std::set<std::string> codes;
  for (const Observation& observation : facts.observations) codes.insert(observation.territory.code);
  for (const std::string& part : parts_of(facts, code)) {
    if (codes.contains(part)) continue;
    return refuse({"unknown-territory",
                   "There is no territory " + part + " in the data.",
                   {.field = "territory"},
                   did_you_mean(part, std::vector(codes.begin(), codes.end()))});
  }
  return {};
}

/// The observations of some territories in one period.
std::vector<Observation> of_territories(const ProgrammeFacts& facts, const std::vector<std::string>& codes,
                                        const std::string& period) {
  std::vector<Observation> chosen;
  for (const Observation& observation : facts.observations)
    if (observation.period.code == period && std::ranges::find(codes, observation.territory.code) != codes.end())
      chosen.push_back(observation);
  return chosen;
}

Result<Reference> reference_of(const ProgrammeFacts& facts, const Request& request, const std::string& period) {
  std::set<std::string> codes;
  for (const Observation& observation : facts.observations)
    if (observation.period.code == period) codes.insert(observation.territory.code);
  std::string asked = request.reference;
  const std::string country = request.territory.substr(0, 2);
  if (asked.empty()) asked = codes.contains(country) && request.territory != country ? country : "all";
  if (asked != "all") {
    if (codes.contains(asked)) return Reference{asked, {asked}};
    return refuse({"unknown-territory",
                   "There is no territory " + asked + " in the data.",
                   {.field = "reference"},
                   did_you_mean(asked, std::vector(codes.begin(), codes.end()))});
  }
  LabelIndex<Territory> territories;
  for (const std::string& code : codes) territories.insert(Territory(code));
  const auto level = choose_level(territories.list());
  if (!level) return refuse(level.error());
  Reference reference{fmt::format("the {} territories of its level in the data", level->chosen.size()), {}};
  for (const Territory& territory : level->chosen) reference.rows.push_back(territory.code);
  return reference;
}

/// The sum of the rows; absent where a part is, confidential before missing.
void add_up(const TerritoryActivityTable& table, const std::vector<std::string>& rows, TerritoryActivityTable& sums,
            std::size_t target, bool skips_absent) {
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    double sum = 0.0;
    Absence absence = Absence::none;
    for (const std::string& code : rows) {
      const std::size_t r = *table.rows().find(Territory(code));
      const Absence here = table.absence(r, i);
      if (here == Absence::none)
        sum += table(r, i);
      else if (!skips_absent && absence != Absence::confidential)
        absence = here;
    }
    sums.set_absent(target, i, absence);
    if (absence == Absence::none) sums(target, i) = sum;
  }
}

Result<Comparison> compare(const ProgrammeFacts& facts, const Request& request, const Reference& reference,
                           const std::string& period) {
  const std::vector<std::string> own = parts_of(facts, request.territory);
  std::vector<std::string> rows = own;
  for (const std::string& code : reference.rows)
    if (std::ranges::find(rows, code) == rows.end()) rows.push_back(code);
  TableOptions layout;
  layout.periods = {period};
  layout.level = request.level;
  layout.territories = rows;
  auto tables = lay_out(of_territories(facts, rows, period), layout);
  if (!tables) return refuse(tables.error());
  const TerritoryActivityTable& table = tables->latest().table;
  Comparison comparison;
  comparison.notices = tables->notices;
  comparison.conventions = tables->conventions;
  TerritoryActivityTable sums(
      LabelIndex<Territory>({Territory(request.territory), Territory("rest of the reference area")}), table.columns());
  add_up(table, own, sums, 0, false);
  if (reference.rows.size() == 1) {
    add_up(table, reference.rows, sums, 1, false);
    for (std::size_t i = 0; i < table.column_count(); ++i) {
      if (sums.absence(1, i) == Absence::none && sums.absence(0, i) == Absence::none)
        sums(1, i) = std::max(0.0, sums(1, i) - sums(0, i));
    }
  } else {
    std::vector<std::string> others;
    for (const std::string& code : reference.rows)
      if (std::ranges::find(own, code) == own.end()) others.push_back(code);
    add_up(table, others, sums, 1, true);
  }
  comparison.two_rows = std::move(sums);
  return comparison;
}

double sum_of(std::span<const double> row) {
  double sum = 0.0;
  for (const double value : row) sum += is_defined(value) ? value : 0.0;
  return sum;
}

/// Growth and shift-share since an earlier period, over the activities that both have.
std::optional<ShiftShare> change_since(const TerritoryActivityTable& before, const TerritoryActivityTable& after) {
  TerritoryActivityTable aligned(after.rows(), after.columns(), undefined);
  for (std::size_t i = 0; i < after.column_count(); ++i)
    if (const auto column = before.columns().find(after.columns()[i]))
      for (std::size_t r = 0; r < 2; ++r) aligned(r, i) = before(r, *column);
  const auto lines = shift_share(aligned, after);
  if (!lines) return std::nullopt;
  return lines->front();
}

std::string status_of(const std::vector<Observation>& observations) {
  const auto illustrative = std::ranges::count_if(
      observations, [](const Observation& o) { return o.flags.find("illustrative") != std::string::npos; });
  if (illustrative == 0) return {};
  return static_cast<std::size_t>(illustrative) == observations.size() ? "illustrative" : "mixed";
}

/// Whether the figures of the chosen activities are official, illustrative or both.
std::string data_status(const ProgrammeFacts& facts, const std::vector<std::string>& rows, const std::string& period,
                        const LabelIndex<Activity>& activities) {
  std::vector<Observation> used = of_territories(facts, rows, period);
  std::erase_if(used, [&](const Observation& o) { return !activities.contains(o.activity); });
  return status_of(used);
}

/// The flags that the observations of a territory carry, by activity; of all its parts, where it has parts.
std::map<std::string, std::string> flags_of(const ProgrammeFacts& facts, const std::string& territory,
                                            const std::string& period) {
  std::map<std::string, std::string> flags;
  for (const Observation& observation : of_territories(facts, parts_of(facts, territory), period))
    add_flags(flags[observation.activity.code], observation.flags);
  return flags;
}

/// What is known of the activities beside their quotients and their change.
struct Background {
  const TerritoryStanding& standing;
  const std::map<std::string, std::string>& flags;
  const std::string& language;
};

void describe_activities(TerritoryProfile::Reply& reply, const Comparison& comparison,
                         const LocationQuotientInterval& interval, const std::optional<ShiftShare>& change,
                         const Background& background) {
  const TerritoryActivityTable& table = comparison.two_rows;
  const auto quotients = location_quotients(table);
  const double total = sum_of(table.row(0));
  const bool has_interval = interval.low.row_count() > 0;
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    const std::string& code = table.columns()[i].code;
    const ActivityShift shift = change ? change->activities[i] : ActivityShift{};
    const auto starred = background.standing.stars.find(code);
    const ClusterStars stars = starred == background.standing.stars.end() ? ClusterStars{} : starred->second;
    const auto flags = background.flags.find(code);
    reply.activities.push_back(
        {code, name_in(activity_names(code), background.language, code), table(0, i), absence_name(table.absence(0, i)),
         table(0, i) / total, quotients(0, i), has_interval ? interval.low(0, i) : undefined,
         has_interval ? interval.high(0, i) : undefined,
         shift.before > 0.0 ? shift.after / shift.before - 1.0 : undefined, shift.national_share, shift.industry_mix,
         shift.regional_shift, static_cast<std::uint16_t>(stars.count()), stars.size, stars.specialisation, stars.focus,
         flags == background.flags.end() ? std::string() : flags->second});
  }
  // An undefined quotient is never first.
  std::ranges::stable_sort(reply.activities, [](const auto& a, const auto& b) {
    if (!is_defined(b.location_quotient)) return is_defined(a.location_quotient);
    return a.location_quotient > b.location_quotient;
  });
}

}  // namespace

Result<TerritoryProfile::Reply> TerritoryProfile::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                             const Work& work) const {
  const auto facts = load_facts(programme, request.measure, work);
  if (!facts) return refuse(facts.error());
  if (auto known = check_territory(*facts, request.territory); !known) return refuse(known.error());
  const auto period = period_of(*facts, request.year, "year");
  if (!period) return refuse(period.error());
  const auto since = period_of(*facts, request.since.empty() ? facts->periods.front() : request.since, "since");
  if (!since) return refuse(since.error());
  const auto reference = reference_of(*facts, request, *period);
  if (!reference) return refuse(reference.error());
  const auto now = compare(*facts, request, *reference, *period);
  if (!now) return refuse(now.error());
  const TerritoryActivityTable& table = now->two_rows;
  if (!(sum_of(table.row(0)) > 0.0))
    return refuse({"empty-territory",
                   "The territory " + request.territory + " has nothing in the data of " + *period + ".",
                   {.field = "territory"},
                   {}});
  std::optional<ShiftShare> change;
  if (*since < *period)
    if (const auto before = compare(*facts, request, *reference, *since))
      change = change_since(before->two_rows, table);
  LocationQuotientInterval interval;
  if (request.interval_samples > 0) {
    auto computed = location_quotient_intervals(table, {.samples = request.interval_samples, .seed = {request.seed}},
                                                work.progress, work.parallelism);
    if (!computed) return refuse(computed.error());
    interval = *std::move(computed);
  }

  Reply reply;
  std::vector<std::string> rows = parts_of(*facts, request.territory);
  rows.insert(rows.end(), reference->rows.begin(), reference->rows.end());
  reply.data_status = data_status(*facts, rows, *period, table.columns());
  reply.notices = now->notices;
  reply.conventions = now->conventions;
  reply.conventions[0].choice = reference->name + ", the territory included";
  if (request.interval_samples > 0)
    reply.conventions.push_back(
        {"interval", fmt::format("95 %, {} Poisson resamples, seed {}", request.interval_samples, request.seed)});
  reply.period = *period;
  reply.since = change ? *since : std::string();
  reply.reference = reference->name;
  reply.reference_territories = reference->rows.size();
  reply.periods = facts->periods;
  const auto standing = standing_of(*facts, request.territory, *period, table.columns());
  if (!standing) return refuse(standing.error());
  reply.ranked_territories = standing->ranked;
  reply.conventions.push_back(
      {"stars", fmt::format("among {} territories of its level in the data", standing->ranked)});
  reply.conventions.push_back({"variety", standing->has_groups ? "groups are the sections of NACE"
                                                               : "not defined: the activities have no groups"});
  reply.variety = standing->variety;
  describe_activities(reply, *now, interval, change,
                      {*standing, flags_of(*facts, request.territory, *period), facts->language});
  const auto lines = territory_specialisation(table);
  if (!lines) return refuse(lines.error());
  const TerritorySpecialisation& line = lines->front();
  const double area = line.employment + (*lines)[1].employment;
  const bool has_growth = change && change->before > 0.0;
  reply.summary.push_back({request.territory, facts->territory_name(request.territory), line.employment,
                           line.employment / area, has_growth ? change->after / change->before - 1.0 : undefined,
                           has_growth ? change->national_share / change->before : undefined, line.herfindahl,
                           line.equivalent_number, line.krugman, line.hachman, line.entropy,
                           change ? change->national_share : undefined, change ? change->industry_mix : undefined,
                           change ? change->regional_shift : undefined});
  return reply;
}

template AnyOperation erase<TerritoryProfile>();

}  // namespace zubia::operations
