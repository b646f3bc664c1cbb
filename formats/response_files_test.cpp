#include "formats/response_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/ddi_codebook.hpp"
#include "formats/responses_for_tests.hpp"
#include "formats/xlsx_reader.hpp"

namespace zubia::formats {
namespace {

using for_tests::example;
using for_tests::example_with_codes;
using for_tests::said_of;
using questionnaires::ResponseTable;
using testing::HasSubstr;
using testing::Not;

/// The example with a text in the second response that a spreadsheet would take for a formula.
ResponseTable with_formula() {
  ResponseTable table = example();
  const auto city = std::ranges::find(table.columns, "city", &questionnaires::ResponseColumn::name);
  table.rows[1][static_cast<std::size_t>(city - table.columns.begin())].text = "=HYPERLINK(\"x\")\nIrún";
  return table;
}

TEST(ResponseFiles, NeverHoldAFormula) {
  EXPECT_THAT(write_response_csv(with_formula()), HasSubstr("\"'=HYPERLINK"));
  ResponseTable table = example();
  table.columns[3].label = "=1+1";
  EXPECT_THAT(write_codebook_csv(table), HasSubstr("'=1+1"));
}

TEST(ResponseFiles, TheCsvHasCodesAndDays) {
  const std::string csv = write_response_csv(example());
  EXPECT_THAT(csv, HasSubstr("response_id,organisation_id,sent_on,exports_to_the_other_side,turnover,city,"));
  EXPECT_THAT(csv, HasSubstr("r0,danobat,2026-11-27,1,2.5,Irún,1,0,1,0,0,,1955-02-28\r\n"));
  EXPECT_THAT(csv, HasSubstr("r1,danobat,2026-11-27,0,-999999998,"));
}

TEST(ResponseFiles, TheCodebookHasEveryCode) {
  const std::string csv = write_codebook_csv(example());
  EXPECT_THAT(csv, HasSubstr("exports_to_the_other_side,Exports?,first,code,,99,dont_know,yes\r\n"));
  EXPECT_THAT(csv, HasSubstr("turnover,Turnover,first,number,M€,-999999997,Don't know,yes\r\n"));
  EXPECT_THAT(csv, HasSubstr("city,Herria – où êtes-vous ?,first,text,,,,\r\n"));
  EXPECT_THAT(csv, HasSubstr("sectors_other,Sectors – other,first,text,"));
}

TEST(ResponseFiles, TheScriptOfRGivesLabelsReasonsAndTheTextsBack) {
  const ResponseTable table = with_formula();
  const std::string said =
      said_of({{"answers.csv", write_response_csv(table)}, {"answers.R", write_r_script(table, "answers.csv")}},
              "Rscript -e 'source(\"answers.R\", encoding = \"UTF-8\")' -e "
              "'cat(as.character(answers$exports_to_the_other_side), "
              "answers$turnover, as.character(reasons$turnover), answers$sectors_1, format(answers$founded[1]), "
              "attr(answers$city, \"label\"), sectors_columns[5], answers$city, sep = \"|\")'");
  EXPECT_EQ(
      said,
      "yes|no|NA|2.5|NA|NA|NA|Not relevant|Don't know|TRUE|NA|FALSE|1955-02-28|Herria – où êtes-vous ?|sectors_97|"
      "Irún|=HYPERLINK(\"x\")\nIrún|NA");
}

TEST(ResponseFiles, CodesThatAreTextsHaveTheirLabelsBesideThem) {
  const ResponseTable table = example_with_codes();
  EXPECT_THAT(write_codebook_csv(table),
              HasSubstr("city,Herria – où êtes-vous ?,first,text,,Irún,\"Irungo \"\"udala\"\"\",\r\n"));
  EXPECT_THAT(write_ddi_codebook(table, {.id = "a", .purpose = "", .producer = "", .date = ""}),
              HasSubstr("<catgry><catValu>Irún</catValu><labl>Irungo "));
  const std::string said =
      said_of({{"answers.csv", write_response_csv(table)}, {"answers.R", write_r_script(table, "answers.csv")}},
              "Rscript -e 'source(\"answers.R\", encoding = \"UTF-8\")' -e "
              "'cat(names(attr(answers$city, \"labels\")), answers$city[1], sep = \"|\")'");
  EXPECT_EQ(said, "Irungo \"udala\"|Beste bat|Irún");
}

TEST(ResponseFiles, TheWorkbookShowsLabelsBesideCodes) {
  const auto bytes = write_response_workbook(with_formula());
  ASSERT_TRUE(bytes) << bytes.error().detail;
  auto reader = XlsxReader::open(*bytes, "answers.xlsx");
  ASSERT_TRUE(reader);
  std::string shown;
  const auto read = reader->read("answers", [&](const XlsxRow& row) {
    for (const XlsxCell& cell : row.cells) shown += cell_text(cell) + "|";
    shown += "\n";
    return true;
  });
  ASSERT_TRUE(read);
  EXPECT_THAT(shown, HasSubstr("r0|danobat|2026-11-27|yes|2.5|Irún|Yes|No|Yes|No|No|"));
  EXPECT_THAT(shown, HasSubstr("|no|Not relevant|=HYPERLINK"));
}

TEST(DdiCodebook, NamesEveryVariableAndTellsNoFrequency) {
  ResponseTable table = example();
  table.title = "R&D <survey>";
  const std::string xml = write_ddi_codebook(
      table, {.id = "cooperation-1", .purpose = "Why", .producer = "CCI Bayonne", .date = "2026-11-27"});
  EXPECT_EQ(said_of({{"a.xml", xml}}, "xmllint --noout a.xml"), "");
  EXPECT_THAT(xml, HasSubstr("<titl>R&amp;D &lt;survey&gt;</titl>"));
  EXPECT_THAT(xml, HasSubstr("name=\"exports_to_the_other_side\" intrvl=\"discrete\" nature=\"nominal\""));
  EXPECT_THAT(xml, HasSubstr("<catgry missing=\"Y\"><catValu>99</catValu><labl>dont_know</labl></catgry>"));
  EXPECT_THAT(xml, HasSubstr("type=\"multipleResp\" name=\"sectors\" var=\"V7 V8 V9 V10 V11\""));
  EXPECT_THAT(xml, Not(HasSubstr("catStat")));
  EXPECT_THAT(xml, HasSubstr("<caseQnty>3</caseQnty>"));
}

}  // namespace
}  // namespace zubia::formats
