#include "engine/classifications/activity_levels.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "engine/classifications/activity_code.hpp"
#include "engine/classifications/activity_tree.hpp"

namespace zubia {
namespace {

/// Whether the values say that the columns add up to the parent's; nothing where they cannot tell.
using AddsUp = std::function<std::optional<bool>(std::size_t parent, const std::vector<std::size_t>& children)>;

/// Which nodes are chosen at one level, and how that went.
struct Cut {
  std::vector<std::size_t> nodes;
  bool blocked = false;                   ///< a coarser code has finer ones that do not make it up
  std::vector<std::size_t> contradicted;  ///< nodes replaced by children that do not add up to them
};

/// The questions that are asked of a tree.
class LevelChooser {
 public:
  LevelChooser(const PlacedActivities& activities, const ActivityTree& tree, const AddsUp& adds_up)
      : activities_(activities), tree_(tree), adds_up_(adds_up) {}

  /// The levels that codes have, ascending.
  std::vector<int> levels() const {
    std::set<int> levels;
    for (const ActivityNode& node : tree_.nodes) levels.insert(node.place.level);
    return {levels.begin(), levels.end()};
  }

  /// The codes of exactly this level, of nested ones the finest.
  Cut exactly(int level) const {
    Cut cut;
    for (const std::size_t root : tree_.roots) take_exactly(root, level, cut);
    return cut;
  }

  /// The finest level at which every coarser code is replaced by codes that make it up or has nothing finer inside.
  Cut finest_complete() const {
    const std::vector<int> present = levels();
    Cut cut;
    for (auto level = present.rbegin(); level != present.rend(); ++level) {
      cut = {};
      for (const std::size_t root : tree_.roots) take_covering(root, *level, cut);
      if (!cut.blocked) break;
    }
    return cut;
  }

  /// Whether the divisions of a section or range are all inside the given nodes; nothing where that is not known.
  std::optional<bool> covers_by_structure(std::size_t parent, const std::vector<std::size_t>& parts) const {
    const PlacedActivity& whole = tree_.nodes[parent].place;
    const bool known = activities_.system == ActivityCodeSystem::sections &&
                       (whole.level == 1 || (whole.level == 2 && whole.span_count > 1));
    if (!known) return std::nullopt;
    std::size_t covered = 0;
    for (const std::size_t part : parts) {
      const PlacedActivity& place = tree_.nodes[part].place;
      covered += divisions_within(place.first, place.last, activities_.version);
    }
    return covered == divisions_within(whole.first, whole.last, activities_.version);
  }

 private:
  bool take_exactly(std::size_t node, int level, Cut& cut) const {
    bool taken_inside = false;
    for (const std::size_t child : tree_.nodes[node].children)
      if (take_exactly(child, level, cut)) taken_inside = true;
    if (taken_inside || tree_.nodes[node].place.level != level) return taken_inside;
    cut.nodes.push_back(node);
    return true;
  }

  void take_covering(std::size_t node, int level, Cut& cut) const {
    std::vector<std::size_t> children;
    for (const std::size_t child : tree_.nodes[node].children)
      if (tree_.nodes[child].place.level <= level) children.push_back(child);
    if (!children.empty()) {
      if (make_up(node, children, cut)) {
        for (const std::size_t child : children) take_covering(child, level, cut);
        return;
      }
      if (tree_.nodes[node].place.level < level) cut.blocked = true;
    }
    cut.nodes.push_back(node);
  }

  bool make_up(std::size_t parent, const std::vector<std::size_t>& children, Cut& cut) const {
    std::vector<std::size_t> columns;
    columns.reserve(children.size());
    for (const std::size_t child : children) columns.push_back(tree_.nodes[child].place.column);
    const std::optional<bool> by_structure = covers_by_structure(parent, children);
    const std::optional<bool> by_values = adds_up_(tree_.nodes[parent].place.column, columns);
    if (by_structure == true && by_values == false) cut.contradicted.push_back(parent);
    return by_structure.value_or(by_values.value_or(false));
  }

