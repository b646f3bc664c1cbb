#include "engine/complementarity/candidate_domains.hpp"

#include <gmock/gmock.h>
#include <algorithm>
#include <set>

#include "engine/relatedness/proximity.hpp"
#include "engine/specialisation/location_quotient.hpp"
#include "tests/tables.hpp"

namespace zubia {
namespace {

using ::testing::UnorderedElementsAre;

/// Everything that follows from an employment table, kept alive for the references in `facts`.
struct Study {
  explicit Study(TerritoryActivityTable jobs, std::vector<BorderTerritory> sides)
      : employment(std::move(jobs)), territories(std::move(sides)) {}

  DomainFacts facts() const { return {employment, quotients, present, related, territories}; }

  TerritoryActivityTable employment;
  std::vector<BorderTerritory> territories;
  TerritoryActivityTable quotients = location_quotients(employment);
  PresenceTable present = presence(quotients);
  ActivityMatrix related = proximity(present);
};

LabelIndex<Activity> activities() {
  LabelIndex<Activity> labels;
  for (const char* code : {"metal", "machines", "vehicles", "fish", "wine", "care"}) labels.insert(Activity(code));
  return labels;
}

LabelIndex<Territory> territories() {
  LabelIndex<Territory> labels;
  for (const char* code : {"ES1", "FR1", "M1", "M2", "W1", "W2", "K1", "K2"}) labels.insert(Territory(code));
  return labels;
}

const std::vector<BorderTerritory> both_sides = {{Territory("ES1"), "ES"}, {Territory("FR1"), "FR"}};

/// Metal, machines and vehicles go together elsewhere; ES1 has metal and machines, FR1 has machines and vehicles. Fish
/// and wine go together; ES1 has fish, FR1 has wine. Care is nobody's strength here.
Study border(double size = 1.0) {
  std::vector<double> jobs = {
      40, 40, 5,  30, 5,  20,  // ES1
      5,  40, 40, 5,  30, 20,  // FR1
      50, 50, 50, 1,  1,  20,  // M1
      60, 40, 55, 1,  1,  30,  // M2
      1,  1,  1,  60, 60, 20,  // W1
      1,  1,  1,  50, 70, 30,  // W2
      5,  5,  5,  5,  5,  90,  // K1
      6,  6,  6,  6,  6,  90,  // K2
  };
  for (double& cell : jobs) cell *= size;
  return Study({territories(), activities(), jobs}, both_sides);
}

std::set<std::string> codes(const CandidateDomain& domain) {
  std::set<std::string> names;
  for (const ActivityDomainType& type : domain.activities) names.insert(type.activity.code);
  return names;
}

std::string refusal(const Study& study, const CandidateDomainOptions& options = {}) {
  const auto result = candidate_domains(study.facts(), options);
  return result ? "accepted" : result.error().code;
}

TEST(CandidateDomains, WhatHasNoBorderIsRefused) {
  Study study = border();
  study.territories = {both_sides[0]};
  EXPECT_EQ(refusal(study), "fewer-than-two-territories");
  study.territories = {both_sides[0], {Territory("M1"), "ES"}};
  EXPECT_EQ(refusal(study), "fewer-than-two-countries");
  study.territories = {both_sides[0], {Territory("FR9"), "FR"}};
  EXPECT_EQ(refusal(study), "unknown-territory");
}

TEST(CandidateDomains, ATerritoryWithoutJobsIsRefused) {
  Study study = border();
  for (double& cell : study.employment.row(1)) cell = 0.0;
  EXPECT_EQ(refusal(Study(study.employment, both_sides)), "empty-territory");
}

TEST(CandidateDomains, NegativeAndAllZeroWeightsAreRefused) {
  CandidateDomainOptions options;
  options.weights = {0, 0, 0, 0, 0, 0};
  EXPECT_EQ(refusal(border(), options), "invalid-weights");
  options.weights = {.critical_mass = -1.0};
  EXPECT_EQ(refusal(border(), options), "invalid-weights");
}

TEST(CandidateDomains, ThresholdsThatNothingReachesAreSaidToFindNothing) {
  CandidateDomainOptions options;
  options.types.strength_threshold = 100.0;
  EXPECT_EQ(refusal(border(), options), "no-common-activities");
}

TEST(CandidateDomains, AnUnknownActivityOfADefinedDomainIsAnsweredWithTheNearest) {
  const auto evidence = domain_evidence(border().facts(), {Activity("meta")});
  ASSERT_FALSE(evidence.has_value());
  EXPECT_EQ(evidence.error().code, "unknown-activity");
  EXPECT_EQ(evidence.error().mend, "Did you mean metal?");
}

TEST(DomainTypes, AreCommonComplementarySolitaryOrGap) {
  const Study study = border();
  const auto types = domain_types(study.quotients, study.related, study.territories);
  ASSERT_TRUE(types.has_value());
  EXPECT_EQ((*types)[0].type, DomainType::complementary);    // metal: ES1, related to vehicles of FR1
  EXPECT_EQ((*types)[1].type, DomainType::common_strength);  // machines
  EXPECT_EQ((*types)[2].type, DomainType::complementary);
  EXPECT_EQ((*types)[3].type, DomainType::complementary);  // fish: ES1, related to wine of FR1
  EXPECT_EQ((*types)[5].type, DomainType::gap);
  EXPECT_THAT((*types)[3].related_strengths, testing::ElementsAre(Activity("wine")));
  const auto strict = domain_types(study.quotients, study.related, study.territories, {.relatedness_threshold = 1.01});
  EXPECT_EQ((*strict)[3].type, DomainType::solitary);
}

TEST(CandidateDomains, TheObviousGroupsAreFoundWithTheirEvidence) {
  const Study study = border();
  const auto result = candidate_domains(study.facts(), {.linkage_quantile = 0.5});
  ASSERT_TRUE(result.has_value());
  ASSERT_EQ(result->domains.size(), 2U);
  const CandidateDomain& metal = result->domains[0];
  EXPECT_THAT(codes(metal), UnorderedElementsAre("metal", "machines", "vehicles"));
  EXPECT_THAT(codes(result->domains[1]), UnorderedElementsAre("fish", "wine"));
  EXPECT_EQ(metal.jobs, 170.0);
  EXPECT_DOUBLE_EQ(metal.share, 170.0 / 280.0);
  EXPECT_EQ(metal.activities.front().activity, Activity("machines"));
  EXPECT_EQ(metal.territories[0].jobs, 85.0);
  EXPECT_THAT(metal.territories[0].strengths, UnorderedElementsAre(Activity("metal"), Activity("machines")));
  EXPECT_NEAR(metal.parts.commonness, 1.0 / 3.0, 1e-12);
  EXPECT_NEAR(metal.parts.critical_mass, metal.share / (metal.share + 0.05), 1e-12);
  EXPECT_FALSE(is_defined(metal.parts.growth));
  EXPECT_GT(metal.proximity_inside, metal.proximity_outside);
  ASSERT_FALSE(metal.links.empty());
  for (const CrossBorderLink& link : metal.links) EXPECT_NE(link.territory, link.other_territory);
}

TEST(CandidateDomains, ScalingAllJobsChangesNothing) {
  const auto one = candidate_domains(border().facts());
  const auto other = candidate_domains(border(1000.0).facts());
  ASSERT_EQ(one->domains.size(), other->domains.size());
  for (std::size_t d = 0; d < one->domains.size(); ++d) {
    EXPECT_EQ(codes(one->domains[d]), codes(other->domains[d]));
    EXPECT_NEAR(one->domains[d].score, other->domains[d].score, 1e-12);
  }
}

TEST(CandidateDomains, TheOrderOfTerritoriesChangesNothing) {
  Study study = border();
  std::ranges::reverse(study.territories);
  const auto one = candidate_domains(border().facts());
  const auto other = candidate_domains(study.facts());
  ASSERT_EQ(one->domains.size(), other->domains.size());
  for (std::size_t d = 0; d < one->domains.size(); ++d) {
    EXPECT_EQ(codes(one->domains[d]), codes(other->domains[d]));
    EXPECT_NEAR(one->domains[d].score, other->domains[d].score, 1e-12);
  }
}

TEST(CandidateDomains, GrowthIsThatOfTheDomainOverThatOfTheArea) {
  const Study study = border();
  TerritoryActivityTable earlier = study.employment;
  for (std::size_t i = 0; i < 3; ++i) {
    earlier(0, i) /= 2.0;
    earlier(1, i) /= 2.0;
  }
  DomainFacts facts = study.facts();
  facts.earlier_employment = &earlier;
  const auto evidence = domain_evidence(facts, {Activity("metal"), Activity("machines"), Activity("vehicles")});
  ASSERT_TRUE(evidence.has_value());
  double now = 0.0;
  for (const double jobs : study.employment.values()) now += jobs;
  const double relative = 2.0 / (now / (now - 85.0));
  EXPECT_NEAR(evidence->parts.growth, relative / (relative + 1.0), 1e-12);
  EXPECT_NEAR(evidence->territories[0].growth, 1.0, 1e-12);
}

TEST(CandidateDomains, AConfidentialCellStaysUnknownInTheEvidence) {
  Study study = border();
  study.employment.set_absent(0, 0, Absence::confidential);
  const Study hidden(study.employment, both_sides);
  const auto evidence = domain_evidence(hidden.facts(), {Activity("metal"), Activity("machines")});
  ASSERT_TRUE(evidence.has_value());
  const auto cell = std::ranges::find_if(evidence->cells, [](const DomainCell& candidate) {
    return candidate.territory.code == "ES1" && candidate.activity.code == "metal";
  });
  EXPECT_EQ(cell->absence, Absence::confidential);
  EXPECT_FALSE(is_defined(cell->jobs));
  EXPECT_EQ(evidence->territories[0].jobs, 40.0);
}

TEST(CandidateDomains, ADomainOfWhichNothingIsKnownHereHasNoJobsRatherThanZero) {
  Study study = border();
  study.employment.set_absent(0, 5, Absence::confidential);
  study.employment.set_absent(1, 5, Absence::missing);
  const Study hidden(study.employment, both_sides);
  const auto evidence = domain_evidence(hidden.facts(), {Activity("care")});
  EXPECT_FALSE(is_defined(evidence->jobs));
  EXPECT_FALSE(is_defined(evidence->parts.critical_mass));
}

TEST(CandidateDomains, RanksHoldTheirIntervalOverHalvedAndDoubledWeights) {
  const auto result = candidate_domains(border().facts());
  for (const CandidateDomain& domain : result->domains) {
    EXPECT_LE(domain.rank_best, domain.rank);
    EXPECT_GE(domain.rank_worst, domain.rank);
    EXPECT_LE(domain.rank_worst, result->domains.size());
  }
}

}  // namespace
}  // namespace zubia
