#include "engine/complementarity/candidate_domains.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <map>
#include <set>

#include "engine/complementarity/cross_border_density.hpp"
#include "engine/complementarity/domain_judge.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "tests/generated_presences.hpp"

namespace zubia {
namespace {

/// Everything that follows from an employment table, kept alive for the references in `facts`.
struct Study {
  Study(TerritoryActivityTable jobs, ActivityMatrix proximities)
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
TerritoryActivityTable any_employment() {
  auto employment = any_complete_table({.rows_min = 4, .columns_min = 4, .columns_max = 14}, any_count());
  for (std::size_t r = 0; r < employment.row_count(); ++r) employment(r, 0) += 1.0;
  return employment;
}

Study any_study() {
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

std::vector<double> parts_of(const CandidateDomain& domain) {
  const DomainScoreParts& parts = domain.parts;
  return {parts.critical_mass,   parts.specialisation, parts.commonness,
          parts.complementarity, parts.cohesion,       parts.growth};
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
    const Study study = any_study();
    const auto options = any_options();
    const auto result = candidate_domains(study.facts(), options);
    RC_PRE(result.has_value());
    const Study larger(scaled(study.employment, std::exp2(any_from(-9, 10))), study.related);
    assert_alike(*result, *candidate_domains(larger.facts(), options));
  }));
}

TEST(CandidateDomainsLaw, TheOrderOfTerritoriesActivitiesAndSidesChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    const Study study = any_study();
    const auto options = any_options();
    const auto result = candidate_domains(study.facts(), options);
    RC_PRE(result.has_value());
    const auto columns = any_order(study.employment.column_count());
    Study other(reordered(study.employment, any_order(study.employment.row_count()), columns),
                reordered(study.related, columns, columns));
    std::ranges::reverse(other.territories);
    assert_alike(*result, *candidate_domains(other.facts(), options));
  }));
}

