#include "engine/organisations/find_duplicates.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "tests/organisation_files.hpp"

namespace zubia::organisations {
namespace {

using enum IdentifierScheme;

OrganisationRecord record(std::string id, std::string name, std::vector<Identifier> identifiers = {}) {
  return {.id = std::move(id), .names = {std::move(name)}, .identifiers = std::move(identifiers)};
}

/// Organisations that give words their weight, as a directory does.
std::vector<OrganisationRecord> directory(std::vector<OrganisationRecord> records) {
  int number = 0;
  for (const char* name : {"Danobat S. Coop.", "Fagor Arrasate S. Coop.", "Etxe-Tar SA", "Universidad de Navarra",
                           "Université de Bordeaux", "Ayuntamiento de Bilbao", "Mecanizados Lezo SL", "Sener Group",
                           "Thales Services SAS", "Aernnova Aerospace SA", "Grupo Uvesco", "Laboratorios Cinfa SA"})
    records.push_back(record("z" + std::to_string(number++), name));
  return records;
}

/// What follows for the first two records of a directory.
Outcome outcome_of(const OrganisationRecord& one, const OrganisationRecord& other) {
  const auto report = *find_duplicates(directory({one, other}));
  for (const DuplicatePair& pair : report.pairs)
    if (pair.one == 0 && pair.other == 1) return pair.comparison.outcome;
  return Outcome::different;
}

Outcome outcome_of(const char* one, const char* other) { return outcome_of(record("a", one), record("b", other)); }

TEST(FindDuplicates, TwoRecordsOfOneIdAreRefused) {
  const auto report = find_duplicates(std::vector{record("a", "Orona"), record("a", "Danobat")});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, "duplicate-record-id");
  EXPECT_EQ(report.error().detail, "Two organisations have the id “a”.");
}

TEST(FindDuplicates, RecordsThatSayNothingAreNoDuplicates) {
  const auto report = *find_duplicates(std::vector{record("a", ""), record("b", ""), record("c", "---")});
  EXPECT_TRUE(report.pairs.empty());
  EXPECT_TRUE(report.clusters.empty());
  EXPECT_TRUE(find_duplicates({})->pairs.empty());
}

TEST(FindDuplicates, DifferentIdentifiersOfOneSchemeAreNeverOne) {
  const auto report = *find_duplicates(directory(
      {record("a", "Orona S. Coop.", {{siren, "303265045"}}), record("b", "Orona S. Coop.", {{siren, "732829320"}})}));
  ASSERT_EQ(report.pairs.size(), 1U);
  EXPECT_EQ(report.pairs[0].comparison.outcome, Outcome::different);
  EXPECT_TRUE(report.pairs[0].comparison.one_group);
  EXPECT_TRUE(report.clusters.empty());
}

TEST(FindDuplicates, AThirdRecordDoesNotJoinTwoIdentifiers) {
  const auto report = *find_duplicates(directory({record("a", "Orona", {{siren, "303265045"}}), record("b", "Orona"),
                                                  record("c", "Orona", {{siren, "732829320"}})}));
  ASSERT_EQ(report.clusters.size(), 1U);
  EXPECT_EQ(report.clusters[0], (std::vector<std::uint32_t>{0, 1}));
  const auto conflict = std::ranges::find_if(report.pairs, &DuplicatePair::conflict);
  ASSERT_NE(conflict, report.pairs.end());
  EXPECT_EQ(std::pair(conflict->one, conflict->other), std::pair(1U, 2U));
  EXPECT_EQ(conflict->comparison.outcome, Outcome::ask);
}

TEST(FindDuplicates, AnIdentifierInCommonIsCertainWhateverTheNames) {
  const auto report = *find_duplicates(std::vector{record("a", "Orona", {{siret, "73282932000074"}}),
                                                   record("b", "Ascenseurs du Sud-Ouest", {{vat, "FR44732829320"}})});
  ASSERT_EQ(report.pairs.size(), 1U);
  EXPECT_EQ(report.pairs[0].comparison.parts, (std::vector<ScorePart>{{Reason::same_identifier, 1.0}}));
  EXPECT_EQ(report.clusters, (std::vector<std::vector<std::uint32_t>>{{0, 1}}));
}

TEST(FindDuplicates, SpellingsAndLegalFormsMeet) {
  EXPECT_EQ(outcome_of("A. AUXILIAR CARROCERA SA", "A.AUXILIAR CARROCERA S.A."), Outcome::same);
  EXPECT_EQ(outcome_of("ORONA, S. COOP.", "Orona Sociedad Cooperativa"), Outcome::same);
  EXPECT_EQ(outcome_of("Danobat, S. Coop.", "Danobat Kooperatiba"), Outcome::same);
  EXPECT_EQ(outcome_of("Zubieta Aeronáutica SL", "ZUBIETA AERONAUTIQUE SARL"), Outcome::same);
  EXPECT_EQ(outcome_of("Goizper Taldea", "Grupo Goizper"), Outcome::same);
  EXPECT_EQ(outcome_of("Fundación Azterlan", "Azterlan Fundazioa"), Outcome::same);
  EXPECT_EQ(outcome_of("AERO NAUTIC SERVICES", "Aeronautic Services"), Outcome::same);
}

TEST(FindDuplicates, WhatIsNotSureIsAsked) {
  EXPECT_EQ(outcome_of("Fagor Automation S. Coop.", "Fagor Automation SAS"), Outcome::ask);
  EXPECT_EQ(outcome_of("Ekinalde SL", "Ekimalde SL"), Outcome::ask);
}

TEST(FindDuplicates, BranchesUniversitiesAndGroupingsAreOthers) {
  EXPECT_EQ(outcome_of("Universidad de Vigo", "Ayuntamiento de Vigo"), Outcome::different);
  EXPECT_EQ(outcome_of("Thales Alenia Space", "Thales Underwater Systems"), Outcome::different);
  EXPECT_EQ(outcome_of("Zubiola SL", "UTE Zubiola"), Outcome::different);
  EXPECT_EQ(outcome_of("Line 2 Systems", "Line 3 Systems"), Outcome::different);
}

TEST(FindDuplicates, AnAcronymNeedsMoreThanItself) {
  const auto with_site = [](const char* id, const char* name, const char* site) {
    OrganisationRecord made = record(id, name);
    made.website = site;
    return made;
  };
  EXPECT_EQ(outcome_of("Construcciones y Auxiliar de Ferrocarriles SA", "CAF SA"), Outcome::different);
  EXPECT_EQ(outcome_of(with_site("a", "Construcciones y Auxiliar de Ferrocarriles SA", "https://www.caf.net/es"),
                       with_site("b", "CAF SA", "caf.net")),
            Outcome::ask);
}

TEST(OrganisationRecord, ADomainIsWhatItsOwnerRegistered) {
  EXPECT_EQ(website_domain("https://www.Danobat.com/es?x=1"), "danobat.com");
  EXPECT_EQ(website_domain("shop.example.co.uk"), "example.co.uk");
  for (const char* text : {"", "orona", "http://", "..", "https://www.linkedin.com/company/orona"})
    EXPECT_EQ(website_domain(text), "") << text;
}

TEST(DuplicateBlocks, WhatSoundsAlikeSharesAKey) {
  EXPECT_EQ(sound_of("etxeberria"), sound_of("etcheverria"));
  EXPECT_EQ(sound_of("garcia"), sound_of("garsia"));
  EXPECT_NE(sound_of("orona"), sound_of("danobat"));
}

std::vector<OrganisationRecord> any_records() {
  const auto count = *rc::gen::inRange(2, 14);
  std::vector<OrganisationRecord> records;
  for (int i = 0; i < count; ++i) {
    OrganisationRecord made;
    made.id = std::to_string(i);
    const auto word = [] {
      return *rc::gen::element<std::string>("Orona", "Orena", "Danobat", "Group", "Grupo", "SL", "SA", "Thales",
                                            "España", "France", "UTE", "(DG)", "Systems");
    };
    const int names = *rc::gen::inRange(0, 3);
    for (int n = 0; n < names; ++n) made.names.push_back(word() + " " + word() + " " + word());
    if (*rc::gen::inRange(0, 3) == 0)
      made.identifiers = {{siren, *rc::gen::element<std::string>("303265045", "732829320")}};
    if (*rc::gen::inRange(0, 4) == 0)
      made.identifiers.push_back({nif, *rc::gen::element<std::string>("A01325711", "A08669863")});
    made.country = *rc::gen::element<std::string>("", "ES", "FR");
    made.city = *rc::gen::element<std::string>("", "Irun", "Hendaye");
    made.website = *rc::gen::element<std::string>("", "orona.com", "dg.eu");
    records.push_back(std::move(made));
  }
  return records;
}

TEST(FindDuplicatesLaw, ComparingIsSymmetricAndTheReasonsAddUp) {
  EXPECT_TRUE(rc::check([] {
    const auto records = any_records();
    std::vector<PreparedRecord> prepared;
    for (const OrganisationRecord& each : records) prepared.push_back(prepare(each));
    const WordWeights weights(prepared);
    const RecordComparison there = compare_records(prepared[0], prepared[1], weights);
    const RecordComparison back = compare_records(prepared[1], prepared[0], weights);
    RC_ASSERT(there.outcome == back.outcome && there.one_group == back.one_group);
    RC_ASSERT(std::abs(there.score - back.score) < 1e-12);
    double sum = 0.0;
    for (const ScorePart& part : there.parts) sum += part.points;
    if (!there.one_group) RC_ASSERT(std::abs(std::clamp(sum, 0.0, 1.0) - there.score) < 1e-12);
  }));
}

using Groups = std::set<std::set<std::string>>;

Groups groups_of(const std::vector<OrganisationRecord>& records, const DuplicateReport& report) {
  Groups groups;
  for (const auto& cluster : report.clusters) {
    std::set<std::string> ids;
    for (const std::uint32_t member : cluster) ids.insert(records[member].id);
    groups.insert(std::move(ids));
  }
  return groups;
}

TEST(FindDuplicatesLaw, TheOrderOfTheRecordsChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    auto records = any_records();
    const Groups before = groups_of(records, *find_duplicates(records));
    auto order = *rc::gen::container<std::vector<int>>(records.size(), rc::gen::arbitrary<int>());
    for (std::size_t i = records.size(); i > 1; --i)
      std::swap(records[i - 1], records[static_cast<std::size_t>(std::abs(order[i - 1] % 1000)) % i]);
    const auto report = *find_duplicates(records, {.parallelism = {1}});
    RC_ASSERT(groups_of(records, report) == before);
  }));
}

