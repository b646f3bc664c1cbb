#pragma once

#include <string>
#include <vector>

#include "engine/complementarity/candidate_domains.hpp"
#include "operations/programme/programme_tables.hpp"

namespace zubia::operations {

/// A domain in one line, as people compare it.
struct DomainRow {
  std::uint64_t rank;  ///< 0 for a domain that was defined by hand
  std::string domain;
  std::string name;
  double score;
  std::uint64_t rank_best;
  std::uint64_t rank_worst;
  double jobs;
  double share;
  std::string why;
};

/// The parts of its score.
struct DomainScoreRow {
  std::string domain;
  double critical_mass;
  double specialisation;
  double commonness;
  double complementarity;
  double cohesion;
  double growth;
  double proximity_inside;
  double proximity_outside;
  double cross_border_gain;
};

/// One activity of a domain in one territory.
struct DomainCellRow {
  std::string domain;
  std::string activity;
  std::string activity_name;
  std::string type;
  std::string territory;
  double jobs;
  std::string absence;
  double location_quotient;
  double location_quotient_low;
  double location_quotient_high;
  double growth;
  double relatedness_density;
  std::string flags = {};
};

struct DomainTerritoryRow {
  std::string domain;
  std::string territory;
  std::string country;
  double jobs;
  double share;
  double location_quotient;
  double growth;
  std::vector<std::string> strengths;
};

/// A strength of one side and the related strength of another.
struct DomainLinkRow {
  std::string domain;
  std::string territory;
  std::string activity;
  std::string other_territory;
  std::string other_activity;
  double proximity;
};
BOOST_DESCRIBE_STRUCT(DomainRow, (), (rank, domain, name, score, rank_best, rank_worst, jobs, share, why))
BOOST_DESCRIBE_STRUCT(DomainScoreRow, (),
                      (domain, critical_mass, specialisation, commonness, complementarity, cohesion, growth,
                       proximity_inside, proximity_outside, cross_border_gain))
BOOST_DESCRIBE_STRUCT(DomainCellRow, (),
                      (domain, activity, activity_name, type, territory, jobs, absence, location_quotient,
                       location_quotient_low, location_quotient_high, growth, relatedness_density, flags))
BOOST_DESCRIBE_STRUCT(DomainTerritoryRow, (),
                      (domain, territory, country, jobs, share, location_quotient, growth, strengths))
BOOST_DESCRIBE_STRUCT(DomainLinkRow, (), (domain, territory, activity, other_territory, other_activity, proximity))

/// Domains with their evidence opened up.
struct DomainEvidence {
  std::vector<DomainRow> domains;
  std::vector<DomainScoreRow> scores;
  std::vector<DomainTerritoryRow> territories;
  std::vector<DomainCellRow> activities;
  std::vector<DomainLinkRow> links;
};
BOOST_DESCRIBE_STRUCT(DomainEvidence, (), (domains, scores, territories, activities, links))

/// The id of a computed domain: its codes in order, joined by hyphens, so that the same activities are the same domain.
std::string domain_id(const CandidateDomain& domain);

/// Adds a domain to the evidence under this id and name.
void add_evidence(DomainEvidence& evidence, const CandidateDomain& domain, const std::string& id,
                  const std::string& name, const std::string& language);

/// "Metal products; Machinery and 2 more", in the language.
std::string domain_name(const CandidateDomain& domain, const std::string& language);

}  // namespace zubia::operations