  const PlacedActivities& activities_;
  const ActivityTree& tree_;
  const AddsUp& adds_up_;
};

std::string level_word(ActivityCodeSystem system, int level) {
  if (system == ActivityCodeSystem::digits) return std::to_string(level) + "-digit codes";
  switch (level) {
    case 1:
      return "sections";
    case 2:
      return "divisions";
    case 3:
      return "groups";
    case 4:
      return "classes";
    default:
      return "codes of level " + std::to_string(level);
  }
}

std::string level_name(const PlacedActivities& activities, const ActivityTree& tree, const Cut& cut, int level) {
  bool ranges = false;
  bool coarser = false;
  bool finer = false;
  for (const std::size_t node : cut.nodes) {
    ranges = ranges || tree.nodes[node].place.span_count > 1;
    coarser = coarser || tree.nodes[node].place.level < level;
    finer = finer || tree.nodes[node].place.level > level;
  }
  std::string name = level_word(activities.system, level);
  if (ranges) name += " and ranges of them";
  if (coarser) name += ", coarser codes where nothing finer is given";
  if (finer) name += ", finer codes where nothing else is given";
  return name;
}

/// Every unchosen node finds the chosen one that is its whole, or the first that is its part.
void explain(const ActivityTree& tree, std::size_t node, std::optional<std::size_t> chosen_whole,
             const std::vector<bool>& is_chosen, const std::vector<Activity>& codes,
             std::vector<LeftOutCode>& by_column, std::optional<std::size_t>& first_chosen) {
  const std::size_t column = tree.nodes[node].place.column;
  const bool chosen = is_chosen[node];
  if (chosen) chosen_whole = column;
  std::optional<std::size_t> inside;
  for (const std::size_t child : tree.nodes[node].children) {
    std::optional<std::size_t> found;
    explain(tree, child, chosen_whole, is_chosen, codes, by_column, found);
    if (!inside) inside = found;
  }
  first_chosen = chosen ? column : inside;
  if (chosen) return;
  LeftOutCode& entry = by_column[column];
  entry.code = codes[column].code;
  if (chosen_whole) {
    entry.reason = LeftOutReason::finer;
    entry.because_of = codes[*chosen_whole].code;
  } else if (inside) {
    entry.reason = LeftOutReason::coarser;
    entry.because_of = codes[*inside].code;
  } else {
    entry.reason = LeftOutReason::other_level;
  }
}

/// What was left out, by column; an empty code marks a chosen one.
std::vector<LeftOutCode> left_out_by_column(const std::vector<Activity>& codes, const PlacedActivities& activities,
                                            const ActivityTree& tree, const Cut& cut) {
  std::vector<LeftOutCode> by_column(codes.size());
  const auto leave_out = [&](std::size_t column, LeftOutReason reason, const std::string& because_of) {
    by_column[column] = {codes[column].code, reason, because_of};
  };
  std::vector<bool> is_chosen(tree.nodes.size(), false);
  for (const std::size_t node : cut.nodes) is_chosen[node] = true;
  for (const std::size_t root : tree.roots) {
    std::optional<std::size_t> ignored;
    explain(tree, root, std::nullopt, is_chosen, codes, by_column, ignored);
  }
  for (const ColumnPair& pair : tree.same_as)
    leave_out(pair.column, LeftOutReason::same_as, codes[pair.other_column].code);
  for (const ColumnPair& pair : tree.overlapping)
    leave_out(pair.column, LeftOutReason::overlaps, codes[pair.other_column].code);
  for (const std::size_t column : activities.not_recognised) leave_out(column, LeftOutReason::not_recognised, {});
  for (const std::size_t column : activities.totals) leave_out(column, LeftOutReason::total, {});
  return by_column;
}

/// Coarser codes left out although the chosen ones do not make them up, as where `C` was asked for and `B-E` is given.
void note_uncovered(const std::vector<Activity>& codes, const LevelChooser& chooser, const ActivityTree& tree,
                    const Cut& cut, std::vector<LevelNotice>& notices) {
  std::vector<std::string> uncovered;
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    const PlacedActivity& whole = tree.nodes[node].place;
    std::vector<std::size_t> parts;
    for (const std::size_t chosen : cut.nodes) {
      const PlacedActivity& part = tree.nodes[chosen].place;
      if (part.first >= whole.first && part.last <= whole.last) parts.push_back(chosen);
      if (part.first <= whole.first && part.last >= whole.last) parts.assign(1, node);
    }
    if (!parts.empty() && chooser.covers_by_structure(node, parts) == false)
      uncovered.push_back(codes[whole.column].code);
  }
  if (uncovered.empty()) return;
  notices.push_back(
      {"part-not-covered",
       "Of " + joined_codes(uncovered) + " only a part is used, as the other part has no code of its own.", uncovered});
}

void note_contradictions(const std::vector<Activity>& codes, const ActivityTree& tree, const Cut& cut,
                         std::vector<LevelNotice>& notices) {
  if (cut.contradicted.empty()) return;
  std::vector<std::string> contradicted;
  for (const std::size_t node : cut.contradicted) contradicted.push_back(codes[tree.nodes[node].place.column].code);
  notices.push_back({"does-not-add-up",
                     "The codes used inside " + joined_codes(contradicted) + " do not add up to what is given for " +
                         (contradicted.size() == 1 ? "it." : "them."),
                     contradicted});
}

std::optional<Problem> duplicate(const std::vector<Activity>& codes) {
  std::set<Activity> seen;
  for (const Activity& code : codes)
    if (!seen.insert(code).second)
      return Problem{
          "duplicate-activity", "The activity " + code.code + " is given twice.", {}, "Give each activity once."};
  return std::nullopt;
}

Problem unknown_level(int level, const std::vector<int>& present) {
  std::vector<std::string> names;
  names.reserve(present.size());
  for (const int each : present) names.push_back(std::to_string(each));
  std::string mend = "The activities have no levels that are known; leave the level out.";
  if (names.size() == 1) mend = "The only level is " + names.front() + ".";
  if (names.size() > 1) mend = "The levels are " + joined_codes(names) + ".";
  return {"unknown-level", "No activity is of level " + std::to_string(level) + ".", {}, std::move(mend)};
}

Result<ActivityLevelChoice> choose(const std::vector<Activity>& codes, const ActivityLevelOptions& options,
                                   const AddsUp& adds_up) {
  if (codes.empty()) return refuse({"no-activities", "There are no activities to choose from.", {}, {}});
  if (auto problem = duplicate(codes)) return refuse(*std::move(problem));
  PlacedActivities activities = place_activities(codes, options.version);
  // A table of nothing but totals is one level of its own.
  if (activities.totals.size() == codes.size()) activities.names.swap(activities.totals);
  const ActivityTree tree = activity_tree(activities.placed);
  const LevelChooser chooser(activities, tree, adds_up);
  const std::vector<int> present = chooser.levels();
  if (options.level && std::find(present.begin(), present.end(), *options.level) == present.end())
    return refuse(unknown_level(*options.level, present));
  const Cut cut = options.level ? chooser.exactly(*options.level) : chooser.finest_complete();

  ActivityLevelChoice choice;
  std::vector<LeftOutCode> left_out;
  const std::vector<LeftOutCode> by_column = left_out_by_column(codes, activities, tree, cut);
  for (std::size_t column = 0; column < codes.size(); ++column) {
    if (by_column[column].code.empty()) {
      choice.chosen.push_back(codes[column]);
    } else {
      left_out.push_back(by_column[column]);
      choice.left_out.push_back({codes[column], by_column[column].reason, Activity(by_column[column].because_of)});
    }
  }
  choice.levels = present;
  choice.level_name = "one level";
  if (!cut.nodes.empty()) {
    choice.level = options.level;
    if (!choice.level) {
      // The level of most of the chosen codes gives the choice its name.
      std::vector<std::size_t> votes(64, 0);
      for (const std::size_t node : cut.nodes) ++votes[static_cast<std::size_t>(tree.nodes[node].place.level)];
      choice.level = static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin());
    }
    choice.level_name = level_name(activities, tree, cut, *choice.level);
  }
  if (!left_out.empty()) {
    choice.notices.push_back(level_chosen_notice("activities", choice.chosen.size(), codes.size(), choice.level_name,
                                                 options.level ? std::vector<int>{} : present));
    for (LevelNotice& notice : left_out_notices(left_out)) choice.notices.push_back(std::move(notice));
  }
  note_uncovered(codes, chooser, tree, cut, choice.notices);
  note_contradictions(codes, tree, cut, choice.notices);
  return choice;
}

