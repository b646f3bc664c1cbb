#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/specialisation/cluster_stars.hpp"
#include "operations/programme/programme_tables.hpp"

namespace zubia::operations {

/// How varied one territory is, beside the others of the programme.
struct VarietyRow {
  std::string territory;
  std::string territory_name;
  double related_variety;    ///< bits; undefined where the activities have no groups
  double unrelated_variety;  ///< bits
  double total_variety;      ///< bits; the entropy of all activities
  double equivalent_number;
};
BOOST_DESCRIBE_STRUCT(VarietyRow, (),
                      (territory, territory_name, related_variety, unrelated_variety, total_variety, equivalent_number))

/// Where a territory stands among those of its kind in the data.
struct TerritoryStanding {
  std::size_t ranked = 0;                     ///< with how many territories its stars were ranked, it included
  std::map<std::string, ClusterStars> stars;  ///< by activity; what earned none is not there
  std::vector<VarietyRow> variety;            ///< the territories of the programme, and the one asked for
  bool has_groups = false;                    ///< the activities lie in sections of NACE, several in some
};

/// `activities` are those that the profile shows.
Result<TerritoryStanding> standing_of(const ProgrammeFacts& facts, const std::string& territory,
                                      const std::string& period, const LabelIndex<Activity>& activities);

}  // namespace zubia::operations
