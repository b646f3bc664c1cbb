#include "operations/questionnaires/instrument_shelf.hpp"

#include <gtest/gtest.h>
#include <atomic>
#include <thread>
#include <vector>

namespace zubia::operations {
namespace {

QuestionnaireVersion version_of(int number, const std::string& hash = "h") {
  QuestionnaireVersion version;
  version.questionnaire = "q";
  version.number = number;
  version.hash = hash;
  return version;
}

/// A shelf, and how often something was read for it.
class InstrumentsOnAShelf : public testing::Test {
 protected:
  InstrumentShelf::Kept find(const QuestionnaireVersion& version) {
    return shelf_
        .find_or_read(version,
                      [&]() -> Result<InstrumentShelf::Kept> {
                        ++reads_;
                        return std::make_shared<const questionnaires::Instrument>();
                      })
        .value();
  }

  InstrumentShelf shelf_{2};
  std::atomic<int> reads_ = 0;
};

TEST_F(InstrumentsOnAShelf, AreReadOnceHoweverManyAskAtOnce) {
  std::vector<std::thread> people;
  for (int one = 0; one < 8; ++one) people.emplace_back([&] { EXPECT_NE(find(version_of(1)), nullptr); });
  for (std::thread& one : people) one.join();
  EXPECT_EQ(reads_, 1);
}

TEST_F(InstrumentsOnAShelf, AreThoseOfTheVersionAndItsDocument) {
  const auto first = find(version_of(1));
  EXPECT_NE(find(version_of(2)), first);
  EXPECT_NE(find(version_of(2, "another document")), first);
  EXPECT_EQ(reads_, 3);
}

TEST_F(InstrumentsOnAShelf, GoWhenTheyWereNotAskedForForLong) {
  const auto held = find(version_of(1));
  find(version_of(2));
  find(version_of(1));
  find(version_of(3));
  EXPECT_EQ(find(version_of(1)), held) << "the one asked for last stayed";
  EXPECT_EQ(reads_, 3);
  find(version_of(2));
  EXPECT_EQ(reads_, 4);
}

TEST_F(InstrumentsOnAShelf, AreNotThereWhenTheyCannotBeRead) {
  const auto unread = shelf_.find_or_read(version_of(1), []() -> Result<InstrumentShelf::Kept> {
    return refuse({"storage-failed", "The disk is away.", {}, {}});
  });
  EXPECT_EQ(unread.error().code, "storage-failed");
  EXPECT_NE(find(version_of(1)), nullptr);
  EXPECT_EQ(reads_, 1);
}

}  // namespace
}  // namespace zubia::operations
