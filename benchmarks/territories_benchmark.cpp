// Times the statistics of territories on the workloads W1–W4 and N1, beside a plain loop of our own and the limits of
// the machine, all in one run. Prints CSV: workload, operation, seconds, plain_seconds.

#include <cblas.h>
#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "engine/relatedness/complexity.hpp"
#include "engine/relatedness/fitness.hpp"
#include "engine/relatedness/null_model.hpp"
#include "engine/relatedness/proximity.hpp"
#include "engine/relatedness/relatedness_density.hpp"
#include "engine/specialisation/location_quotient.hpp"

namespace {

using namespace zubia;

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median_of(int runs, const std::function<void()>& work) {
  work();
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) times.push_back(seconds_of(work));
  std::ranges::sort(times);
  return times[times.size() / 2];
}

void print(const std::string& workload, const std::string& operation, double seconds, double plain = 0.0) {
  if (plain > 0.0)
    std::printf("%s,%s,%.6f,%.6f\n", workload.c_str(), operation.c_str(), seconds, plain);
  else
    std::printf("%s,%s,%.6f,\n", workload.c_str(), operation.c_str(), seconds);
  std::fflush(stdout);
}

TerritoryActivityTable read_workload(const std::string& path, std::size_t rows, std::size_t columns) {
  LabelIndex<Territory> territories;
  LabelIndex<Activity> activities;
  for (std::size_t r = 0; r < rows; ++r) territories.insert(Territory("T" + std::to_string(r)));
  for (std::size_t i = 0; i < columns; ++i) activities.insert(Activity("A" + std::to_string(i)));
  TerritoryActivityTable table(territories, activities, Unfilled{});
  std::ifstream file(path, std::ios::binary);
  // The file holds the numbers as the machine has them.
  file.read(reinterpret_cast<char*>(table.values().data()),
            static_cast<std::streamsize>(rows * columns * sizeof(double)));
  return table;
}

// The same statistics as plain loops over bytes and doubles, one thread.
namespace plain {

std::vector<double> quotients(const TerritoryActivityTable& table) {
  std::vector<double> rows(table.row_count(), 0.0);
  std::vector<double> columns(table.column_count(), 0.0);
  double all = 0.0;
  for (std::size_t r = 0; r < table.row_count(); ++r)
    for (std::size_t i = 0; i < table.column_count(); ++i) {
      rows[r] += table(r, i);
      columns[i] += table(r, i);
      all += table(r, i);
    }
  std::vector<double> result(table.values().size());
  for (std::size_t r = 0; r < table.row_count(); ++r)
    for (std::size_t i = 0; i < table.column_count(); ++i)
      result[r * table.column_count() + i] = table(r, i) / rows[r] / (columns[i] / all);
  return result;
}

std::vector<unsigned char> bytes(const PresenceTable& present) {
  std::vector<unsigned char> result;
  for (std::size_t r = 0; r < present.territories().size(); ++r)
    for (std::size_t i = 0; i < present.activities().size(); ++i) result.push_back(present(r, i) ? 1 : 0);
  return result;
}

std::vector<double> proximity(const std::vector<unsigned char>& present, std::size_t rows, std::size_t columns) {
  std::vector<double> related(columns * columns, 0.0);
  std::vector<double> ubiquity(columns, 0.0);
  for (std::size_t r = 0; r < rows; ++r) {
    const unsigned char* row = present.data() + r * columns;
    for (std::size_t i = 0; i < columns; ++i) {
      if (row[i] == 0) continue;
      ubiquity[i] += 1.0;
      for (std::size_t j = 0; j < columns; ++j) related[i * columns + j] += row[j];
    }
  }
  for (std::size_t i = 0; i < columns; ++i)
    for (std::size_t j = 0; j < columns; ++j) related[i * columns + j] /= std::max(ubiquity[i], ubiquity[j]);
  return related;
}

std::vector<double> density(const std::vector<unsigned char>& present, const ActivityMatrix& related,
                            std::size_t rows) {
  const std::size_t columns = related.column_count();
  std::vector<double> result(rows * columns);
  std::vector<double> all(columns, 0.0);
  for (std::size_t j = 0; j < columns; ++j)
    for (std::size_t i = 0; i < columns; ++i) all[i] += i == j ? 0.0 : related(j, i);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t i = 0; i < columns; ++i) {
      double held = 0.0;
      for (std::size_t j = 0; j < columns; ++j)
        if (present[r * columns + j] != 0 && i != j) held += related(i, j);
      result[r * columns + i] = held / all[i];
    }
  return result;
}

}  // namespace plain

