#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/complementarity/candidate_domains.hpp"
#include "engine/complementarity/cross_border_density.hpp"
#include "engine/complementarity/domain_judge.hpp"
#include "tests/generated_study.hpp"

namespace zubia {
namespace {

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

std::vector<Activity> any_activities_of(const GeneratedStudy& study) {
  const auto order = any_order(study.employment.column_count());
  std::vector<Activity> activities;
  const auto count = any_from<std::size_t>(1, order.size() + 1);
  for (std::size_t k = 0; k < count; ++k) activities.push_back(study.employment.columns()[order[k]]);
  return activities;
}

TEST(DomainEvidenceLaw, TheJobsOfADomainAreTheSumOfItsTerritoriesAndOfItsKnownCells) {
  EXPECT_TRUE(rc::check([] {
    const GeneratedStudy study = any_study();
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
    GeneratedStudy study = any_study();
    const std::size_t i = any_from<std::size_t>(1, study.employment.column_count());
    for (std::size_t r = 0; r < 3; ++r)
      study.employment.set_absent(r, i, *rc::gen::element(Absence::missing, Absence::confidential));
    const GeneratedStudy hidden(study.employment, study.related);
    const auto evidence = domain_evidence(hidden.facts(), {study.employment.columns()[i]});
    RC_ASSERT(!is_defined(evidence->jobs) && !is_defined(evidence->share));
    RC_ASSERT(!is_defined(evidence->parts.critical_mass) && !is_defined(evidence->parts.specialisation));
  }));
}

TEST(DomainEvidenceLaw, TheDomainOfEverythingHasAllJobsAndIsNoSpecialisation) {
  EXPECT_TRUE(rc::check([] {
    const GeneratedStudy study = any_study();
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
    const GeneratedStudy study = any_study();
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
    const GeneratedStudy study = any_study();
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
    const GeneratedStudy study = any_study();
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
    const GeneratedStudy study(employment, any_proximity_without_ties(employment.columns()));
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