TEST(CandidateDomainsLaw, EveryStrengthIsInOneDomainOrUngroupedAndNothingElseIs) {
  EXPECT_TRUE(rc::check([] {
    const Study study = any_study();
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
    const Study study = any_study();
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
    const Study study = any_study();
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
    const Study study = any_study();
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
    const Study study = any_study();
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

DomainScoreParts any_parts() {
  const auto part = [] {
    const int drawn = any_from(0, 121);
    return drawn > 100 ? undefined : drawn / 100.0;
  };
  return {part(), part(), part(), part(), part(), part()};
}

DomainWeights any_weights() {
  const auto weight = [] { return 0.5 * any_from(0, 5); };
  return {weight(), weight(), weight(), weight(), weight(), weight()};
}

TEST(DomainScoreLaw, OnlyTheProportionsOfTheWeightsMatter) {
  EXPECT_TRUE(rc::check([] {
    const DomainScoreParts parts = any_parts();
    const DomainWeights w = any_weights();
    const double factor = any_factor();
    const DomainWeights larger = {factor * w.critical_mass,   factor * w.specialisation, factor * w.commonness,
                                  factor * w.complementarity, factor * w.cohesion,       factor * w.growth};
    RC_ASSERT(is_close(score_of(parts, larger), score_of(parts, w)));
  }));
}

TEST(DomainScoreLaw, AnUnknownPartIsLeftOutAsIfItHadNoWeightAndNoWeightIsAsIfUnknown) {
  EXPECT_TRUE(rc::check([] {
    DomainScoreParts parts = any_parts();
    DomainWeights weights = any_weights();
    DomainScoreParts unknown = parts;
    unknown.cohesion = undefined;
    DomainWeights without = weights;
    without.cohesion = 0.0;
    RC_ASSERT(is_close(score_of(unknown, weights), score_of(parts, without), 0.0));
  }));
}

TEST(DomainScoreLaw, ABetterPartNeverLowersTheScore) {
  EXPECT_TRUE(rc::check([] {
    const DomainScoreParts parts = any_parts();
    const DomainWeights weights = any_weights();
    RC_PRE(is_defined(parts.commonness) && is_defined(score_of(parts, weights)));
    DomainScoreParts better = parts;
    better.commonness = 1.0;
    RC_ASSERT(score_of(better, weights) >= score_of(parts, weights) - 1e-12);
  }));
}

std::vector<Activity> any_activities_of(const Study& study) {
  const auto order = any_order(study.employment.column_count());
  std::vector<Activity> activities;
  const auto count = any_from<std::size_t>(1, order.size() + 1);
  for (std::size_t k = 0; k < count; ++k) activities.push_back(study.employment.columns()[order[k]]);
  return activities;
}

TEST(DomainEvidenceLaw, TheJobsOfADomainAreTheSumOfItsTerritoriesAndOfItsKnownCells) {
  EXPECT_TRUE(rc::check([] {
    const Study study = any_study();
    const auto evidence = domain_evidence(study.facts(), any_activities_of(study));
    double by_territory = undefined;
    for (const DomainInTerritory& territory : evidence->territories)
      if (is_defined(territory.jobs)) by_territory = (is_defined(by_territory) ? by_territory : 0.0) + territory.jobs;
    double by_cell = undefined;
    for (const DomainCell& cell : evidence->cells) {
      RC_ASSERT(is_defined(cell.jobs) == (cell.absence == Absence::none));
      if (is_defined(cell.jobs)) by_cell = (is_defined(by_cell) ? by_cell : 0.0) + cell.jobs;
    }
    RC_ASSERT(is_close(evidence->jobs, by_territory));
    RC_ASSERT(is_close(evidence->jobs, by_cell));
  }));
}

TEST(DomainEvidenceLaw, ADomainOfWhichNoCellIsKnownHasNoJobsNoShareAndNoMassRatherThanZero) {
  EXPECT_TRUE(rc::check([] {
    Study study = any_study();
    const std::size_t i = any_from<std::size_t>(1, study.employment.column_count());
    for (std::size_t r = 0; r < 3; ++r)
      study.employment.set_absent(r, i, *rc::gen::element(Absence::missing, Absence::confidential));
    const Study hidden(study.employment, study.related);
    const auto evidence = domain_evidence(hidden.facts(), {study.employment.columns()[i]});
    RC_ASSERT(!is_defined(evidence->jobs) && !is_defined(evidence->share));
    RC_ASSERT(!is_defined(evidence->parts.critical_mass) && !is_defined(evidence->parts.specialisation));
  }));
}

TEST(DomainEvidenceLaw, TheDomainOfEverythingHasAllJobsAndIsNoSpecialisation) {
  EXPECT_TRUE(rc::check([] {
    const Study study = any_study();
    const auto evidence = domain_evidence(study.facts(), study.employment.columns().list());
    RC_ASSERT(is_close(evidence->share, 1.0));
    RC_ASSERT(is_close(evidence->parts.specialisation, 0.5));
    for (const DomainInTerritory& territory : evidence->territories) {
      RC_ASSERT(is_close(territory.share, 1.0));
      RC_ASSERT(is_close(territory.location_quotient, 1.0));
    }
  }));
}

TEST(DomainEvidenceLaw, DoesNotMindInWhatOrderOrHowOftenTheActivitiesAreNamed) {
  EXPECT_TRUE(rc::check([] {
    const Study study = any_study();
    const auto activities = any_activities_of(study);
    const auto evidence = domain_evidence(study.facts(), activities);
    std::vector<Activity> twice(activities.rbegin(), activities.rend());
    twice.insert(twice.end(), activities.begin(), activities.end());
    const auto other = domain_evidence(study.facts(), twice);
    RC_ASSERT(are_close(parts_of(*other), parts_of(*evidence), 0.0));
    RC_ASSERT(other->activities.size() == evidence->activities.size());
    RC_ASSERT(is_close(other->score, evidence->score, 0.0));
  }));
}

TEST(DomainEvidenceLaw, WhatTheBorderBringsIsTheMeanOverTheActivitiesThatAnythingIsRelatedTo) {
  EXPECT_TRUE(rc::check([] {
    const Study study = any_study();
    const auto activities = any_activities_of(study);
    std::vector<Territory> labels;
    for (const BorderTerritory& side : study.territories) labels.push_back(side.territory);
    const auto joint = joint_relatedness_density(study.present, study.related, labels);
    const auto gain = cross_border_gain(study.present, study.related, labels);
    double gains = 0.0;
    double shares = 0.0;
    double count = 0.0;
    for (const Activity& activity : activities) {
      const std::size_t i = *study.employment.columns().find(activity);
      if (!is_defined(joint->values[i])) continue;
      gains += gain->values[i];
      if (joint->values[i] > 0.0) shares += gain->values[i] / joint->values[i];
      count += 1.0;
    }
    const auto evidence = domain_evidence(study.facts(), activities);
    RC_ASSERT(is_close(evidence->cross_border_gain, count > 0.0 ? gains / count : undefined));
    RC_ASSERT(is_close(evidence->parts.complementarity, count > 0.0 ? shares / count : undefined));
  }));
}

TEST(DomainEvidenceLaw, AOneActivityDomainHasTheQuotientOfItsActivity) {
  EXPECT_TRUE(rc::check([] {
    const Study study = any_study();
    const std::size_t i = any_place(study.employment.column_count());
    const auto evidence = domain_evidence(study.facts(), {study.employment.columns()[i]});
    for (std::size_t side = 0; side < 3; ++side) {
      RC_ASSERT(is_close(evidence->territories[side].location_quotient, study.quotients(side, i)));
      RC_ASSERT(is_close(evidence->cells[side].location_quotient, study.quotients(side, i), 0.0));
    }
  }));
}

TEST(DomainEvidenceLaw, GrowthIsOneHalfWhereTheDomainGrewLikeTheKnownRestOfTheArea) {
  EXPECT_TRUE(rc::check([] {
    const auto complete = any_employment();
    const double factor = any_factor();
    auto employment = with_absences(complete);
    auto earlier = with_absences(scaled(complete, factor));
    // The domain is the first two activities, known in both periods.
    for (std::size_t r = 0; r < complete.row_count(); ++r)
      for (std::size_t i = 0; i < 2; ++i) {
        employment.set_absent(r, i, Absence::none);
        earlier.set_absent(r, i, Absence::none);
        employment(r, i) = complete(r, i);
        earlier(r, i) = complete(r, i) * factor;
      }
    const Study study(employment, any_proximity_without_ties(employment.columns()));
    DomainFacts facts = study.facts();
    facts.earlier_employment = &earlier;
    const auto evidence = domain_evidence(facts, {Activity("A1"), Activity("A2")});
    RC_ASSERT(is_close(evidence->parts.growth, 0.5));
    for (const DomainInTerritory& territory : evidence->territories)
      RC_ASSERT(is_close(territory.growth, 1.0 / factor - 1.0));
  }));
}

}  // namespace
}  // namespace zubia
