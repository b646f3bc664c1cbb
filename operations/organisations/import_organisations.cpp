#include "operations/organisations/import_organisations.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <span>
#include <utility>

#include "formats/list_file.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/organisations/import_plan.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

using Reply = ImportOrganisations::Reply;

/// From so many organisations on an import asks first.
constexpr std::size_t changes_many = 1000;
constexpr std::size_t examples_max = 3;

/// The list and how it was read: the same list with other columns is another import.
std::string import_id(const std::string& bytes, const std::vector<MappedColumn>& columns) {
  std::string how;
  for (const MappedColumn& column : columns) how += column.column + "\t" + column.field + "\n";
  return storage::fingerprint(storage::fingerprint(bytes) + how);
}

void describe_columns(const formats::Sheet& sheet, const std::vector<MappedColumn>& columns, Reply& reply) {
  std::vector<std::string> not_taken;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    ImportOrganisations::ColumnRow row{columns[c].column, columns[c].field, {}};
    for (const formats::Sheet::Row& each : sheet.rows) {
      if (row.examples.size() == examples_max) break;
      if (!each.cells[c].empty()) row.examples.push_back(each.cells[c].substr(0, 200));
    }
    if (columns[c].field.empty()) not_taken.push_back("“" + columns[c].column + "”");
    reply.columns.push_back(std::move(row));
  }
  if (!not_taken.empty())
    reply.notices.push_back({"columns-not-taken", fmt::format("Not taken: {}.", fmt::join(not_taken, ", "))});
}

ImportOrganisations::OrganisationRow shown(const OrganisationRow& row) {
  const Organisation& organisation = row.organisation;
  ImportOrganisations::OrganisationRow shown{row.line,
                                             display_name(organisation, ""),
                                             organisation.legal_form,
                                             organisation.kind,
                                             {},
                                             organisation.territory,
                                             {},
                                             {},
                                             {},
                                             organisation.size_class,
                                             organisation.websites};
  for (const OrganisationIdentifier& identifier : organisation.identifiers)
    shown.identifiers.push_back(identifier.scheme + ":" + identifier.value);
  if (!organisation.sites.empty()) {
    shown.city = organisation.sites.front().city;
    shown.country = organisation.sites.front().country;
  }
  for (const ActivityCode& activity : organisation.activities) shown.activities.push_back(activity.code);
  return shown;
}

template <class Row>
std::span<const Row> first_of(const std::vector<Row>& rows, std::size_t count) {
  return std::span(rows).first(std::min(count, rows.size()));
}

void describe_faults(const std::vector<CellFault>& faults, std::size_t rows_max,
                     std::vector<ImportOrganisations::FaultRow>& rows) {
  for (const CellFault& fault : first_of(faults, rows_max))
    rows.push_back(
        {fault.line, fault.column, fault.value, fault.problem.code, fault.problem.detail, fault.problem.mend});
}

void describe_plan(const ImportPlan& plan, std::size_t rows_max, Reply& reply) {
  reply.new_organisations = plan.new_count;
  reply.changed_organisations = plan.changed_count;
  reply.unchanged_organisations = plan.unchanged_count;
  reply.sure_duplicates = static_cast<std::uint64_t>(std::ranges::count_if(plan.matches, &RowMatch::sure));
  reply.likely_duplicates = plan.matches.size() - reply.sure_duplicates;
  reply.differing_members = plan.differences.size();
  for (const RowMatch& match : first_of(plan.matches, rows_max))
    reply.duplicates.push_back(
        {match.line, match.organisation, match.other_line, match.name, match.score, match.sure, match.reasons});
  for (const RowDifference& each : first_of(plan.differences, rows_max))
    reply.differences.push_back(
        {each.line, each.organisation, each.difference.member, each.difference.held, each.difference.given});
}

Result<void> check_confirmed(std::size_t changed, std::uint64_t confirmed) {
  if (changed < changes_many || confirmed == changed) return {};
  return refuse({"import-changes-many",
                 fmt::format("The import would change {} organisations that are there already.", changed),
                 {.field = "confirm_changes"},
                 fmt::format("Look at the preview; if that is what you want, confirm it with {}.", changed)});
}

Result<bool> is_there(storage::OrganisationStore& store, const std::string& import) {
  const auto imports = store.imports();
  if (!imports) return refuse(imports.error());
  return std::ranges::any_of(*imports, [&](const auto& each) { return each.id == import && !each.undone_at; });
}

/// The year of a moment in ISO 8601.
int year_of(const std::string& moment) {
  int year = 0;
  std::from_chars(moment.data(), moment.data() + std::min<std::size_t>(4, moment.size()), year);
  return year;
}

bool has_figures(const OrganisationRows& read) {
  return std::ranges::any_of(read.rows, [](const OrganisationRow& row) { return !row.organisation.figures.empty(); });
}

}  // namespace

Result<Reply> ImportOrganisations::operator()(const Request& request, storage::ProgrammeStore& programme,
                                              const Work& work) const {
  work.progress.report("reading", 0.0);
  const auto list = formats::read_list_file(request.list.bytes, request.list.name, "a list of organisations");
  if (!list) return refuse(list.error());
  const auto columns = map_columns(list->sheet.columns, request.column, request.list.name);
  if (!columns) return refuse(columns.error());
  storage::OrganisationStore store(programme);
  Reply reply{};
  reply.import = import_id(request.list.bytes, *columns);
  reply.sheet = list->sheet_name;
  reply.rows = list->sheet.rows.size();
  for (const Problem& notice : list->notices) reply.notices.push_back({notice.code, notice.detail});
  const auto known = is_there(store, reply.import);
  if (!known) return refuse(known.error());
  reply.is_new = !*known;
  const int year = year_of(work.now);
  OrganisationRows read = read_organisation_rows(list->sheet, *columns, year, reply.import);
  describe_columns(list->sheet, *columns, reply);
  const bool has_year = std::ranges::any_of(*columns, [](const auto& each) { return each.field == "year"; });
  if (!has_year && has_figures(read))
    reply.notices.push_back({"figures-of-this-year",
                             fmt::format("The list does not say of which year its figures are; {} is taken.", year)});
  reply.refused_rows = read.refused.size();
  reply.left_cells = read.left.size();
  for (const auto& row : first_of(read.rows, std::min(request.rows_max, 50U))) reply.first.push_back(shown(row));
  describe_faults(read.refused, request.rows_max, reply.refused);
  describe_faults(read.left, request.rows_max, reply.left);
  if (!reply.is_new) {
    reply.unchanged_organisations = read.rows.size();
    return reply;
  }
  work.progress.report("comparing", 0.2);
  const auto plan = plan_import(std::move(read.rows), store, work.parallelism);
  if (!plan) return refuse(plan.error());
  describe_plan(*plan, request.rows_max, reply);
  if (work.progress.cancelled()) return refuse(Progress::cancellation());
  if (request.preview) return reply;
  if (auto confirmed = check_confirmed(plan->changed_count, request.confirm_changes); !confirmed)
    return refuse(confirmed.error());
  work.progress.report("storing", 0.8);
  const auto receipt = store.add_import(
      {reply.import, request.list.name, moment_of(work.now), work.asker.id, std::nullopt}, plan->changes);
  if (!receipt) return refuse(receipt.error());
  reply.is_new = receipt->is_new;
  reply.is_stored = receipt->is_new;
  return reply;
}

template AnyOperation erase<ImportOrganisations>();

}  // namespace zubia::operations
