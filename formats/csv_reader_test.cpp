#include "formats/csv_reader.hpp"

#include <gtest/gtest.h>

namespace zubia::formats {
namespace {

struct Reading {
  std::vector<std::vector<std::string>> records;
  std::vector<std::size_t> lines;
  Problem problem;
};

Reading read_all(std::string_view text, char delimiter = ',') {
  Reading reading;
  CsvReader reader(text, delimiter, "file.csv");
  while (true) {
    const auto more = reader.next();
    if (!more) reading.problem = more.error();
    if (!more || !*more) return reading;
    reading.records.emplace_back(reader.fields().begin(), reader.fields().end());
    reading.lines.push_back(reader.line());
  }
}

using Records = std::vector<std::vector<std::string>>;

TEST(CsvReader, AQuoteThatIsNeverClosedIsRefusedWithTheLineWhereItOpens) {
  const Reading reading = read_all("a,b\n1,\"two\nthree\n");
  EXPECT_EQ(reading.problem.code, "broken-quotes");
  EXPECT_EQ(reading.problem.detail, "A quoted field is never closed.");
  EXPECT_EQ(reading.problem.where.line, 2u);
}

TEST(CsvReader, TextAfterAClosingQuoteIsRefused) {
  const Reading reading = read_all("a,b\n1,\"two\"x\n");
  EXPECT_EQ(reading.problem.code, "broken-quotes");
  EXPECT_EQ(reading.problem.detail, "Text follows the closing quote of a field.");
}

TEST(CsvReader, NothingHasNoRecords) {
  EXPECT_EQ(read_all("").records, Records{});
  EXPECT_EQ(read_all("\n\r\n\n").records, Records{});
}

TEST(CsvReader, LinesEndWithLfCrlfOrCrAndTheLastOneNeedsNoEnd) {
  const Records expected = {{"a", "b"}, {"1", "2"}};
  EXPECT_EQ(read_all("a,b\n1,2\n").records, expected);
  EXPECT_EQ(read_all("a,b\r\n1,2\r\n").records, expected);
  EXPECT_EQ(read_all("a,b\r1,2\r").records, expected);
  EXPECT_EQ(read_all("a,b\n1,2").records, expected);
}

TEST(CsvReader, QuotedFieldsMayHoldDelimitersLineEndsAndDoubledQuotes) {
  const Reading reading = read_all("\"x,y\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",\"\"\nlast,\n");
  const Records expected = {{"x,y", "say \"hi\""}, {"two\r\nlines", ""}, {"last", ""}};
  EXPECT_EQ(reading.records, expected);
  EXPECT_EQ(reading.lines, (std::vector<std::size_t>{1, 2, 4}));
}

TEST(CsvReader, AQuoteInsideAnUnquotedFieldIsAnOrdinaryCharacter) {
  EXPECT_EQ(read_all("5\" pipe,2\n").records, (Records{{"5\" pipe", "2"}}));
}

TEST(CsvReader, SeveralFieldsWithDoubledQuotesStayApart) {
  EXPECT_EQ(read_all("\"\"\"a\"\"\",\"\"\"b\"\"\",\"\"\"c\"\"\"\n").records, (Records{{"\"a\"", "\"b\"", "\"c\""}}));
}

TEST(CsvReader, EmptyLinesArePassedOverButCounted) {
  const Reading reading = read_all("a\n\n\nb\n");
  EXPECT_EQ(reading.records, (Records{{"a"}, {"b"}}));
  EXPECT_EQ(reading.lines, (std::vector<std::size_t>{1, 4}));
}

TEST(CsvReader, ALineThatEndsWithTheDelimiterHasAnEmptyLastField) {
  EXPECT_EQ(read_all("a;b;\n", ';').records, (Records{{"a", "b", ""}}));
  EXPECT_EQ(read_all("a;", ';').records, (Records{{"a", ""}}));
}

}  // namespace
}  // namespace zubia::formats
