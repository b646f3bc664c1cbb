#include "formats/xlsx_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "formats/xlsx_writer.hpp"
#include "formats/zip_for_tests.hpp"

namespace zubia::formats {
namespace {

using for_tests::workbook_parts;
using for_tests::zipped;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The cells of the only sheet as a person reads them, a row after the other.
Result<std::vector<std::vector<std::string>>> cells_of(const std::string& bytes, const XlsxLimits& limits = {}) {
  auto reader = XlsxReader::open(bytes, "book.xlsx", limits);
  if (!reader) return refuse(reader.error());
  auto rows = read_xlsx_sheet(*reader, reader->sheets().front());
  if (!rows) return refuse(rows.error());
  std::vector<std::vector<std::string>> cells;
  for (const XlsxRow& row : *rows) {
    auto& line = cells.emplace_back();
    for (const XlsxCell& cell : row.cells) line.push_back(cell_text(cell));
  }
  return cells;
}

Problem problem_of(const std::map<std::string, std::string>& parts, const XlsxLimits& limits = {}) {
  const auto cells = cells_of(zipped(parts), limits);
  return cells ? Problem{} : cells.error();
}

TEST(XlsxReader, RefusesWhatIsNoWorkbook) {
  EXPECT_EQ(cells_of("name;value\n").error().code, "not-an-xlsx-file");
  EXPECT_EQ(cells_of("\xD0\xCF\x11\xE0 and so on").error().code, "old-or-locked-workbook");
  EXPECT_EQ(cells_of("PK nothing").error().code, "broken-archive");
  EXPECT_EQ(problem_of({{"readme.txt", "hello"}}).code, "not-an-xlsx-file");
  auto parts = workbook_parts("");
  parts["xl/workbook.xml"] = "<workbook><sheets/></workbook>";
  EXPECT_EQ(problem_of(parts).code, "no-sheets");
}

TEST(XlsxReader, RefusesWhatIsCutOffOrDamaged) {
  const std::string whole = zipped(workbook_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
  ASSERT_TRUE(cells_of(whole));
  for (std::size_t length = 2; length < whole.size(); length += 7)
    EXPECT_FALSE(cells_of(whole.substr(0, length))) << length;
  EXPECT_EQ(problem_of(workbook_parts("<row r=\"1\"><c r=\"A1\">")).code, "broken-xlsx");
  const Problem number = problem_of(workbook_parts("<row r=\"1\"><c r=\"B1\"><v>1x</v></c></row>"));
  EXPECT_EQ(number.code, "broken-xlsx");
  EXPECT_EQ(number.detail, "The cell data!B1 has a number that is none: 1x.");
  EXPECT_EQ(number.where.member, "data!B1");
  EXPECT_EQ(number.where.line, 1u);
  EXPECT_EQ(number.where.column, "B");
  EXPECT_EQ(problem_of(workbook_parts("<row r=\"2\"/><row r=\"1\"/>")).code, "broken-xlsx");
  EXPECT_EQ(problem_of(workbook_parts("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>")).code, "broken-xlsx");
  EXPECT_EQ(problem_of(workbook_parts("<row r=\"1\"><c r=\"XFE1\"/></row>")).code, "broken-xlsx");
  EXPECT_EQ(problem_of(workbook_parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")).code, "broken-xlsx");
}

TEST(XlsxReader, RefusesBombs) {
  // Ten million spaces pack into ten thousand bytes.
  EXPECT_EQ(problem_of(workbook_parts(std::string(10'000'000, ' '))).code, "archive-too-large");
  auto entities = workbook_parts("");
  entities["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet><sheetData>&b;</sheetData></worksheet>";
  EXPECT_EQ(problem_of(entities).code, "broken-xlsx");
  EXPECT_THAT(problem_of(entities).detail, HasSubstr("document type"));
  entities["xl/worksheets/sheet1.xml"] = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>";
  EXPECT_EQ(problem_of(entities).code, "broken-xlsx");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  EXPECT_EQ(problem_of(workbook_parts(deep)).code, "archive-too-large");
  std::map<std::string, std::string> many = workbook_parts("");
  for (int i = 0; i < 50; ++i) many["x" + std::to_string(i)] = "";
  EXPECT_EQ(problem_of(many, {.zip = {.entries_max = 40}}).code, "archive-too-large");
  EXPECT_EQ(problem_of(workbook_parts("<row r=\"1\"><c/><c/><c/></row>"), {.cells_max = 2}).code, "archive-too-large");
  EXPECT_EQ(problem_of(workbook_parts("<row r=\"1\"><c t=\"str\"><v>abc</v></c></row>"), {.text_bytes_max = 2}).code,
            "archive-too-large");
  EXPECT_EQ(problem_of(workbook_parts("<row r=\"1\"><c><v>1</v></c></row>", "<sst><si><t>abcdef</t></si></sst>"),
                       {.shared_bytes_max = 5})
                .code,
            "archive-too-large");
}

TEST(XlsxReader, ReadsEveryKindOfCell) {
  const std::string bytes = zipped(workbook_parts(
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\"><v>0.1</v></c><c r=\"D2\" t=\"b\"><v>1</v></c>"
      "<c r=\"E2\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c><c r=\"F2\" "
      "t=\"e\"><v>#REF!</v></c></row>"
      "<row r=\"5\"><c s=\"1\"><v>59</v></c><c s=\"2\"><v>61</v></c><c s=\"3\"><v>1.5</v></c><c "
      "s=\"4\"><v>44197.75</v></c>"
      "<c s=\"5\"><v>0.5</v></c><c t=\"d\"><v>2026-05-01</v></c></row>",
      "<sst><si><t>Ñandú &amp; co</t><rPh><t>not this</t></rPh></si></sst>"));
  EXPECT_THAT(*cells_of(bytes), ElementsAre(ElementsAre("Ñandú & co", "", "0.1", "TRUE", "inline", "#REF!"),
                                            ElementsAre("1900-02-28", "1900-03-01", "1.5", "2021-01-01T18:00:00",
                                                        "12:00:00", "2026-05-01")));
}

TEST(XlsxReader, CountsFrom1904WhereTheBookDoes) {
  auto parts = workbook_parts("<row r=\"1\"><c s=\"1\"><v>1</v></c></row>");
  parts["xl/workbook.xml"].insert(parts["xl/workbook.xml"].find("<sheets>"), "<workbookPr date1904=\"1\"/>");
  EXPECT_THAT(*cells_of(zipped(parts)), ElementsAre(ElementsAre("1904-01-02")));
}

TEST(XlsxReader, SaysWhatItPassedOver) {
  auto parts = workbook_parts("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\"><f>NOW()</f></c></row>");
  parts["xl/vbaProject.bin"] = "macro";
  parts["xl/externalLinks/externalLink1.xml"] = "<x/>";
  const std::string bytes = zipped(parts);
  auto reader = XlsxReader::open(bytes, "book.xlsm");
  ASSERT_TRUE(reader);
  const auto rows = read_xlsx_sheet(*reader, "data");
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->front().cells.size(), 1u);
  std::vector<std::string> codes;
  for (const Problem& notice : reader->notices()) codes.push_back(notice.code);
  EXPECT_THAT(codes, testing::UnorderedElementsAre("links-ignored", "macros-ignored", "formula-value-taken",
                                                   "formula-without-value"));
  EXPECT_EQ(read_xlsx_sheet(*reader, "other").error().code, "unknown-sheet");
}

TEST(XlsxWriter, RefusesWhatDoesNotFit) {
  EXPECT_EQ(write_xlsx({{.name = "a/b"}}).error().code, "wrong-sheet-name");
  EXPECT_EQ(write_xlsx({{.name = "a"}, {.name = "A"}}).error().code, "wrong-sheet-name");
  EXPECT_EQ(write_xlsx({{.name = std::string(32, 'a')}}).error().code, "wrong-sheet-name");
  const auto long_text = write_xlsx({{.name = "a", .header = {"h"}, .rows = {{std::string(32'768, 'x')}}}});
  EXPECT_EQ(long_text.error().code, "text-too-long");
  EXPECT_EQ(long_text.error().where.member, "a!A2");
}

TEST(XlsxWriter, NeverWritesAFormulaOrALink) {
  const std::vector<std::string> texts = {
      "=1+1", "+34 943", "-5", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "https://zubia.eus", "'quoted", "\t=1"};
  XlsxSheet sheet{.name = "data"};
  for (const std::string& text : texts) sheet.rows.push_back({text});
  const auto written = write_xlsx({sheet});
  ASSERT_TRUE(written);
  const auto archive = ZipArchive::open(*written, "book.xlsx");
  std::string xml;
  ASSERT_TRUE(archive->read("xl/worksheets/sheet1.xml", [&](std::string_view piece) {
    xml += piece;
    return true;
  }));
  EXPECT_EQ(xml.find("<f>"), std::string::npos);
  EXPECT_EQ(xml.find("hyperlink"), std::string::npos);
  const auto cells = cells_of(*written);
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ((*cells)[i][0], texts[i]);
}

TEST(XlsxWriter, WritesTypedCells) {
  const XlsxSheet sheet{.name = "data",
                        .header = {"text", "number", "truth", "date", "nothing"},
                        .rows = {{std::string("a\nb"), 0.1, true, XlsxDate{"2026-02-28"}, NAN},
                                 {std::string("bad\x01"
                                              "char"),
                                  -3.0, false, XlsxDate{"someday"}}}};
  const auto written = write_xlsx({sheet});
  EXPECT_THAT(*cells_of(*written), ElementsAre(ElementsAre("text", "number", "truth", "date", "nothing"),
                                               ElementsAre("a\nb", "0.1", "TRUE", "2026-02-28"),
                                               ElementsAre("badchar", "-3", "FALSE", "someday")));
  EXPECT_EQ(*written, *write_xlsx({sheet}));
}

TEST(XlsxWriter, MendsBrokenLetters) {
  EXPECT_THAT(*cells_of(*write_xlsx({{.name = "data",
                                      .rows = {{std::string("a\xFF"
                                                            "b ñ")}}}})),
              ElementsAre(ElementsAre("a\uFFFDb ñ")));
}

TEST(Xlsx, ReadsBackWhatItWrote) {
  EXPECT_TRUE(rc::check("random cells come back", [] {
    std::vector<std::vector<std::string>> texts;
    XlsxSheet sheet{.name = "data"};
    const auto rows = *rc::gen::inRange(1, 6);
    for (int i = 0; i < rows; ++i) {
      auto& row = sheet.rows.emplace_back();
      auto& line = texts.emplace_back();
      const auto columns = *rc::gen::inRange(1, 5);
      for (int j = 0; j < columns; ++j) {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab=<>&\"' 1")));
        row.emplace_back("x" + text);
        line.push_back("x" + text);
      }
    }
    RC_ASSERT(*cells_of(*write_xlsx({sheet})) == texts);
  }));
}

TEST(AnyBytes, GiveCellsOrAProblem) {
  const std::string whole = zipped(workbook_parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c><v>2</v></c></row>",
                                                  "<sst><si><t>text</t></si></sst>"));
  const auto expect_cells_or_problem = [](const std::string& bytes) {
    const auto cells = cells_of(bytes);
    if (cells) return;
    RC_ASSERT(!cells.error().code.empty());
    RC_ASSERT(!cells.error().detail.empty());
    RC_ASSERT(!cells.error().mend.empty());
  };
  EXPECT_TRUE(rc::check("mutated archives never crash", [&] {
    std::string bytes = whole;
    const auto mutations = *rc::gen::inRange(1, 6);
    for (int i = 0; i < mutations; ++i) {
      const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
      if (*rc::gen::inRange(0, 4) > 0)
        bytes[place] = *rc::gen::arbitrary<char>();
      else
        bytes.erase(place, *rc::gen::inRange<std::size_t>(1, 20));
    }
    expect_cells_or_problem(bytes);
  }));
  EXPECT_TRUE(rc::check("mutated parts never crash", [&] {
    auto parts = workbook_parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c s=\"1\"><v>2</v></c></row>",
                                "<sst><si><t>text</t></si></sst>");
    auto part = parts.begin();
    std::advance(part, *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(parts.size())));
    std::string& bytes = part->second;
    const std::string favourites = "<>/=\"&;rcvts019-AZ! ";
    for (int i = 0; i < 3; ++i) {
      const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
      if (*rc::gen::inRange(0, 2) == 0)
        bytes[place] = *rc::gen::elementOf(favourites);
      else
        bytes.insert(place, 1, *rc::gen::elementOf(favourites));
    }
    expect_cells_or_problem(zipped(parts));
  }));
}

}  // namespace
}  // namespace zubia::formats
