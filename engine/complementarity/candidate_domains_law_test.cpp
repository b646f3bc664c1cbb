#include "engine/complementarity/candidate_domains.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <map>
#include <set>

#include "engine/complementarity/domain_judge.hpp"
#include "tests/generated_study.hpp"

namespace zubia {
namespace {

CandidateDomainOptions any_options() {
  CandidateDomainOptions options;
  options.types.relatedness_threshold = 0.1 * any_from(1, 8);
  options.linkage_quantile = 0.1 * any_from(0, 11);
  options.activities_min = any_from<std::size_t>(1, 3);
  options.activities_max = any_from<std::size_t>(2, 6);
  options.weights.critical_mass = 0.5 * any_from(0, 5);
  options.weights.cohesion = 0.5 * any_from(0, 5);
  return options;
}

using Codes = std::set<Activity>;

Codes codes_of(const CandidateDomain& domain) {
  Codes codes;
  for (const ActivityDomainType& type : domain.activities) codes.insert(type.activity);
  return codes;
}

/// The domains by what they consist of.
std::map<Codes, CandidateDomain> by_codes(const CandidateDomains& result) {
  std::map<Codes, CandidateDomain> domains;
  for (const CandidateDomain& domain : result.domains) domains[codes_of(domain)] = domain;
  return domains;
}

/// The same domains with the same figures, in whatever order of ties.
void assert_alike(const CandidateDomains& one, const CandidateDomains& other) {
  const auto domains = by_codes(other);
  RC_ASSERT(one.domains.size() == domains.size());
  for (const CandidateDomain& domain : one.domains) {
    const auto same = domains.find(codes_of(domain));
    RC_ASSERT(same != domains.end());
    RC_ASSERT(is_close(same->second.score, domain.score));
    RC_ASSERT(are_close(parts_of(same->second), parts_of(domain)));
    RC_ASSERT(is_close(same->second.cross_border_gain, domain.cross_border_gain));
    RC_ASSERT(same->second.links.size() == domain.links.size());
  }
}

TEST(CandidateDomainsLaw, ScalingAllJobsChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    const GeneratedStudy study = any_study();
    const auto options = any_options();
    const auto result = candidate_domains(study.facts(), options);
    RC_PRE(result.has_value());
    const GeneratedStudy larger(scaled(study.employment, std::exp2(any_from(-9, 10))), study.related);
    assert_alike(*result, *candidate_domains(larger.facts(), options));
  }));
}

TEST(CandidateDomainsLaw, TheOrderOfTerritoriesActivitiesAndSidesChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    const GeneratedStudy study = any_study();
    const auto options = any_options();
    const auto result = candidate_domains(study.facts(), options);
    RC_PRE(result.has_value());
    const auto columns = any_order(study.employment.column_count());
    GeneratedStudy other(reordered(study.employment, any_order(study.employment.row_count()), columns),
                         reordered(study.related, columns, columns));
    std::ranges::reverse(other.territories);
    assert_alike(*result, *candidate_domains(other.facts(), options));
  }));
}

TEST(CandidateDomainsLaw, EveryStrengthIsInOneDomainOrUngroupedAndNothingElseIs) {
  EXPECT_TRUE(rc::check([] {
    const GeneratedStudy study = any_study();
    const auto options = any_options();
    const auto result = candidate_domains(study.facts(), options);
    RC_PRE(result.has_value());
    std::multiset<Activity> found;
    for (const CandidateDomain& domain : result->domains)
      for (const ActivityDomainType& type : domain.activities) found.insert(type.activity);
    for (const ActivityDomainType& type : result->ungrouped) found.insert(type.activity);
    const auto types = domain_types(study.quotients, study.related, study.territories, options.types);
    for (const ActivityDomainType& type : *types)
      RC_ASSERT(found.count(type.activity) == (type.type == DomainType::gap ? 0U : 1U));
  }));
}

TEST(CandidateDomainsLaw, EveryDomainHasItsSizeStrengthsOfTwoCountriesAndLinksAcrossTheBorder) {
  EXPECT_TRUE(rc::check([] {
    const GeneratedStudy study = any_study();
    const auto options = any_options();
    const auto result = candidate_domains(study.facts(), options);
    RC_PRE(result.has_value());
    const auto is_first_country = [](const Territory& territory) { return territory == Territory("T1"); };
    for (const CandidateDomain& domain : result->domains) {
      RC_ASSERT(domain.activities.size() >= options.activities_min);
      RC_ASSERT(domain.activities.size() <= options.activities_max);
      bool here = false;
      bool there = false;
      for (const ActivityDomainType& type : domain.activities)
        for (const Territory& territory : type.strong_in) (is_first_country(territory) ? here : there) = true;
      RC_ASSERT(here && there);
      const Codes codes = codes_of(domain);
      RC_ASSERT(std::ranges::is_sorted(domain.links, std::greater<>{}, &CrossBorderLink::proximity));
      for (const CrossBorderLink& link : domain.links) {
        RC_ASSERT(is_first_country(link.territory) != is_first_country(link.other_territory));
        RC_ASSERT(codes.contains(link.activity) && codes.contains(link.other_activity));
      }
    }
  }));
}

