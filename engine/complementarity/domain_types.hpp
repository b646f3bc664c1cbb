#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"

namespace zubia {

/// A territory of the programme and the side of the border it is on.
struct BorderTerritory {
  Territory territory;
  std::string country;
};

/// What an activity is to the two or more sides of a border.
enum class DomainType : std::uint8_t {
  common_strength,  ///< a strength in at least two countries
  complementary,    ///< a strength in one country only, related to a strength of another
  solitary,         ///< a strength in one country only, related to none of another
  gap,              ///< nobody's strength
};

struct DomainTypeOptions {
  double strength_threshold = 1.0;     ///< a strength is a location quotient of at least this
  double relatedness_threshold = 0.5;  ///< related is a proximity of at least this
};

/// The type of one activity, and where it is a strength.
struct ActivityDomainType {
  Activity activity;
  DomainType type = DomainType::gap;
  std::vector<Territory> strong_in;  ///< in the order of the programme's territories
  std::vector<Activity>
      related_strengths;  ///< of another country than one's own, nearest first; without the activity itself
};

/// The types of all activities, in the order of the table. A territory without a defined quotient has no strength.
///
/// Refused: fewer than two territories (`fewer-than-two-territories`), all in one country (`fewer-than-two-countries`),
/// one that the table does not have (`unknown-territory`), activities that differ between the tables (`labels-differ`).
Result<std::vector<ActivityDomainType>> domain_types(const TerritoryActivityTable& location_quotients,
                                                     const ActivityMatrix& proximity,
                                                     const std::vector<BorderTerritory>& territories,
                                                     const DomainTypeOptions& options = {});

}  // namespace zubia
