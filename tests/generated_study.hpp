#pragma once

#include <utility>
#include <vector>

#include "engine/complementarity/candidate_domains.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {

// What laws of candidate domains are tried on. To be called inside rc::check.

/// Everything that follows from an employment table, kept alive for the references in `facts`.
struct GeneratedStudy {
  GeneratedStudy(TerritoryActivityTable jobs, ActivityMatrix proximities)
      : employment(std::move(jobs)), related(std::move(proximities)) {}

  DomainFacts facts() const { return {employment, quotients, present, related, territories}; }

  TerritoryActivityTable employment;
  ActivityMatrix related;
  std::vector<BorderTerritory> territories = {
      {Territory("T1"), "ES"}, {Territory("T2"), "FR"}, {Territory("T3"), "FR"}};
  TerritoryActivityTable quotients = location_quotients(employment);
  PresenceTable present = presence(quotients);
};

/// Every territory has jobs.
inline TerritoryActivityTable any_employment() {
  auto employment = any_complete_table({.rows_min = 4, .columns_min = 4, .columns_max = 14}, any_count());
  for (std::size_t r = 0; r < employment.row_count(); ++r) employment(r, 0) += 1.0;
  return employment;
}

inline GeneratedStudy any_study() {
  auto employment = with_absences(any_employment());
  for (std::size_t r = 0; r < employment.row_count(); ++r)
    if (!is_defined(employment(r, 0))) {
      employment.set_absent(r, 0, Absence::none);
      employment(r, 0) = 1.0;
    }
  auto related = any_proximity_without_ties(employment.columns());
  // Now and then an activity is present nowhere.
  if (any_chance(4)) {
    const std::size_t nowhere = any_place(related.row_count());
    for (std::size_t j = 0; j < related.row_count(); ++j) related(nowhere, j) = related(j, nowhere) = undefined;
  }
  return {std::move(employment), std::move(related)};
}

/// The parts of the score of a domain, as a list.
inline std::vector<double> parts_of(const CandidateDomain& domain) {
  const DomainScoreParts& parts = domain.parts;
  return {parts.critical_mass,   parts.specialisation, parts.commonness,
          parts.complementarity, parts.cohesion,       parts.growth};
}

}  // namespace zubia
