#include "formats/statistics_file.hpp"

#include <gtest/gtest.h>

#include "formats/reading_for_tests.hpp"

namespace zubia::formats {
namespace {

using namespace std::string_view_literals;

TEST(ReadStatistics, AnEmptyFileIsRefused) {
  const Problem problem = problem_of("");
  EXPECT_EQ(problem.code, "empty-file");
  EXPECT_EQ(problem.detail, "The file is empty.");
  EXPECT_EQ(problem.where.file, "file.csv");
  EXPECT_EQ(problem_of(" \r\n\n").code, "empty-file");
  EXPECT_EQ(problem_of("\xEF\xBB\xBF").code, "empty-file");
  EXPECT_EQ(problem_of("territory,activity,value\n").detail, "The file has a header and no rows.");
}

TEST(ReadStatistics, FilesOfAnotherKindAreNamed) {
  const auto detail = [](std::string_view bytes) { return problem_of(bytes).detail; };
  EXPECT_EQ(detail("%PDF-1.7\n"), "The file is a PDF document, not a text file with statistics.");
  EXPECT_EQ(detail("\x89PNG\r\n\x1A\n"sv), "The file is a PNG picture, not a text file with statistics.");
  EXPECT_EQ(detail("SQLite format 3\0"sv), "The file is an SQLite database, not a text file with statistics.");
  EXPECT_EQ(detail("PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/workbook.xml"sv),
            "The file is an Excel workbook (XLSX), not a text file with statistics.");
  EXPECT_EQ(detail("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet"sv),
            "The file is an OpenDocument file (ODS, ODT), not a text file with statistics.");
  EXPECT_EQ(detail("PK\x03\x04"), "The file is a ZIP archive, not a text file with statistics.");
  EXPECT_EQ(detail("\x1F\x8B\x08"), "The file is a gzip-compressed file, not a text file with statistics.");
  EXPECT_EQ(detail("<!DOCTYPE html><html>"), "The file is a web page (HTML), not a text file with statistics.");
  EXPECT_EQ(problem_of("<?xml version=\"1.0\"?>").code, "not-a-statistics-file");
  EXPECT_EQ(problem_of("<?xml version=\"1.0\"?>").mend, "Save or export it as CSV (UTF-8), or unpack it first.");
}

TEST(ReadStatistics, AnUnreadableEncodingIsRefused) {
  EXPECT_EQ(problem_of("territory,activity,value\nA,B,\x01\n").code, "wrong-encoding");
}

TEST(ReadStatistics, AnotherEncodingIsReported) {
  const StatisticsFile file = read_or_tell("territory;activity;value\n\xC1lava;C;3\n");
  ASSERT_EQ(file.observations.size(), 1u);
  EXPECT_EQ(file.observations[0], observation("Álava", "C", "", 3));
  ASSERT_FALSE(file.notices.empty());
  EXPECT_EQ(file.notices[0].code, "encoding");
  EXPECT_EQ(file.notices[0].text, "The file is not UTF-8; it was read as windows-1252.");
}

TEST(ReadStatistics, TheBytesDecideTheDialect) {
  EXPECT_EQ(read_or_tell("territory,activity,value\nA,B,1\n").dialect, "tidy-csv");
  EXPECT_EQ(read_or_tell("x,B\nA,1\n", {.wide = true}).dialect, "wide-csv");
  EXPECT_EQ(read_or_tell("nace_r2,geo\\TIME_PERIOD\t2018 \nA,ES\t1 \n").dialect, "eurostat-tsv");
  EXPECT_EQ(read_or_tell("DATAFLOW,nace_r2,geo,OBS_VALUE\nX,A,ES,1\n").dialect, "sdmx-csv-1.0");
  EXPECT_EQ(read_or_tell("STRUCTURE,STRUCTURE_ID,nace_r2,geo,OBS_VALUE\ndataflow,X,A,ES,1\n").dialect, "sdmx-csv-2.0");
}

}  // namespace
}  // namespace zubia::formats
