#include "operations/organisations/import_plan.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "engine/organisations/find_duplicates.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/organisation_record.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

/// An organisation that is there, or that rows make.
struct Target {
  std::string id;
  std::int64_t number = 0;
  std::string document;  ///< before the import; empty: it is new
  Organisation organisation;
  std::size_t line = 0;  ///< of the first row that makes it
  bool touched = false;
};

std::set<organisations::Identifier> entities_of(const Organisation& organisation) {
  std::set<organisations::Identifier> entities;
  for (const OrganisationIdentifier& identifier : organisation.identifiers)
    if (const auto scheme = organisations::scheme_named(identifier.scheme))
      entities.insert(organisations::legal_entity({*scheme, identifier.value}));
  return entities;
}

class Planner {
 public:
  Planner(std::vector<OrganisationRow> rows, const Parallelism& parallelism)
      : rows_(std::move(rows)), parallelism_(parallelism) {}

  Result<ImportPlan> run(storage::OrganisationStore& store) {
    auto stored = store.all();
    if (!stored) return refuse(stored.error());
    for (storage::StoredOrganisation& each : *stored) {
      auto organisation = organisation_of(each.document);
      if (!organisation) return refuse(organisation.error());
      targets_.push_back({each.id, each.number, std::move(each.document), *std::move(organisation), 0, false});
      note_entities(targets_.size() - 1);
    }
    existing_ = targets_.size();
    gather_by_identifier();
    if (auto done = gather_alike(); !done) return refuse(done.error());
    for (std::size_t r = 0; r < rows_.size(); ++r) take(r);
    finish();
    return std::move(plan_);
  }

 private:
  void note_entities(std::size_t target) {
    for (const organisations::Identifier& entity : entities_of(targets_[target].organisation))
      by_entity_.emplace(entity, target);
  }

  /// Rows of one legal entity are one organisation; so are a row and the organisation that has its number.
  void gather_by_identifier() {
    target_of_.resize(rows_.size());
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      std::optional<std::size_t> found;
      for (const organisations::Identifier& entity : entities_of(rows_[r].organisation))
        if (const auto known = by_entity_.find(entity); known != by_entity_.end() && !found) found = known->second;
      if (!found) {
        found = targets_.size();
        targets_.push_back({storage::random_id(), 0, {}, rows_[r].organisation, rows_[r].line, false});
        note_entities(*found);
      } else {
        note_match(rows_[r].line, *found, 1.0, true, {"same-identifier"});
      }
      target_of_[r] = *found;
    }
  }

  /// New organisations that are, without doubt, one that is there or an earlier new one.
  Result<void> gather_alike() {
    std::vector<organisations::OrganisationRecord> records;
    for (std::size_t t = 0; t < targets_.size(); ++t)
      // Named by place, so that among equals the earlier row decides.
      records.push_back(record_of(targets_[t].organisation, fmt::format("{:09}", t)));
    const auto report =
        organisations::find_duplicates(records, {.thresholds = {}, .block_max = 50, .parallelism = parallelism_});
    if (!report) return refuse(report.error());
    std::vector<std::size_t> stands_for(targets_.size());
    for (std::size_t t = 0; t < targets_.size(); ++t) stands_for[t] = t;
    for (const std::vector<std::uint32_t>& cluster : report->clusters)
      for (const std::uint32_t member : cluster)
        if (member >= existing_) stands_for[member] = cluster.front();
    for (const organisations::DuplicatePair& pair : report->pairs) note_pair(pair, stands_for);
    for (std::size_t& target : target_of_) target = stands_for[target];
    return {};
  }

  void note_pair(const organisations::DuplicatePair& pair, const std::vector<std::size_t>& stands_for) {
    if (pair.other < existing_ || pair.comparison.outcome == organisations::Outcome::different) return;
    const bool sure = stands_for[pair.one] == stands_for[pair.other];
    std::vector<std::string> reasons;
    for (const organisations::ScorePart& part : pair.comparison.parts)
      reasons.emplace_back(organisations::reason_name(part.reason));
    note_match(targets_[pair.other].line, pair.one, pair.comparison.score, sure, std::move(reasons));
  }

  void note_match(std::size_t line, std::size_t other, double score, bool sure, std::vector<std::string> reasons) {
    const Target& target = targets_[other];
    plan_.matches.push_back({line, target.line == 0 ? target.id : std::string(), target.line,
                             display_name(target.organisation, ""), score, sure, std::move(reasons)});
  }

  void take(std::size_t r) {
    Target& target = targets_[target_of_[r]];
    const OrganisationRow& row = rows_[r];
    plan_.organisation_of_line[row.line] = target.id;
    target.touched = true;
    if (target.line == row.line) return;
    for (MemberDifference& difference : fill_organisation(target.organisation, row.organisation, Lists::kept))
      plan_.differences.push_back({row.line, target.id, std::move(difference)});
  }

  void finish() {
    for (Target& target : targets_) {
      if (!target.touched) continue;
      target.organisation.id = target.id;
      std::string document = document_of(target.organisation);
      if (document == target.document) {
        ++plan_.unchanged_count;
        continue;
      }
      ++(target.document.empty() ? plan_.new_count : plan_.changed_count);
      plan_.changes.push_back({target.id, std::move(document), target.organisation.identifiers, target.number});
    }
    std::ranges::stable_sort(plan_.matches, [](const RowMatch& one, const RowMatch& other) {
      return one.sure != other.sure ? one.sure : one.score > other.score;
    });
  }

  std::vector<OrganisationRow> rows_;
  Parallelism parallelism_;
  std::vector<Target> targets_;  ///< those that are there, then the new ones
  std::size_t existing_ = 0;
  std::map<organisations::Identifier, std::size_t> by_entity_;
  std::vector<std::size_t> target_of_;  ///< of each row
  ImportPlan plan_;
};

}  // namespace

Result<ImportPlan> plan_import(std::vector<OrganisationRow> rows, storage::OrganisationStore& store,
                               const Parallelism& parallelism) {
  return Planner(std::move(rows), parallelism).run(store);
}

}  // namespace zubia::operations
