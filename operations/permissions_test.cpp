#include "operations/permissions.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "operations/all.hpp"

namespace zubia::operations {
namespace {

const std::vector<std::string> own = {"ES21"};

std::string_view word(Method method) {
  if (method == Method::get) return "get";
  return method == Method::post ? "post" : "put";
}

/// What a role may run: anywhere, in the own territories only, or not at all.
std::string_view reach(std::string_view role, const About& about) {
  if (!permits(role, own, about, {})) return "-";
  return permits(role, own, about, "FRI1") ? "yes" : "own";
}

/// Every operation and every role, one line an operation.
std::string table() {
  std::string text = fmt::format("{:<28}{:<6}", "operation", "");
  for (const std::string_view role : role_names()) text += fmt::format("{:<12}", role);
  const auto line = [](const std::string& row) { return row.substr(0, row.find_last_not_of(' ') + 1) + "\n"; };
  text = line(text);
  for (const AnyOperation& operation : all_operations()) {
    std::string row = fmt::format("{:<28}{:<6}", operation.about.name, word(operation.about.method));
    for (const std::string_view role : role_names()) row += fmt::format("{:<12}", reach(role, operation.about));
    text += line(row);
  }
  return text;
}

// ZUBIA_WRITE_PERMISSIONS=1 writes the table anew; what changed is then for people to review.
TEST(Permissions, AreTheOnesInTheReviewedTable) {
  if (std::getenv("ZUBIA_WRITE_PERMISSIONS") != nullptr) std::ofstream(ZUBIA_PERMISSIONS) << table();
  std::ifstream file(ZUBIA_PERMISSIONS);
  const std::string reviewed(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(table(), reviewed) << "Review the change, then write tests/permissions.txt with ZUBIA_WRITE_PERMISSIONS=1.";
}

TEST(Permissions, AreDeniedToEveryRoleThatIsNotKnown) {
  for (const AnyOperation& operation : all_operations())
    for (const char* role : {"", "Owner", "owner ", "administrator"})
      EXPECT_FALSE(permits(role, own, operation.about, {})) << operation.about.name;
}

constexpr About change{.name = "change",
                       .method = Method::put,
                       .path = {},
                       .role = Role::facilitator,
                       .summary = {},
                       .example = {},
                       .extent = Extent::territories};

TEST(Permissions, OfAFacilitatorEndAtTheBorderOfTheOwnTerritories) {
  EXPECT_TRUE(permits("facilitator", own, change, "ES21"));
  EXPECT_FALSE(permits("facilitator", own, change, "ES2"));
  EXPECT_FALSE(permits("facilitator", {}, change, "ES21"));
  EXPECT_TRUE(permits("owner", {}, change, "ES21"));
  EXPECT_FALSE(permits("researcher", own, change, "ES21"));
  About common = change;
  common.extent = Extent::programme;
  EXPECT_TRUE(permits("facilitator", own, common, "FRI1"));
}

TEST(Permissions, OfAChangeAreRefusedWhereOneOfItsTerritoriesIsForeignOrNoneIsNamed) {
  const Asker facilitator{.id = "1", .name = "ane", .role = "facilitator", .territories = own};
  const auto is_allowed = [&](const std::vector<std::string>& objects) {
    return check_permission(facilitator, change, objects).has_value();
  };
  EXPECT_TRUE(is_allowed({"ES21"}));
  EXPECT_FALSE(is_allowed({"ES21", "FRI1"}));
  EXPECT_FALSE(is_allowed({""}));
  EXPECT_FALSE(is_allowed({}));
  EXPECT_FALSE(check_permission(Asker{}, change).has_value());
  EXPECT_EQ(check_permission(Asker{}, change).error().code, "not-permitted");
}

TEST(Permissions, SeeNamesFromFacilitatorsOn) {
  for (const std::string_view role : {"", "anybody", "respondent", "company", "researcher", "Owner"})
    EXPECT_FALSE(sees_names(role)) << role;
  for (const std::string_view role : {"facilitator", "owner"}) EXPECT_TRUE(sees_names(role)) << role;
}

}  // namespace
}  // namespace zubia::operations
