#include "engine/effects/lessons.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "engine/effects/study_for_tests.hpp"

namespace zubia::effects {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> told(const CooperationStudy& study, const LessonOptions& options = {}) {
  const auto found = find_lessons(study, options);
  if (!found) return {found.error().code};
  std::vector<std::string> codes;
  for (const LessonFound& one : found->lessons)
    if (one.strength != Strength::not_shown) codes.emplace_back(lesson_code(one.lesson));
  return codes;
}

const Clause& clause_named(const Lessons& lessons, std::string_view name) {
  for (const LessonFound& one : lessons.lessons)
    for (const Clause& clause : one.evidence)
      if (clause.name == name) return clause;
  throw std::runtime_error("no clause " + std::string(name));
}

TEST(Lessons, AreAllToldWhereEveryPublishedFindingHolds) {
  EXPECT_THAT(told(made_study({})), ElementsAre("L1", "L2", "L3", "L4", "L5", "L6", "L7"));
}

struct Mutant {
  const char* name;
  const char* lesson;
  std::function<void(StudyTargets&)> change;
};

void set_family(std::array<double, barrier_count>& targets, BarrierFamily family, double mean) {
  for (std::size_t item = 0; item < barrier_count; ++item)
    if (barrier_items[item].family == family) targets[item] = mean;
}

std::vector<Mutant> mutants() {
  using enum BarrierFamily;
  const auto importance = [](const char* item, double mean) {
    return [item, mean](StudyTargets& t) { t.importance[barrier_named(item)] = mean; };
  };
  const auto effect = [](const char* item, double mean) {
    return [item, mean](StudyTargets& t) { t.effect[barrier_named(item)] = mean; };
  };
  return {
      {"A1 distance weighs most", "L1", [](auto& t) { set_family(t.importance, geographical, 4.3); }},
      {"A1 organisation weighs most", "L1", [](auto& t) { set_family(t.importance, organisational, 4.3); }},
      {"A1 technology weighs more than the little that institutions do", "L1",
       [](auto& t) {
         for (const char* item : {"support", "business_culture", "norms"}) t.importance[barrier_named(item)] = 1.2;
         set_family(t.importance, technological, 3.3);
       }},
      {"A1 organisation weighs much, if less", "L1", [](auto& t) { set_family(t.importance, organisational, 3.8); }},
      {"A1 technology weighs much, if less", "L3", [](auto& t) { set_family(t.importance, technological, 3.8); }},
      {"A2 laws are not among the first", "L1", importance("laws", 3.0)},
      {"A2 authorities are not among the first", "L1", importance("authorities", 3.0)},
      {"A2 language is not among the first", "L1", importance("language", 3.0)},
      {"A3 distance changed most", "L2", [](auto& t) { set_family(t.effect, geographical, 4.4); }},
      {"A3 technology changed most", "L3", [](auto& t) { set_family(t.effect, technological, 4.4); }},
      {"A4 language", "L2", effect("language", 2.6)},
      {"A4 business culture", "L2", effect("business_culture", 2.6)},
      {"A4 norms", "L2", effect("norms", 2.6)},
      {"A4 ways of working", "L2", effect("ways_of_working", 2.6)},
      {"A5 services were hardly innovated", "L7", [](auto& t) { t.before[service_type] = 2.3; }},
      {"A5 organisations were innovated as much", "L7", [](auto& t) { t.before[2] = 4.2; }},
      {"A5 products were innovated much more than services", "L7", [](auto& t) { t.before[product_type] = 4.9; }},
      {"A6 services come first", "L7", [](auto& t) { std::swap(t.motive[0], t.motive[1]); }},
      {"A6 marketing comes before services", "L7", [](auto& t) { t.motive[4] = 4.2; }},
      {"A7 size makes no difference", "L4", [](auto& t) { t.small_gain = 0; }},
      {"A7 size makes the same difference everywhere", "L4", [](auto& t) { t.small_gain_elsewhere = 0.9; }},
      {"A7 no cluster stands out", "L4", [](auto& t) { t.cluster_gain = 0; }},
      {"A8 they innovated together before", "L6", [](auto& t) { t.collaboration_before = 4.1; }},
      {"A8 products gained nothing", "L6", [](auto& t) { t.change[product_type] = 2.2; }},
      {"A8 services gained nothing", "L6", [](auto& t) { t.change[service_type] = 2.2; }},
      {"A8 marketing gained nothing", "L6", [](auto& t) { t.change[4] = 1.4; }},
      {"N networking is not valued", "L5", [](auto& t) { t.networking = 2.5; }},
  };
}

TEST(Lessons, AViolatedFindingSuppressesItsLessonAndNoOther) {
  ASSERT_GE(mutants().size(), 20U);
  for (const Mutant& mutant : mutants()) {
    StudyTargets targets;
    mutant.change(targets);
    std::vector<std::string> expected = {"L1", "L2", "L3", "L4", "L5", "L6", "L7"};
    std::erase(expected, mutant.lesson);
    EXPECT_EQ(told(made_study(targets)), expected) << mutant.name;
  }
}

TEST(Lessons, TellWhatTheyRestOn) {
  const auto found = find_lessons(made_study({}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->leading_cluster, "innovmedica");
  EXPECT_EQ(found->samples, 2000U);
  const Clause& laws = clause_named(*found, "importance-laws-above-others");
  EXPECT_EQ(laws.assertion, "A2");
  EXPECT_NEAR(laws.difference, 4.6 - 3.8, 0.05);
  EXPECT_EQ(laws.answers, 45U);
  EXPECT_GT(laws.support, 0.99);
  EXPECT_EQ(clause_named(*found, "effect-small-above-large").answers, 15U);
}

TEST(Lessons, OfFewAnswersAreNotTold) {
  const CooperationStudy few = made_study({}, 7);
  EXPECT_THAT(told(few), IsEmpty());
  const auto found = find_lessons(few);
  ASSERT_TRUE(found);
  const Clause& clause = clause_named(*found, "networking-valued");
  EXPECT_EQ(clause.undefined_because, "too-few-answers");
  EXPECT_TRUE(std::isnan(clause.support));
  EXPECT_GT(clause.difference, 0) << "what was answered is still told";
}

TEST(Lessons, AreNotToldOfWhatNobodyAnswered) {
  CooperationStudy study = made_study({});
  for (Member& member : study.members) member.networking = undefined;
  const auto found = find_lessons(study);
  ASSERT_TRUE(found);
  EXPECT_EQ(clause_named(*found, "networking-valued").undefined_because, "nobody-answered");
  EXPECT_THAT(told(study), ElementsAre("L1", "L2", "L3", "L4", "L6", "L7"));
}

TEST(Lessons, NeedAnotherClusterToSayThatOneStandsOut) {
  CooperationStudy study = made_study({});
  study.clusters = {"innovmedica"};
  for (Member& member : study.members) member.cluster = 0;
  const auto found = find_lessons(study);
  ASSERT_TRUE(found);
  EXPECT_EQ(clause_named(*found, "effect-in-one-cluster-above-others").undefined_because, "one-cluster");
}

TEST(Lessons, PassOverAClusterWithoutMembers) {
  CooperationStudy study = made_study({});
  study.clusters.emplace_back("other");
  EXPECT_THAT(told(study), ElementsAre("L1", "L2", "L3", "L4", "L5", "L6", "L7"));
}

TEST(Lessons, WhereAllAnswerAlikeNothingIsAboveAnything) {
  CooperationStudy study = made_study({});
  for (Member& member : study.members) {
    for (auto* answers : {&member.importance, &member.effect}) answers->fill(3);
    for (auto* answers : {&member.before, &member.motive, &member.change}) answers->fill(3);
    member.networking = member.collaboration_before = 3;
  }
  EXPECT_THAT(told(study), IsEmpty());
  EXPECT_EQ(clause_named(*find_lessons(study), "motive-product-above-service").support, 0.5);
}

TEST(Lessons, AMarginThatIsJustReachedIsNotExceededByRounding) {
  // Ten members: 3.2 of products and 2.7 of the others, which 3.2 - 2.7 - 0.5 makes 4e-16.
  CooperationStudy study = made_study({}, 10);
  for (std::size_t number = 0; number < study.members.size(); ++number) {
    study.members[number].before.fill(number < 7 ? 3 : 2);
    study.members[number].before[product_type] = number < 2 ? 4 : 3;
  }
  EXPECT_EQ(clause_named(*find_lessons(study), "before-product-far-above-others").difference, 0);
}

TEST(Lessons, AreTheSameForTheSameSeedOnAnyNumberOfThreads) {
  const CooperationStudy study = made_study({});
  const auto alone = find_lessons(study, {}, {}, Parallelism{1});
  const auto together = find_lessons(study, {}, {}, Parallelism{2});
  ASSERT_TRUE(alone && together);
  for (std::size_t number = 0; number < lesson_count; ++number)
    for (std::size_t at = 0; at < alone->lessons[number].evidence.size(); ++at)
      EXPECT_EQ(alone->lessons[number].evidence[at].support, together->lessons[number].evidence[at].support);
}

TEST(Lessons, OfAWrongStudyAreRefused) {
  EXPECT_THAT(told({}), ElementsAre("no-respondents"));
  CooperationStudy study = made_study({});
  study.members[3].effect[2] = 6;
  const auto found = find_lessons(study);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, "out-of-scale");
  EXPECT_EQ(found.error().where.member, "members[3].effect");
  study.members[3].effect[2] = 2.5;
  EXPECT_THAT(told(study), ElementsAre("out-of-scale"));
  study.members[3].effect[2] = 2;
  study.members[3].cluster = 3;
  EXPECT_THAT(told(study), ElementsAre("unknown-cluster"));
}

TEST(FamilyScore, IsTheMeanWhereHalfOfTheItemsAreAnswered) {
  Member member;
  EXPECT_TRUE(std::isnan(family_score(member.importance, BarrierFamily::organisational)));
  member.importance[barrier_named("trust")] = 5;
  EXPECT_TRUE(std::isnan(family_score(member.importance, BarrierFamily::organisational))) << "one of three";
  member.importance[barrier_named("autonomy")] = 2;
  EXPECT_EQ(family_score(member.importance, BarrierFamily::organisational), 3.5);
  member.importance[barrier_named("travel_time")] = 4;
  EXPECT_EQ(family_score(member.importance, BarrierFamily::geographical), 4) << "one of two";
}

}  // namespace
}  // namespace zubia::effects