/// At least half of what is given for the parent must lie where all of the children have numbers.
AddsUp by_values_of(const TerritoryActivityTable& table, double tolerance) {
  return [&table, tolerance](std::size_t parent, const std::vector<std::size_t>& children) -> std::optional<bool> {
    double given = 0.0;
    double compared = 0.0;
    double difference = 0.0;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
      const double whole = table(row, parent);
      if (!is_defined(whole)) continue;
      given += std::fabs(whole);
      double parts = 0.0;
      for (const std::size_t child : children) parts += table(row, child);
      if (!is_defined(parts)) continue;
      compared += std::fabs(whole);
      difference += std::fabs(whole - parts);
    }
    if (compared <= 0.0 || 2.0 * compared < given) return std::nullopt;
    return difference <= tolerance * compared;
  };
}

}  // namespace

Result<ActivityLevelChoice> choose_level(const std::vector<Activity>& codes, const ActivityLevelOptions& options) {
  return choose(codes, options,
                [](std::size_t, const std::vector<std::size_t>&) -> std::optional<bool> { return std::nullopt; });
}

Result<ActivityLevelChoice> choose_level(const TerritoryActivityTable& table, const ActivityLevelOptions& options) {
  return choose(table.columns().list(), options, by_values_of(table, options.tolerance));
}

}  // namespace zubia
