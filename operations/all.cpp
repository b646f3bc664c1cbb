#include "operations/all.hpp"

#include "operations/relatedness/proximity.hpp"
#include "operations/relatedness/relatedness_density.hpp"
#include "operations/specialisation/cluster_stars.hpp"
#include "operations/specialisation/location_quotients.hpp"
#include "operations/specialisation/shift_share.hpp"
#include "operations/specialisation/specialisation_measures.hpp"
#include "operations/specialisation/variety.hpp"

namespace zubia::operations {

const std::vector<AnyOperation>& all_operations() {
  static const std::vector<AnyOperation> operations = {
      erase<LocationQuotients>(), erase<SpecialisationMeasures>(), erase<RelatedVariety>(),
      erase<ShiftShareOfTerritories>(), erase<ClusterStarsOfTerritories>(), erase<Proximity>(),
      erase<RelatednessDensity>()};
  return operations;
}

}  // namespace zubia::operations