void measure(const std::string& name, const TerritoryActivityTable& table, int runs) {
  const bool is_small = table.values().size() < 2'000'000;
  TerritoryActivityTable quotients;
  PresenceTable present;
  const double quotient_time = median_of(runs, [&] {
    quotients = location_quotients(table);
    present = presence(quotients);
  });
  print(name, "location quotients + presence", quotient_time, median_of(runs, [&] {
          const auto result = plain::quotients(table);
          volatile double kept = result.back();
          static_cast<void>(kept);
        }));
  quotients = {};
  const std::size_t rows = table.row_count();
  const auto bytes = is_small ? plain::bytes(present) : std::vector<unsigned char>{};
  ActivityMatrix related;
  const double proximity_time = median_of(runs, [&] {
    related = {};
    related = proximity(present);
  });
  print(name, "proximity", proximity_time,
        is_small ? seconds_of([&] { plain::proximity(bytes, rows, table.column_count()); }) : 0.0);
  const double density_time = median_of(runs, [&] { relatedness_density(present, related); });
  print(name, "relatedness density", density_time,
        is_small ? seconds_of([&] { plain::density(bytes, related, rows); }) : 0.0);
  related = {};
  print(name, "ECI/PCI", median_of(runs, [&] { static_cast<void>(complexity(present)); }));
  print(name, "fitness 200 steps",
        median_of(runs, [&] { static_cast<void>(fitness(present, {.steps_max = 200, .stable_steps = 0})); }));
  if (name == "W2") print("N1", "1000 nulls", median_of(1, [&] { static_cast<void>(null_model_scores(present)); }));
}

void measure_machine() {
  std::vector<double> from(8'000'000, 1.0);
  std::vector<double> to(from.size());
  const double copy = median_of(5, [&] { std::memcpy(to.data(), from.data(), from.size() * sizeof(double)); });
  std::printf("machine,copy GB/s,%.2f,\n", 2.0 * static_cast<double>(from.size()) * sizeof(double) / copy / 1e9);
  std::vector<std::uint64_t> words(4096, 0x5555AAAA5555AAAAU);
  volatile std::uint64_t kept = 0;
  const double counting = median_of(5, [&] {
    std::uint64_t bits = 0;
    for (int pass = 0; pass < 1000; ++pass)
      for (const std::uint64_t word : words)
        bits += static_cast<std::uint64_t>(std::popcount(word ^ static_cast<std::uint64_t>(pass)));
    kept = bits;
  });
  static_cast<void>(kept);
  std::printf("machine,popcount Gword/s (plain),%.2f,\n", 4096.0 * 1000.0 / counting / 1e9);
  openblas_set_num_threads(1);
  const int n = 1000;
  std::vector<double> a(1'000'000, 0.5);
  std::vector<double> c(1'000'000);
  const double product = median_of(5, [&] {
    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1.0, a.data(), n, a.data(), n, 0.0, c.data(), n);
  });
  std::printf("machine,dgemm GFlop/s (1 thread),%.1f,\n", 2e9 / product / 1e9);
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: zubia_benchmarks FOLDER   (with W1.f64 … W4.f64; see benchmarks/run)\n");
    return 2;
  }
  const std::string folder = std::string(words[1]) + "/";
  std::printf("workload,operation,seconds,plain_seconds\n");
  measure_machine();
  measure("W1", read_workload(folder + "W1.f64", 250, 90), 9);
  measure("W2", read_workload(folder + "W2.f64", 1500, 600), 9);
  measure("W4", read_workload(folder + "W4.f64", 250, 5000), 5);
  measure("W3", read_workload(folder + "W3.f64", 5000, 10000), 3);
  return 0;
}
