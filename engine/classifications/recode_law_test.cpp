#include "engine/classifications/recode.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <map>

#include "engine/classifications/build_territories.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

/// Every `prefix`1 … `prefix`count goes to some of `target`1 … `target`4 in small whole parts; a weight of 0 now and
/// then.
Correspondence any_correspondence(const std::string& prefix, std::size_t count, const std::string& target) {
  Correspondence result{"old", "new", {}};
  for (std::size_t from = 1; from <= count; ++from) {
    const auto weights = *rc::gen::container<std::vector<int>>(4, rc::gen::element(0, 0, 1, 2, 5));
    const bool has_none = std::ranges::all_of(weights, [](int weight) { return weight == 0; });
    for (std::size_t to = 0; to < 4; ++to)
      result.rows.push_back({prefix + std::to_string(from), target + std::to_string(to + 1),
                             has_none && to == from % 4 ? 1.0 : static_cast<double>(weights[to])});
  }
  return result;
}

Correspondence for_territories(const TerritoryActivityTable& table, const std::string& target = "X") {
  return any_correspondence("T", table.row_count(), target);
}

TerritoryActivityTable recoded(const TerritoryActivityTable& table, const Correspondence& correspondence,
                               const RecodeOptions& options = {}) {
  return recode_territories(table, correspondence, options)->table;
}

/// The same cells with the same absences under the same labels, in whatever order of rows and columns.
bool are_same(const TerritoryActivityTable& a, const TerritoryActivityTable& b) {
  if (a.row_count() != b.row_count() || a.column_count() != b.column_count()) return false;
  for (std::size_t r = 0; r < a.row_count(); ++r)
    for (std::size_t i = 0; i < a.column_count(); ++i) {
      const auto row = b.rows().find(a.rows()[r]);
      const auto column = b.columns().find(a.columns()[i]);
      if (!row || !column) return false;
      if (!is_close(a(r, i), b(*row, *column)) || a.absence(r, i) != b.absence(*row, *column)) return false;
    }
  return true;
}

/// The share of each source that goes to each target.
std::map<std::pair<std::string, std::string>, double> shares_of(const Correspondence& correspondence) {
  std::map<std::string, double> sums;
  for (const auto& row : correspondence.rows) sums[row.from] += row.weight;
  std::map<std::pair<std::string, std::string>, double> shares;
  for (const auto& row : correspondence.rows)
    if (row.weight > 0.0) shares[{row.from, row.to}] = row.weight / sums[row.from];
  return shares;
}

TEST(RecodeLaw, TheTotalOfEveryActivityIsKept) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_complete_table();
    const auto result = recoded(table, for_territories(table));
    for (std::size_t i = 0; i < table.column_count(); ++i) {
      double before = 0.0;
      double after = 0.0;
      for (std::size_t r = 0; r < table.row_count(); ++r) before += table(r, i);
      for (std::size_t r = 0; r < result.row_count(); ++r) after += result(r, i);
      RC_ASSERT(is_close(before, after));
    }
  }));
}

TEST(RecodeLaw, OnlyTheProportionsOfTheWeightsOfACodeMatterAndAWeightOfZeroIsAsIfNotThere) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    const Correspondence correspondence = for_territories(table);
    Correspondence other{"old", "new", {}};
    std::map<std::string, double> factors;
    for (const CorrespondenceRow& row : correspondence.rows) {
      const auto factor = factors.try_emplace(row.from, static_cast<double>(factors.size() + 1)).first;
      if (row.weight > 0.0) other.rows.push_back({row.from, row.to, row.weight * factor->second});
    }
    RC_ASSERT(are_same(recoded(table, correspondence), recoded(table, other)));
  }));
}

TEST(RecodeLaw, TheOrderOfTheTableAndOfTheCorrespondenceChangesNoCell) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    const Correspondence correspondence = for_territories(table);
    Correspondence other{"old", "new", {}};
    for (const std::size_t row : any_order(correspondence.rows.size())) other.rows.push_back(correspondence.rows[row]);
    const auto moved = reordered(table, any_order(table.row_count()), any_order(table.column_count()));
    RC_ASSERT(are_same(recoded(table, correspondence), recoded(moved, other)));
  }));
}

