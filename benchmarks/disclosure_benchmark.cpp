// Measures what may be published, on simulated populations with four public attributes (3, 4, 3 and 3 categories) and
// all tables by one or two of them:
//   zubia_disclosure_benchmark audit [COUNT]      processor time of a release, of the structure audit, and of the same
//                                                 audit set by set
//   zubia_disclosure_benchmark harvest [COUNT]    what an attacker makes of so many releases of 30, 45 and 60
//                                                 organisations, and of cells shown by their counts alone
// COUNT is the number of populations, 20 unless told; the table is in Markdown.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/disclosure/populations_for_tests.hpp"
#include "engine/disclosure/release.hpp"
#include "engine/disclosure/structure_audit.hpp"
#include "engine/disclosure/structure_audit_for_tests.hpp"

namespace {

using namespace zubia;
using namespace zubia::disclosure;

const Seed seed{2021};

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Times {
  double mean = 0;
  double most = 0;
  int count = 0;

  void add(double seconds) {
    mean = (mean * count + seconds) / (count + 1);
    ++count;
    most = std::max(most, seconds);
  }
};

void print(const char* what, int organisations, const Times& times) {
  fmt::print("| {} | {} | {:.1f} | {:.1f} |\n", what, organisations, times.mean * 1000, times.most * 1000);
}

/// The cells of the full plan by classes of equal attributes, where at least `units_min` answered.
Rows cells_of(const DisclosurePlan& plan, const std::vector<Respondent>& population, int units_min,
              std::vector<std::vector<int>>& units) {
  std::map<std::vector<int>, std::vector<int>> classes;
  for (std::size_t at = 0; at < population.size(); ++at)
    classes[population[at].categories].push_back(static_cast<int>(at));
  units.clear();
  for (const auto& [categories, members] : classes) units.push_back(members);
  Rows rows;
  for (std::size_t table = 0; table < plan.tables().size(); ++table)
    for (const Region& cell : plan.cells_of(table)) {
      std::vector<int> row;
      std::size_t count = 0;
      int number = 0;
      for (const auto& [categories, members] : classes) {
        if (plan.contains(cell, categories)) {
          row.push_back(number);
          count += members.size();
        }
        ++number;
      }
      if (count >= static_cast<std::size_t>(units_min)) rows.push_back(row);
    }
  return rows;
}

double seconds_of_audit(const Rows& rows, const std::vector<std::vector<int>>& units, int units_min, int& admitted) {
  const double start = processor_seconds();
  StructureAudit audit(units, units_min);
  for (const auto& row : rows)
    if (audit.is_safe(row)) {
      audit.take_in(row);
      ++admitted;
    }
  return processor_seconds() - start;
}

double seconds_set_by_set(const Rows& rows, const std::vector<std::vector<int>>& units, int units_min, int& admitted) {
  const double start = processor_seconds();
  NullSpace<SecondField> space(units.size());
  for (const auto& row : rows) {
    NullSpace<SecondField> with = space;
    with.take_in(row);
    if (!is_safe_set_by_set(with, units, units_min)) continue;
    space = std::move(with);
    ++admitted;
  }
  return processor_seconds() - start;
}

int measure_audits(int populations, const DisclosurePlan& plan) {
  fmt::print("| what | organisations | mean ms | most ms |\n|---|---|---|---|\n");
  for (const int organisations : {30, 45, 60, 120}) {
    Times release;
    Times five;
    Times eight;
    Times plainly;
    for (int number = 0; number < populations; ++number) {
      const auto population = any_population(organisations, RandomStream(seed, static_cast<std::uint64_t>(number)));
      const double start = processor_seconds();
      if (!make_release(plan, {}, population, "")) return 1;
      release.add(processor_seconds() - start);
      std::vector<std::vector<int>> units;
      const Rows rows = cells_of(plan, population, 5, units);
      int quickly = 0;
      int slowly = 0;
      five.add(seconds_of_audit(rows, units, 5, quickly));
      // Set by set it takes minutes for larger ones, and a few are enough to know by how much.
      if (number < 2 && organisations <= 60) {
        plainly.add(seconds_set_by_set(rows, units, 5, slowly));
        if (quickly != slowly) {
          fmt::print("The two audits admit {} and {} cells.\n", quickly, slowly);
          return 1;
        }
      }
      eight.add(seconds_of_audit(cells_of(plan, population, 8, units), units, 8, quickly));
    }
    print("a release of the full plan: 4 questions, 78 cells each", organisations, release);
    print("structure audit of all cells, k = 5", organisations, five);
    print("structure audit of all cells, k = 8", organisations, eight);
    if (plainly.count > 0) print("the same set by set, k = 5", organisations, plainly);
    std::fflush(stdout);
  }
  return 0;
}

int harvest(int populations, const DisclosurePlan& plan) {
  fmt::print(
      "| organisations | question | figures shown | exactly recoverable | pinned by range | without the audit: "
      "recoverable by tables ≤ 2 | by tables ≤ 1, populations that tell of fewer than 5 "
      "|\n|---|---|---|---|---|---|---|"
      "\n");

  bool is_safe = true;
  for (const int organisations : {30, 45, 60})
    for (std::size_t question = 0; question < plan.questions().size(); ++question) {
      double shown = 0;
      int recoverable = 0;
      int pinned = 0;
      double by_two = 0;
      int by_one = 0;
      std::size_t figures = 0;
      DisclosurePlanDraft draft = full_plan();
      draft.questions = {draft.questions[question]};
      const DisclosurePlan alone = *check_disclosure_plan(draft);
      for (int number = 0; number < populations; ++number) {
        auto population =
            any_population(organisations, RandomStream(seed, static_cast<std::uint64_t>(number)), number % 2 == 1);
        for (Respondent& who : population) who.answers = {who.answers[question]};
        const auto made = make_release(alone, {}, population, "");
        if (!made) return 1;
        figures = made->release.figures().size();
        for (const Figure& figure : made->release.figures()) shown += figure.is_shown ? 1 : 0;
        Harvest seen(alone, population, 0);
        seen.see(made->release.figures());
        recoverable += seen.exactly_recoverable();
        pinned += seen.pinned();
        Harvest of_two(alone, population, 0);
        of_two.see_without_audit(2);
        by_two += of_two.exactly_recoverable();
        Harvest of_one(alone, population, 0);
        of_one.see_without_audit(1);
        by_one += is_safe_set_by_set(of_one.space(), of_one.units_of_classes(), 5) ? 0 : 1;
      }
      is_safe = is_safe && recoverable == 0 && pinned == 0;
      fmt::print("| {} | {} | {:.1f} of {} | {} | {} | {:.1f} | {:.0f} % |\n", organisations,
                 plan.questions()[question].name, shown / populations, figures, recoverable, pinned,
                 by_two / populations, 100.0 * by_one / populations);
      std::fflush(stdout);
    }
  return is_safe ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const std::string what = count > 1 ? words[1] : "";
  const int populations = count > 2 ? static_cast<int>(std::strtol(words[2], nullptr, 10)) : 20;
  const auto plan = check_disclosure_plan(full_plan());
  if (!plan || populations < 1 || (what != "audit" && what != "harvest")) {
    fmt::print(stderr, "zubia_disclosure_benchmark audit|harvest [COUNT]\n");
    return 2;
  }
  return what == "audit" ? measure_audits(populations, *plan) : harvest(populations, *plan);
}
