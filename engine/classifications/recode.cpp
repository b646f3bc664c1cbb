#include "engine/classifications/recode.hpp"

#include <cmath>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/classifications/amount_sum.hpp"

namespace zubia {
namespace {

/// The share of a source code that goes to a target.
struct Flow {
  std::size_t source = 0;
  std::size_t target = 0;
  double share = 1.0;
  bool is_identity = false;  ///< a code to itself, whole
};

/// How the codes of one side of a table change.
struct Plan {
  std::vector<std::string> targets;
  std::vector<Flow> flows;  ///< by source, then by row of the correspondence
  std::vector<std::string> unlisted;
};

struct Target {
  std::string code;
  double weight = 0.0;
};

using TargetsOfCodes = std::unordered_map<std::string, std::vector<Target>>;

Result<TargetsOfCodes> targets_of_codes(const Correspondence& correspondence) {
  if (correspondence.rows.empty())
    return refuse(
        {"empty-correspondence", "The correspondence has no rows.", {}, "Give a row for each code that changes."});
  TargetsOfCodes targets;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const CorrespondenceRow& row : correspondence.rows) {
    if (!std::isfinite(row.weight) || row.weight < 0.0)
      return refuse(
          {"bad-weight", "The weight from " + row.from + " to " + row.to + " is not a number from 0 up.", {}, {}});
    if (!seen.insert({row.from, row.to}).second)
      return refuse({"duplicate-row",
                     "The correspondence goes from " + row.from + " to " + row.to + " twice.",
                     {},
                     "Give each pair of codes once."});
    targets[row.from].push_back({row.to, row.weight});
  }
  return targets;
}

template <class L>
Result<Plan> plan(const LabelIndex<L>& labels, const Correspondence& correspondence, UnlistedCodes unlisted_codes) {
  const auto targets_of = targets_of_codes(correspondence);
  if (!targets_of) return tl::unexpected(targets_of.error());
  Plan result;
  LabelIndex<L> targets;
  const auto flow_to = [&](std::size_t source, const std::string& code, double share, bool is_identity) {
    result.flows.push_back({source, targets.insert(L(code)), share, is_identity});
  };
  for (std::size_t source = 0; source < labels.size(); ++source) {
    const std::string& code = labels[source].code;
    const auto entry = targets_of->find(code);
    if (entry == targets_of->end()) {
      result.unlisted.push_back(code);
      if (unlisted_codes == UnlistedCodes::kept) flow_to(source, code, 1.0, true);
      continue;
    }
    double weight_sum = 0.0;
    for (const Target& target : entry->second) weight_sum += target.weight;
    if (!(weight_sum > 0.0) || !std::isfinite(weight_sum))
      return refuse({"no-weight",
                     "The weights from " + code + " do not add up to more than 0.",
                     {},
                     "Give at least one of its rows a weight."});
    for (const Target& target : entry->second) {
      const double share = target.weight / weight_sum;
      if (share > 0.0) flow_to(source, target.code, share, target.code == code && target.weight == weight_sum);
    }
  }
  for (const L& target : targets) result.targets.push_back(target.code);
  return result;
}

/// Which side of a table changes its codes.
enum class Side : std::uint8_t { territories, activities };

/// The place of a cell from its place along the side that changes and along the other.
struct Cell {
  std::size_t row = 0;
  std::size_t column = 0;

  Cell(Side side, std::size_t changing, std::size_t other)
      : row(side == Side::territories ? changing : other), column(side == Side::territories ? other : changing) {}
};

std::vector<RecodedCell> log_of(const TerritoryActivityTable& table, const Plan& plan, Side side) {
  const std::size_t others = side == Side::territories ? table.column_count() : table.row_count();
  std::vector<RecodedCell> log;
  for (const Flow& flow : plan.flows) {
    if (flow.is_identity) continue;
    for (std::size_t other = 0; other < others; ++other) {
      const Cell cell(side, flow.source, other);
      const Territory& territory = table.rows()[cell.row];
      const Activity& activity = table.columns()[cell.column];
      log.push_back({side == Side::territories ? territory.code : activity.code, plan.targets[flow.target], territory,
                     activity, flow.share, table(cell.row, cell.column) * flow.share,
                     table.absence(cell.row, cell.column)});
    }
  }
  return log;
}

/// A table of the target codes, with what flows into each cell. `recoded` brings the labels.
TerritoryActivityTable follow(const TerritoryActivityTable& table, const Plan& plan, Side side,
                              PartialSums partial_sums, TerritoryActivityTable recoded) {
  const std::size_t others = side == Side::territories ? table.column_count() : table.row_count();
  std::vector<AmountSum> sums(plan.targets.size() * others);
  for (const Flow& flow : plan.flows)
    for (std::size_t other = 0; other < others; ++other) {
      const Cell cell(side, flow.source, other);
      sums[flow.target * others + other].add(table(cell.row, cell.column), table.absence(cell.row, cell.column),
                                             flow.share);
    }
  for (std::size_t target = 0; target < plan.targets.size(); ++target)
    for (std::size_t other = 0; other < others; ++other) {
      const AmountSum& sum = sums[target * others + other];
      const Cell cell(side, target, other);
      const Absence absence = sum.absence(partial_sums);
      if (absence == Absence::none)
        recoded(cell.row, cell.column) = sum.value();
      else
        recoded.set_absent(cell.row, cell.column, absence);
    }
  return recoded;
}

template <class L>
LabelIndex<L> labels_of(const std::vector<std::string>& codes) {
  LabelIndex<L> labels;
  for (const std::string& code : codes) labels.insert(L(code));
  return labels;
}

}  // namespace

Result<Recoding> recode_territories(const TerritoryActivityTable& table, const Correspondence& correspondence,
                                    const RecodeOptions& options) {
  auto steps = plan(table.rows(), correspondence, options.unlisted_codes);
  if (!steps) return tl::unexpected(steps.error());
  TerritoryActivityTable recoded(labels_of<Territory>(steps->targets), table.columns());
  recoded = follow(table, *steps, Side::territories, options.partial_sums, std::move(recoded));
  return Recoding{std::move(recoded), log_of(table, *steps, Side::territories), std::move(steps->unlisted)};
}

Result<Recoding> recode_activities(const TerritoryActivityTable& table, const Correspondence& correspondence,
                                   const RecodeOptions& options) {
  auto steps = plan(table.columns(), correspondence, options.unlisted_codes);
  if (!steps) return tl::unexpected(steps.error());
  TerritoryActivityTable recoded(table.rows(), labels_of<Activity>(steps->targets));
  recoded = follow(table, *steps, Side::activities, options.partial_sums, std::move(recoded));
  return Recoding{std::move(recoded), log_of(table, *steps, Side::activities), std::move(steps->unlisted)};
}

}  // namespace zubia