TEST(FindDuplicatesLaw, NoClusterHoldsTwoNumbersOfOneScheme) {
  EXPECT_TRUE(rc::check([] {
    const auto records = any_records();
    const auto report = *find_duplicates(records);
    for (const auto& cluster : report.clusters) {
      std::map<IdentifierScheme, std::set<std::string>> numbers;
      for (const std::uint32_t member : cluster)
        for (const Identifier& identifier : records[member].identifiers)
          numbers[identifier.scheme].insert(identifier.value);
      for (const auto& [scheme, values] : numbers) RC_ASSERT(values.size() == 1U);
    }
  }));
}

/// How often each label was given each outcome.
struct Judgement {
  std::map<std::string, std::map<Outcome, double>> counts;
  double total(const std::string& label) {
    return counts[label][Outcome::same] + counts[label][Outcome::ask] + counts[label][Outcome::different];
  }
};

/// What must hold of the pairs of an oracle: their number, and the shares that are reached.
struct Standard {
  double pairs = 0.0;
  double precision = 0.0;  ///< of those called the same; open ones count as wrong
  double found = 0.0;      ///< of those that are the same: called so, or asked about
  double spared = 0.0;     ///< of the different ones: left alone
};

void expect_judged(const std::string& oracle, const Standard& standard,
                   const std::function<Outcome(const std::string&, const std::string&)>& outcome_of) {
  std::ifstream file(std::filesystem::path(ZUBIA_ROOT) / "tests/oracles" / oracle);
  Judgement judged;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string one;
    std::string other;
    std::string label;
    if (line.starts_with('#') || !(words >> one >> other >> label)) continue;
    ++judged.counts[label][outcome_of(one, other)];
  }
  const double said_same = judged.counts["same"][Outcome::same] + judged.counts["different"][Outcome::same] +
                           judged.counts["open"][Outcome::same];
  const double precision = judged.counts["same"][Outcome::same] / said_same;
  const double recall = judged.counts["same"][Outcome::same] / judged.total("same");
  const double found = recall + judged.counts["same"][Outcome::ask] / judged.total("same");
  const double spared = judged.counts["different"][Outcome::different] / judged.total("different");
  std::cout << oracle << ": precision of same " << precision << ", recall " << recall << ", with questions " << found
            << ", different left alone " << spared << '\n';
  EXPECT_GE(judged.total("same") + judged.total("different") + judged.total("open"), standard.pairs) << oracle;
  EXPECT_GE(precision, standard.precision) << oracle;
  EXPECT_GE(found, standard.found) << oracle;
  EXPECT_GE(spared, standard.spared) << oracle;
}

TEST(RealData, LabelledPairsOfPublicListsAreJudgedAsPeopleDo) {
  const auto records = public_organisations(ZUBIA_ROOT);
  if (records.size() < 20000) GTEST_SKIP() << "the lists of organisations are not there";
  std::map<std::string, std::size_t> places;
  std::vector<PreparedRecord> prepared;
  for (const OrganisationRecord& each : records) {
    places[each.id] = prepared.size();
    prepared.push_back(prepare(each));
  }
  const WordWeights weights(prepared);
  const auto outcome_of = [&](const std::string& one, const std::string& other) {
    return compare_records(prepared[places.at(one)], prepared[places.at(other)], weights).outcome;
  };
  expect_judged("duplicate_pairs.txt", {300, 0.95, 0.88, 0.65}, outcome_of);
  expect_judged("duplicate_pairs_held_out.txt", {210, 0.90, 0.92, 0.65}, outcome_of);
}

}  // namespace
}  // namespace zubia::organisations
