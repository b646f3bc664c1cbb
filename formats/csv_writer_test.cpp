#include "formats/csv_writer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <charconv>
#include <limits>

#include "engine/base/absence.hpp"
#include "formats/csv_reader.hpp"

namespace zubia::formats {
namespace {

TEST(CsvWriter, NanIsEmpty) {
  CsvWriter csv;
  csv.text("ES21").number(undefined).number(0.0);
  csv.end_row();
  EXPECT_EQ(csv.written(), "ES21,,0\n");
}

TEST(CsvWriter, NumbersReadBackExactly) {
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(1.0 / 3.0), "0.3333333333333333");
  EXPECT_EQ(number_text(16706500.0), "16706500");
  EXPECT_TRUE(rc::check("shortest digits round-trip", [](double value) {
    const std::string text = number_text(value);
    double back = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), back);
    RC_ASSERT(back == value);
  }));
  EXPECT_EQ(number_text(std::numeric_limits<double>::denorm_min()), "5e-324");
  EXPECT_EQ(number_text(std::numeric_limits<double>::lowest()), "-1.7976931348623157e+308");
}

TEST(CsvWriter, FieldsAreQuotedOnlyWhereTheyMustBe) {
  CsvWriter csv;
  csv.text("plain").text("a,b").text("say \"hi\"").text("two\nlines").end_row();
  EXPECT_EQ(csv.written(), "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n");
  CsvWriter semicolons({.delimiter = ';', .line_end = "\r\n"});
  semicolons.text("a,b").text("a;b").end_row();
  EXPECT_EQ(semicolons.written(), "a,b;\"a;b\"\r\n");
}

TEST(CsvWriter, FormulasAreDisarmedWhenAsked) {
  CsvWriter csv({.formula_text = FormulaText::disarmed});
  csv.text("=1+1").text("+x").text("-x").text("@x").text("\tx").text("safe").text("").number(-1.5).end_row();
  EXPECT_EQ(csv.written(), "'=1+1,'+x,'-x,'@x,'\tx,safe,,-1.5\n");
  CsvWriter carriage_return({.formula_text = FormulaText::disarmed});
  carriage_return.text("\rx").end_row();
  EXPECT_EQ(carriage_return.written(), "\"'\rx\"\n");
  CsvWriter kept;
  kept.text("=1+1").end_row();
  EXPECT_EQ(kept.written(), "=1+1\n");
}

TEST(CsvWriter, ARowOfOneEmptyFieldIsNotAnEmptyLine) {
  CsvWriter csv;
  csv.text("").end_row();
  EXPECT_EQ(csv.written(), "\"\"\n");
}

TEST(CsvWriter, WhatIsWrittenReadsBack) {
  const std::string alphabet = "ab,;\"\r\n\t =é";
  EXPECT_TRUE(rc::check("write then read gives the same fields", [&](char separator_choice) {
    const auto field = rc::gen::container<std::string>(rc::gen::elementOf(alphabet));
    const auto row = rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(field));
    const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(row);
    const char delimiter = ",;\t|"[static_cast<unsigned char>(separator_choice) % 4];
    CsvWriter csv({.delimiter = delimiter});
    for (const auto& fields : rows) {
      for (const auto& text : fields) csv.text(text);
      csv.end_row();
    }
    CsvReader reader(csv.written(), delimiter, "round trip");
    for (const auto& fields : rows) {
      const auto more = reader.next();
      RC_ASSERT(more.has_value());
      RC_ASSERT(*more);
      RC_ASSERT((std::vector<std::string>(reader.fields().begin(), reader.fields().end()) == fields));
    }
    RC_ASSERT(!*reader.next());
  }));
}

}  // namespace
}  // namespace zubia::formats
