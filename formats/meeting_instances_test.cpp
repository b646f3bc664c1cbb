#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/meetings/check_plan.hpp"
#include "engine/meetings/schedule_meetings.hpp"
#include "formats/meeting_event_dzn.hpp"

namespace zubia::formats {
namespace {

using namespace meetings;

/// The published instances of Bofill et al. (JAIR 74, 2022), beside the project.
std::filesystem::path instances_folder() {
  const char* folder = std::getenv("ZUBIA_SHARED");
  const std::filesystem::path shared =
      folder != nullptr ? std::filesystem::path(folder) : std::filesystem::path(ZUBIA_SOURCE_ROOT) / ".." / "shared";
  return shared / "data" / "b2b";
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// By file name, the proven least number of breaks, or “UNSAT”.
std::map<std::string, std::string> published_optima() {
  std::map<std::string, std::string> optima;
  std::istringstream lines(bytes_of(instances_folder() / "best_known.csv"));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    std::vector<std::string> row;
    for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
    if (row.size() > 6) optima[row[0]] = row[6];
  }
  return optima;
}

#define SKIP_WITHOUT_INSTANCES(optima)    \
  const auto optima = published_optima(); \
  if ((optima).empty()) GTEST_SKIP() << "no published instances: " << instances_folder().string()

TEST(PublishedMeetings, EveryInstanceIsReadAndOnlyInfeasibleOnesAreRefused) {
  SKIP_WITHOUT_INSTANCES(optima);
  EXPECT_EQ(optima.size(), 70u);
  for (const auto& [name, optimum] : optima) {
    auto draft = read_dzn_event(bytes_of(instances_folder() / "udg-jair" / name), name);
    ASSERT_TRUE(draft.has_value()) << name << ": " << draft.error().detail;
    const auto event = check_event(*std::move(draft));
    if (!event) {
      EXPECT_EQ(optimum, "UNSAT") << name << ": " << event.error().detail;
    }
  }
}

TEST(PublishedMeetings, TheEasierHalfIsSolvedToThePublishedOptimumAndProven) {
  SKIP_WITHOUT_INSTANCES(optima);
  for (const char* name :
       {"tic-12.original", "tic-12.fixed020-Forb", "tic-12.fixed040-Forb", "tic-12.forb0003", "tic-12.prec15",
        "tic-12crafc.original", "tic-12crafc.prec25", "tic-13.original", "tic-13.fixed020-Forb", "tic-13.fixed040-Forb",
        "tic-13.forb0007", "forum-13.prec25", "forum-14.fixed040-Forb", "ticf-13crafc.fixed040-Forb"}) {
    const std::string file = std::string(name) + ".dzn";
    auto draft = read_dzn_event(bytes_of(instances_folder() / "udg-jair" / file), file);
    ASSERT_TRUE(draft.has_value()) << file;
    const auto event = check_event(*std::move(draft));
    const std::string optimum = optima.at(file);
    if (!event) {
      EXPECT_EQ(optimum, "UNSAT") << file;
      continue;
    }
    const auto schedule = schedule_meetings(*event);
    if (!schedule) {
      EXPECT_EQ(schedule.error().code, "no-plan") << file;
      EXPECT_EQ(optimum, "UNSAT") << file;
      continue;
    }
    EXPECT_EQ(std::to_string(schedule->figures.breaks), optimum) << file;
    EXPECT_TRUE(schedule->is_optimal()) << file;
    EXPECT_TRUE(check_plan(*event, schedule->plan).keeps_all_rules()) << file;
  }
}

}  // namespace
}  // namespace zubia::formats
