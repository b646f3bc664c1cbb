#include "tests/endurance/disk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zubia::endurance {
namespace {

using Kind = FileOperation::Kind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class DiskAtAPowerCut : public testing::Test {
 protected:
  const FileOperation made_{.kind = Kind::create, .number = 0, .name = "a"};
  const FileOperation old_{.kind = Kind::write, .number = 0, .offset = 0, .bytes = std::string(1024, 'o')};
  const FileOperation new_{.kind = Kind::write, .number = 0, .offset = 0, .bytes = std::string(1024, 'n')};
  const FileOperation synced_{.kind = Kind::sync, .number = 0};
  const FileOperation folder_{.kind = Kind::sync_folder};
  RandomStream random_{{}, 1};
};

TEST_F(DiskAtAPowerCut, KeepsWhatWasSyncedAndOfTheRestWhatItLikes) {
  Disk disk;
  for (const auto* one : {&made_, &old_, &synced_, &folder_, &new_}) disk.take(*one);
  EXPECT_THAT(disk.after_cut(Fate::nothing, random_), ElementsAre(Pair("a", std::string(1024, 'o'))));
  EXPECT_THAT(disk.after_cut(Fate::all, random_), ElementsAre(Pair("a", std::string(1024, 'n'))));
  int whole = 0;
  int torn = 0;
  for (int cut = 0; cut < 100; ++cut) {
    whole += disk.after_cut(Fate::some, random_).at("a") == std::string(1024, 'n') ? 1 : 0;
    torn += disk.after_cut(Fate::torn, random_).at("a") == std::string(512, 'o') + std::string(512, 'n') ? 1 : 0;
  }
  EXPECT_GT(whole, 0);
  EXPECT_LT(whole, 100);
  EXPECT_GT(torn, 0);
  EXPECT_LT(torn, 100);
}

TEST_F(DiskAtAPowerCut, LosesAFileWhoseFolderWasNotSynced) {
  Disk disk;
  for (const auto* one : {&made_, &old_, &synced_}) disk.take(*one);
  EXPECT_THAT(disk.after_cut(Fate::nothing, random_), IsEmpty());
  EXPECT_THAT(disk.after_cut(Fate::all, random_), ElementsAre(Pair("a", std::string(1024, 'o'))));
  disk.take(folder_);
  EXPECT_THAT(disk.after_cut(Fate::nothing, random_), ElementsAre(Pair("a", std::string(1024, 'o'))));
}

TEST_F(DiskAtAPowerCut, FindsAFileAgainThatWasRemovedWithoutASync) {
  Disk disk;
  const FileOperation gone{.kind = Kind::unlink, .number = 0, .name = "a"};
  for (const auto* one : {&made_, &old_, &synced_, &folder_, &gone}) disk.take(*one);
  EXPECT_THAT(disk.after_cut(Fate::nothing, random_), ElementsAre(Pair("a", std::string(1024, 'o'))));
  disk.take(folder_);
  EXPECT_THAT(disk.after_cut(Fate::nothing, random_), IsEmpty());
}

TEST_F(DiskAtAPowerCut, LosesEveryNameWhereAProgramNeverSyncsAFolder) {
  Disk disk(Disk::Folders::passed_over);
  for (const auto* one : {&made_, &old_, &synced_, &folder_}) disk.take(*one);
  EXPECT_THAT(disk.after_cut(Fate::nothing, random_), IsEmpty());
}

}  // namespace
}  // namespace zubia::endurance
