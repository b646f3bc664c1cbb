#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/labelled_table.hpp"
#include "engine/base/result.hpp"
#include "engine/complementarity/domain_types.hpp"
#include "engine/relatedness/presence.hpp"

namespace zubia {

/// What domains are made from and judged by. All tables have the same activities in the same order; territories of the
/// programme are rows of each. The references must outlive the call.
struct DomainFacts {
  const TerritoryActivityTable& employment;          ///< of the whole reference area
  const TerritoryActivityTable& location_quotients;  ///< against that area
  const PresenceTable& presence;
  const ActivityMatrix& proximity;
  std::vector<BorderTerritory> territories;                    ///< of the programme
  const TerritoryActivityTable* earlier_employment = nullptr;  ///< for growth; may lack territories or activities
  const TerritoryActivityTable* quotients_low = nullptr;       ///< intervals; of the programme's territories
  const TerritoryActivityTable* quotients_high = nullptr;
};

/// How much each part of the score counts. Only their proportions matter; 0 leaves a part out.
struct DomainWeights {
  double critical_mass = 1.0;
  double specialisation = 1.0;
  double commonness = 1.0;
  double complementarity = 1.0;
  double cohesion = 1.0;
  double growth = 0.5;
};

struct CandidateDomainOptions {
  DomainTypeOptions types = {};
  /// Clusters of activities are merged while the mean proximity between them is at least this quantile of all pairs.
  double linkage_quantile = 0.75;
  std::size_t activities_min = 2;
  std::size_t activities_max = 12;
  /// The share of the programme's jobs at which critical mass is one half.
  double critical_mass_half = 0.05;
  std::size_t links_max = 10;  ///< cross-border links listed per domain
  DomainWeights weights = {};
};

/// The parts of the score, each 0–1, one half or more being good news. NaN where it cannot be known; such a part is
/// left out of the score and its weight shared among the others.
struct DomainScoreParts {
  double critical_mass = undefined;   ///< s / (s + half), s the domain's share of the programme's jobs
  double specialisation = undefined;  ///< LQ / (LQ + 1) of the domain as one activity in the programme as one territory
  double commonness = undefined;      ///< share of its activities that are a common strength
  double complementarity = undefined;  ///< mean share of the joint relatedness density that only the border brings
  double cohesion = undefined;         ///< mean proximity of the pairs inside
  double growth = undefined;  ///< G / (G + 1), G the growth factor of the domain over that of the reference area
};

/// What a domain is to one territory.
struct DomainInTerritory {
  Territory territory;
  std::string country;
  double jobs = undefined;
  double share = undefined;              ///< of the territory's jobs
  double location_quotient = undefined;  ///< of the domain as one activity
  double growth = undefined;             ///< relative change since the earlier period
  std::vector<Activity> strengths;       ///< its strengths inside the domain
};

/// One activity of a domain in one territory of the programme.
struct DomainCell {
  Territory territory;
  Activity activity;
  double jobs = undefined;
  Absence absence = Absence::none;
  double location_quotient = undefined;
  double location_quotient_low = undefined;
  double location_quotient_high = undefined;
  double growth = undefined;
  double relatedness_density = undefined;
};

/// A strength of one side that is related to a strength of the other.
struct CrossBorderLink {
  Territory territory;
  Activity activity;
  Territory other_territory;
  Activity other_activity;
  double proximity = undefined;
};

/// A group of related activities that at least two countries could work on together, with its evidence opened up.
struct CandidateDomain {
  std::vector<ActivityDomainType> activities;  ///< the largest in the programme first
  double score = undefined;                    ///< weighted mean of the parts, 0–1
  DomainScoreParts parts;
  std::size_t rank = 0;       ///< 1 is best
  std::size_t rank_best = 0;  ///< over halving and doubling each weight in turn
  std::size_t rank_worst = 0;
  double jobs = undefined;   ///< in the programme; NaN where no cell of it is known
  double share = undefined;  ///< of the programme's jobs
  double proximity_inside = undefined;
  double proximity_outside = undefined;  ///< mean proximity of its activities to all others
  double cross_border_gain = undefined;  ///< mean over its activities
  std::vector<DomainInTerritory> territories;
  std::vector<DomainCell> cells;
  std::vector<CrossBorderLink> links;  ///< the nearest first
};

/// Candidates in rank order, and the strengths that found no place in any.
struct CandidateDomains {
  std::vector<CandidateDomain> domains;
  std::vector<ActivityDomainType> ungrouped;
  double linkage_threshold = undefined;  ///< the proximity at which merging stopped
};

/// Ranks groups of related activities that are present in, or completed across, at least two countries.
///
/// Activities that are a common strength or complementary (domain_types) are grouped by average linkage on proximity;
/// ties go to the earlier activity. A group is a candidate if its strengths lie in at least two countries. What does
/// not group stays in `ungrouped`. Scaling all jobs, or the order of territories and activities, changes nothing but
/// the order of ties.
///
/// Refused beside the causes of domain_types: a territory without jobs (`empty-territory`), no activity that two
/// countries have in common (`no-common-activities`), negative or all-zero weights (`invalid-weights`).
Result<CandidateDomains> candidate_domains(const DomainFacts& facts, const CandidateDomainOptions& options = {});

/// The same evidence for a domain that people defined, whatever its types. Rank fields stay 0. Refused also: an
/// activity that the tables do not have (`unknown-activity`), none (`no-activities`).
Result<CandidateDomain> domain_evidence(const DomainFacts& facts, const std::vector<Activity>& activities,
                                        const CandidateDomainOptions& options = {});

}  // namespace zubia
