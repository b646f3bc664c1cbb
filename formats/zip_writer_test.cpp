#include "formats/zip_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/zip_archive.hpp"

namespace zubia::formats {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string text_of(const ZipArchive& archive, const std::string& entry) {
  std::string text;
  EXPECT_TRUE(archive.read(entry, [&](std::string_view piece) {
    text += piece;
    return true;
  }));
  return text;
}

std::string written() {
  ZipWriter writer;
  writer.add("a-plan.pdf", "%PDF-1.7");
  writer.add("zuhaitz ñ.txt", std::string(100'000, 'x'));
  return writer.written();
}

TEST(ZipWriter, WritesWhatIsReadAgain) {
  const std::string bytes = written();
  const auto archive = ZipArchive::open(bytes, "files.zip");
  ASSERT_TRUE(archive) << archive.error().detail;
  EXPECT_THAT(archive->entries(), ElementsAre("a-plan.pdf", "zuhaitz ñ.txt"));
  EXPECT_EQ(text_of(*archive, "a-plan.pdf"), "%PDF-1.7");
  EXPECT_EQ(text_of(*archive, "zuhaitz ñ.txt").size(), 100'000U);
}

TEST(ZipWriter, GivesTheSameBytesForTheSameEntries) { EXPECT_EQ(written(), written()); }

TEST(ZipWriter, TakesNoNameTwice) {
  ZipWriter writer;
  writer.add("a.txt", "1");
  EXPECT_ANY_THROW(writer.add("a.txt", "2"));
}

TEST(ZipWriter, OfNothingIsAnEmptyArchive) {
  const std::string bytes = ZipWriter().written();
  const auto archive = ZipArchive::open(bytes, "files.zip");
  ASSERT_TRUE(archive) << archive.error().detail;
  EXPECT_THAT(archive->entries(), IsEmpty());
}

}  // namespace
}  // namespace zubia::formats
