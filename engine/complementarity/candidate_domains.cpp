#include "engine/complementarity/candidate_domains.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/complementarity/activity_groups.hpp"
#include "engine/complementarity/domain_judge.hpp"

namespace zubia {

namespace {

/// The proximity that the given share of all pairs of different activities does not exceed.
double proximity_quantile(const ActivityMatrix& proximity, double quantile) {
  std::vector<double> pairs;
  for (std::size_t i = 0; i < proximity.row_count(); ++i)
    for (std::size_t j = i + 1; j < proximity.column_count(); ++j)
      if (is_defined(proximity(i, j))) pairs.push_back(proximity(i, j));
  if (pairs.empty()) return undefined;
  const auto place =
      static_cast<std::ptrdiff_t>(std::clamp(quantile, 0.0, 1.0) * static_cast<double>(pairs.size() - 1));
  std::ranges::nth_element(pairs, pairs.begin() + place);
  return pairs[static_cast<std::size_t>(place)];
}

std::vector<std::size_t> ranks_by(const std::vector<CandidateDomain>& domains, const DomainWeights& weights) {
  std::vector<double> scores;
  scores.reserve(domains.size());
  for (const CandidateDomain& domain : domains) scores.push_back(score_of(domain.parts, weights));
  std::vector<std::size_t> ranks;
  for (const double score : scores) {
    // An undefined score is never first.
    const auto better = std::ranges::count_if(
        scores, [&](double other) { return is_defined(score) ? other > score : is_defined(other); });
    ranks.push_back(static_cast<std::size_t>(better) + 1);
  }
  return ranks;
}

void rank(std::vector<CandidateDomain>& domains, const DomainWeights& weights) {
  std::ranges::stable_sort(domains, [](const CandidateDomain& a, const CandidateDomain& b) {
    return is_defined(a.score) && (!is_defined(b.score) || a.score > b.score);
  });
  const std::vector<std::size_t> ranks = ranks_by(domains, weights);
  for (std::size_t d = 0; d < domains.size(); ++d)
    domains[d].rank = domains[d].rank_best = domains[d].rank_worst = ranks[d];
  double DomainWeights::*const members[] = {&DomainWeights::critical_mass, &DomainWeights::specialisation,
                                            &DomainWeights::commonness,    &DomainWeights::complementarity,
                                            &DomainWeights::cohesion,      &DomainWeights::growth};
  for (const auto member : members)
    for (const double factor : {0.5, 2.0}) {
      DomainWeights changed = weights;
      changed.*member *= factor;
      const std::vector<std::size_t> moved = ranks_by(domains, changed);
      for (std::size_t d = 0; d < domains.size(); ++d) {
        domains[d].rank_best = std::min(domains[d].rank_best, moved[d]);
        domains[d].rank_worst = std::max(domains[d].rank_worst, moved[d]);
      }
    }
}

}  // namespace

Result<CandidateDomains> candidate_domains(const DomainFacts& facts, const CandidateDomainOptions& options) {
  const auto judge = DomainJudge::prepare(facts, options);
  if (!judge) return refuse(judge.error());
  CandidateDomains result;
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < judge->types().size(); ++i) {
    const ActivityDomainType& type = judge->types()[i];
    if (type.type == DomainType::common_strength || type.type == DomainType::complementary) members.push_back(i);
    if (type.type == DomainType::solitary) result.ungrouped.push_back(type);
  }
  if (members.empty())
    return refuse({"no-common-activities",
                   "No activity is a strength on both sides of the border or related to one of the other side.",
                   {},
                   "Lower the strength or the relatedness threshold, or use a finer level of activities."});
  result.linkage_threshold = proximity_quantile(facts.proximity, options.linkage_quantile);
  const auto groups = activity_groups(
      facts.proximity, members, {.proximity_min = result.linkage_threshold, .activities_max = options.activities_max});
  const auto countries_of = [&](const std::vector<std::size_t>& group) {
    std::set<std::string> countries;
    for (const std::size_t column : group)
      for (const Territory& territory : judge->types()[column].strong_in)
        countries.insert(std::ranges::find(facts.territories, territory, &BorderTerritory::territory)->country);
    return countries.size();
  };
  for (const auto& group : groups) {
    if (group.size() >= options.activities_min && countries_of(group) >= 2) {
      result.domains.push_back(judge->judge(group));
      continue;
    }
    for (const std::size_t column : group) result.ungrouped.push_back(judge->types()[column]);
  }
  rank(result.domains, options.weights);
  return result;
}

}  // namespace zubia