TEST(CandidateDomainsLaw, ScoresAndTheirPartsLieBetweenZeroAndOneAndTheScoreBetweenItsParts) {
  EXPECT_TRUE(rc::check([] {
    const GeneratedStudy study = any_study();
    const auto result = candidate_domains(study.facts(), any_options());
    RC_PRE(result.has_value());
    for (const CandidateDomain& domain : result->domains) {
      double least = 1.0;
      double most = 0.0;
      for (const double part : parts_of(domain)) {
        if (!is_defined(part)) continue;
        least = std::min(least, part);
        most = std::max(most, part);
      }
      RC_ASSERT(is_within(least, 0.0, 1.0) && is_within(most, 0.0, 1.0));
      RC_ASSERT(is_within(domain.score, least, most));
      RC_ASSERT(is_within(domain.share, 0.0, 1.0));
      RC_ASSERT(is_within(domain.cross_border_gain, 0.0, 1.0) || !is_defined(domain.cross_border_gain));
    }
  }));
}

/// 1 + how many are better; unknown after all that are known.
std::vector<std::size_t> ranks_by(const std::vector<CandidateDomain>& domains, const DomainWeights& weights) {
  std::vector<std::size_t> ranks;
  for (const CandidateDomain& domain : domains) {
    const double score = score_of(domain.parts, weights);
    const auto better = std::ranges::count_if(domains, [&](const CandidateDomain& each) {
      const double other = score_of(each.parts, weights);
      return is_defined(score) ? other > score : is_defined(other);
    });
    ranks.push_back(static_cast<std::size_t>(better) + 1);
  }
  return ranks;
}

TEST(CandidateDomainsLaw, RanksFollowTheScoresAndAnUnknownScoreIsNeverFirst) {
  EXPECT_TRUE(rc::check([] {
    const GeneratedStudy study = any_study();
    const auto earlier = with_absences(any_complete_table({.rows_min = 4, .columns_min = 8}, any_count()));
    DomainFacts facts = study.facts();
    facts.earlier_employment = &earlier;
    CandidateDomainOptions options = any_options();
    options.activities_min = 1;
    // With the weight on growth alone a domain that is not known from earlier has no score.
    if (*rc::gen::arbitrary<bool>()) options.weights = {0, 0, 0, 0, 0, 1};
    const auto result = candidate_domains(facts, options);
    RC_PRE(result.has_value());
    const auto ranks = ranks_by(result->domains, options.weights);
    for (std::size_t d = 0; d < ranks.size(); ++d) {
      RC_ASSERT(is_close(result->domains[d].score, score_of(result->domains[d].parts, options.weights), 0.0));
      RC_ASSERT(result->domains[d].rank == ranks[d]);
      if (d > 0) RC_ASSERT(ranks[d - 1] <= ranks[d]);
    }
  }));
}

TEST(CandidateDomainsLaw, TheBestAndWorstRanksAreThoseOverHalvingAndDoublingEachWeight) {
  EXPECT_TRUE(rc::check([] {
    const GeneratedStudy study = any_study();
    CandidateDomainOptions options = any_options();
    options.activities_min = 1;
    const auto result = candidate_domains(study.facts(), options);
    RC_PRE(result.has_value());
    auto best = ranks_by(result->domains, options.weights);
    auto worst = best;
    for (const auto weight : {&DomainWeights::critical_mass, &DomainWeights::specialisation, &DomainWeights::commonness,
                              &DomainWeights::complementarity, &DomainWeights::cohesion, &DomainWeights::growth})
      for (const double factor : {0.5, 2.0}) {
        DomainWeights changed = options.weights;
        changed.*weight *= factor;
        const auto ranks = ranks_by(result->domains, changed);
        for (std::size_t d = 0; d < ranks.size(); ++d) {
          best[d] = std::min(best[d], ranks[d]);
          worst[d] = std::max(worst[d], ranks[d]);
        }
      }
    for (std::size_t d = 0; d < best.size(); ++d)
      RC_ASSERT(result->domains[d].rank_best == best[d] && result->domains[d].rank_worst == worst[d]);
  }));
}

}  // namespace
}  // namespace zubia
