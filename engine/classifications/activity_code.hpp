#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/label.hpp"
#include "engine/classifications/nace_code.hpp"

namespace zubia {

/// How the codes of a table say which of them contains which.
enum class ActivityCodeSystem : std::uint8_t {
  sections,  ///< NACE, ISIC, CPA: letters for sections, then digits whose prefixes are parents
  digits,    ///< NAICS, HS, CN, SITC, CPC: digits whose prefixes are parents
  other,     ///< names, or codes of which we know nothing
};

/// Where a code stands in its nomenclature: it covers `first` … `last` − 1 on a line on which every code covers a
/// stretch, parents around their children.
struct PlacedActivity {
  std::size_t column = 0;  ///< in the list that was placed
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  int level = 0;
  int span_count = 1;  ///< how many sections or divisions a range names
};

/// A list of codes, each in its place.
struct PlacedActivities {
  ActivityCodeSystem system = ActivityCodeSystem::other;
  NaceVersion version = NaceVersion::rev_2;
  std::vector<PlacedActivity> placed;
  std::vector<std::size_t> totals;          ///< columns that stand for everything
  std::vector<std::size_t> names;           ///< columns named by words; each stands beside the others
  std::vector<std::size_t> not_recognised;  ///< columns that look like codes of which we know no place
};

/// Finds out how the codes are built and places them. `version` as in `ActivityLevelOptions`.
PlacedActivities place_activities(const std::vector<Activity>& codes, const std::string& version);

/// How many divisions lie in a stretch.
std::size_t divisions_within(std::uint64_t first, std::uint64_t last, NaceVersion version);

}  // namespace zubia