TEST(RecodeLaw, RecodingTwiceIsRecodingOnceByTheSharesMultiplied) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    const Correspondence first = for_territories(table);
    const Correspondence second = any_correspondence("X", 4, "Y");
    Correspondence both{"old", "newest", {}};
    std::map<std::pair<std::string, std::string>, double> weights;
    for (const auto& [step, share] : shares_of(first))
      for (const auto& [next, next_share] : shares_of(second))
        if (step.second == next.first) weights[{step.first, next.second}] += share * next_share;
    for (const auto& [pair, weight] : weights) both.rows.push_back({pair.first, pair.second, weight});
    RC_ASSERT(are_same(recoded(recoded(table, first), second), recoded(table, both)));
  }));
}

TEST(RecodeLaw, TerritoriesAndActivitiesMayBeRecodedInEitherOrder) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    const Correspondence territories = for_territories(table);
    const Correspondence activities = any_correspondence("A", table.column_count(), "B");
    const auto one = recode_activities(recoded(table, territories), activities);
    const auto other = recoded(recode_activities(table, activities)->table, territories);
    RC_ASSERT(are_same(one->table, other));
  }));
}

TEST(RecodeLaw, TheSumOfTwoTablesIsRecodedToTheSumOfBoth) {
  EXPECT_TRUE(rc::check([] {
    const auto one = any_complete_table();
    const TerritoryActivityTable other(one.rows(), one.columns(), any_amounts(one.values().size()));
    TerritoryActivityTable sum = one;
    for (std::size_t cell = 0; cell < sum.values().size(); ++cell) sum.values()[cell] += other.values()[cell];
    const Correspondence correspondence = for_territories(one);
    const auto of_sum = recoded(sum, correspondence);
    auto expected = recoded(one, correspondence);
    const auto of_other = recoded(other, correspondence);
    for (std::size_t cell = 0; cell < expected.values().size(); ++cell)
      expected.values()[cell] += of_other.values()[cell];
    RC_ASSERT(are_same(of_sum, expected));
  }));
}

TEST(RecodeLaw, AnUnknownPartMakesItsTargetsUnknownNeverSmallerAndConfidentialBeforeMissing) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    const Correspondence correspondence = for_territories(table);
    const auto shares = shares_of(correspondence);
    const auto strict = recoded(table, correspondence);
    const auto partial = recoded(table, correspondence, {.partial_sums = PartialSums::allowed});
    for (std::size_t t = 0; t < strict.row_count(); ++t)
      for (std::size_t i = 0; i < strict.column_count(); ++i) {
        double known = undefined;
        Absence absence = Absence::none;
        for (std::size_t r = 0; r < table.row_count(); ++r) {
          const auto share = shares.find({table.rows()[r].code, strict.rows()[t].code});
          if (share == shares.end()) continue;
          if (is_defined(table(r, i))) known = (is_defined(known) ? known : 0.0) + table(r, i) * share->second;
          absence = std::max(absence, table.absence(r, i));
        }
        RC_ASSERT(strict.absence(t, i) == absence);
        RC_ASSERT(is_close(strict(t, i), absence == Absence::none ? known : undefined));
        RC_ASSERT(partial.absence(t, i) == (is_defined(known) ? Absence::none : absence));
        RC_ASSERT(is_close(partial(t, i), known));
      }
  }));
}

