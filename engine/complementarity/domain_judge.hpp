#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/complementarity/candidate_domains.hpp"

namespace zubia {

/// The weighted mean of the parts that are defined; NaN if none with a weight is.
double score_of(const DomainScoreParts& parts, const DomainWeights& weights);

/// The facts of a programme, checked once, so that any number of domains can be judged by them. Keeps references to the
/// facts it was made from.
class DomainJudge {
 public:
  static Result<DomainJudge> prepare(const DomainFacts& facts, const CandidateDomainOptions& options);

  const std::vector<ActivityDomainType>& types() const { return types_; }

  /// The evidence for a domain of these columns, without ranks.
  CandidateDomain judge(std::vector<std::size_t> columns) const;

 private:
  DomainJudge(const DomainFacts& facts, CandidateDomainOptions options, std::vector<ActivityDomainType> types)
      : facts_(facts), options_(options), types_(std::move(types)) {}

  double earlier_jobs(const Territory& territory, const std::vector<std::size_t>& columns) const;
  double growth_of(const Territory& territory, std::size_t row, const std::vector<std::size_t>& columns) const;
  double growth_part(const std::vector<std::size_t>& columns) const;
  static double interval_end(const TerritoryActivityTable* ends, const DomainCell& cell);
  void describe_territories(CandidateDomain& domain, const std::vector<std::size_t>& columns, double area_jobs) const;
  void describe_links(CandidateDomain& domain, const std::vector<std::size_t>& columns) const;
  void describe_proximity(CandidateDomain& domain, const std::vector<std::size_t>& columns) const;

  DomainFacts facts_;
  CandidateDomainOptions options_;
  std::vector<ActivityDomainType> types_;
  std::vector<std::size_t> rows_;  ///< of the programme's territories in the employment table
  std::vector<double> totals_;     ///< jobs of each of them
  double programme_total_ = 0.0;
  double area_total_ = 0.0;
  std::vector<double> joint_density_;
  std::vector<double> gain_;
  std::vector<std::vector<double>> own_density_;
};

}  // namespace zubia
