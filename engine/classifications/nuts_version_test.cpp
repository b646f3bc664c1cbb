#include "engine/classifications/nuts_version.hpp"

#include <gtest/gtest.h>

namespace zubia {
namespace {

NutsVersions of(std::initializer_list<const char*> codes) {
  std::vector<Territory> territories;
  for (const char* code : codes) territories.emplace_back(code);
  return nuts_versions(territories);
}

TEST(NutsVersion, CodesThatNeverChangedTellNothing) {
  EXPECT_EQ(version_text(of({})), "");
  EXPECT_EQ(version_text(of({"ES", "ES21", "ES22", "FR", "FR10", "Gipuzkoa", "PT1", ""})), "");
}

TEST(NutsVersion, ARenamedRegionTells) {
  EXPECT_EQ(version_text(of({"ES21", "FRI1"})), "NUTS 2016 or later");
  EXPECT_EQ(version_text(of({"ES21", "FR61"})), "NUTS 2013 or earlier");
  EXPECT_EQ(version_text(of({"PT16", "FRI15"})), "NUTS 2016 to 2021");
  EXPECT_EQ(version_text(of({"FR61", "SI03"})), "NUTS 2013");
}

TEST(NutsVersion, MixedVersionsAreToldWithTheCodesThatShowIt) {
  const NutsVersions mixed = of({"FRI1", "FR61"});
  EXPECT_TRUE(mixed.contradict());
  EXPECT_EQ(mixed.oldest, "FR61");
  EXPECT_EQ(mixed.newest, "FRI1");
  EXPECT_EQ(version_text(mixed), "");
}

TEST(NutsVersion, ANameThatBeginsLikeACodeTellsNothing) { EXPECT_EQ(version_text(of({"FRIESLAND"})), ""); }

}  // namespace
}  // namespace zubia