TEST(RecodeLaw, CodesThatAreNotListedKeepTheirCellsOrLeaveTheTableAndAreNamedEitherWay) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    const auto listed = any_from<std::size_t>(1, table.row_count() + 1);
    const Correspondence correspondence = any_correspondence("T", listed, "X");
    const auto kept = recode_territories(table, correspondence);
    const auto left = recode_territories(table, correspondence, {.unlisted_codes = UnlistedCodes::left_out});
    RC_ASSERT(kept->unlisted.size() == table.row_count() - listed && kept->unlisted == left->unlisted);
    RC_ASSERT(kept->table.row_count() == left->table.row_count() + kept->unlisted.size());
    for (std::size_t r = listed; r < table.row_count(); ++r) {
      RC_ASSERT(!left->table.rows().contains(table.rows()[r]));
      const std::size_t row = *kept->table.rows().find(table.rows()[r]);
      for (std::size_t i = 0; i < table.column_count(); ++i) {
        RC_ASSERT(is_close(kept->table(row, i), table(r, i), 0.0));
        RC_ASSERT(kept->table.absence(row, i) == table.absence(r, i));
      }
    }
  }));
}

/// Territories of the user's own from parts that do not overlap: each part in one of three, or in none.
std::vector<BuiltTerritory> any_built(const TerritoryActivityTable& table) {
  std::vector<BuiltTerritory> built = {{Territory("X1"), {}}, {Territory("X2"), {}}, {Territory("X3"), {}}};
  for (const Territory& part : table.rows())
    if (const int place = any_from(0, 4); place < 3) built[static_cast<std::size_t>(place)].parts.push_back(part);
  std::erase_if(built, [](const BuiltTerritory& each) { return each.parts.empty(); });
  return built;
}

TEST(BuildTerritoriesLaw, IsRecodingEveryPartToItsWhole) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    const auto built = any_built(table);
    RC_PRE(!built.empty());
    const PartialSums partial = *rc::gen::element(PartialSums::refused, PartialSums::allowed);
    Correspondence correspondence{"parts", "wholes", {}};
    for (const BuiltTerritory& whole : built)
      for (const Territory& part : whole.parts) correspondence.rows.push_back({part.code, whole.code.code, 1.0});
    const RecodeOptions options = {.partial_sums = partial, .unlisted_codes = UnlistedCodes::left_out};
    RC_ASSERT(are_same(*build_territories(table, built, partial), recoded(table, correspondence, options)));
  }));
}

TEST(BuildTerritoriesLaw, DoesNotMindTheOrderOfThePartsAndKeepsThatOfTheWholes) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    auto built = any_built(table);
    RC_PRE(!built.empty());
    const auto one = build_territories(table, built);
    for (std::size_t b = 0; b < built.size(); ++b) {
      RC_ASSERT(one->rows()[b] == built[b].code);
      std::ranges::reverse(built[b].parts);
    }
    RC_ASSERT(are_same(*build_territories(table, built), *one));
  }));
}

TEST(BuildTerritoriesLaw, ATerritoryOfItsOwnPartAloneIsThatPartAndAllOfThemAreTheTable) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    std::vector<BuiltTerritory> as_they_are;
    std::vector<BuiltTerritory> of_themselves;
    for (const Territory& territory : table.rows()) {
      as_they_are.push_back({territory, {}});
      of_themselves.push_back({territory, {territory}});
    }
    RC_ASSERT(are_same(*build_territories(table, as_they_are), table));
    RC_ASSERT(are_same(*build_territories(table, of_themselves), table));
  }));
}

TEST(BuildTerritoriesLaw, AParentAndItsChildAreNeverAddedTogether) {
  EXPECT_TRUE(rc::check([] {
    const std::string code = *rc::gen::element<std::string>("ES211", "FRI15", "PT111");
    const auto longer = any_from<std::size_t>(3, 6);
    const auto shorter = any_from<std::size_t>(2, longer);
    std::vector<Territory> parts = {Territory(code.substr(0, shorter)), Territory(code.substr(0, longer))};
    if (*rc::gen::arbitrary<bool>()) std::swap(parts[0], parts[1]);
    const TerritoryActivityTable table(LabelIndex<Territory>(parts), numbered_labels<Activity>("A", 1), 1.0);
    const auto built = build_territories(table, {{Territory("whole"), parts}});
    RC_ASSERT(!built.has_value() && built.error().code == "overlapping-parts");
  }));
}

}  // namespace
}  // namespace zubia
