#include "formats/codebook_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "formats/guide_json.hpp"

namespace zubia::formats {
namespace {

using ::testing::HasSubstr;

const std::vector<CodebookLine> lines = {
    {"barriers", "0123456789abcdef0123456789abcdef", 0, "", "Barriers & \"fears\"", "What <stops> them\tfrom working"},
    {"law", "1123456789abcdef0123456789abcdef", 1, "barriers", "Law", ""},
    {"needs", "2123456789abcdef0123456789abcdef", 0, "", "=Needs", "Asked for\n+ wanted"}};

TEST(CodebookFiles, CsvDisarmsFormulas) {
  EXPECT_EQ(write_codebook_csv(lines),
            "code,parent,depth,name,definition\r\n"
            "barriers,,0,\"Barriers & \"\"fears\"\"\",What <stops> them\tfrom working\r\n"
            "law,barriers,1,Law,\r\n"
            "needs,,0,'=Needs,\"Asked for\n+ wanted\"\r\n");
}

TEST(CodebookFiles, RefiCodebookHasCodesInsideCodesAndNoLooseMark) {
  EXPECT_EQ(write_refi_codebook(lines, "Zubia"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xsi:schemaLocation=\"urn:QDA-XML:codebook:1.0 "
            "http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd\" origin=\"Zubia\">\n"
            "  <Codes>\n"
            "    <Code guid=\"01234567-89ab-cdef-0123-456789abcdef\" name=\"Barriers &amp; &quot;fears&quot;\" "
            "isCodable=\"true\">\n"
            "      <Description>What &lt;stops&gt; them&#9;from working</Description>\n"
            "      <Code guid=\"11234567-89ab-cdef-0123-456789abcdef\" name=\"Law\" isCodable=\"true\">\n"
            "      </Code>\n"
            "    </Code>\n"
            "    <Code guid=\"21234567-89ab-cdef-0123-456789abcdef\" name=\"=Needs\" isCodable=\"true\">\n"
            "      <Description>Asked for&#10;+ wanted</Description>\n"
            "    </Code>\n"
            "  </Codes>\n"
            "</CodeBook>\n");
  EXPECT_THAT(write_refi_codebook({}, "Zubia"), HasSubstr("<Codes>\n  </Codes>"));
}

TEST(CodebookFiles, WorkbookIsAZip) {
  const auto bytes = write_codebook_workbook(lines, "codes");
  ASSERT_TRUE(bytes.has_value()) << bytes.error().detail;
  EXPECT_TRUE(bytes->starts_with("PK"));
  EXPECT_EQ(*bytes, *write_codebook_workbook(lines, "codes")) << "the same codes are the same bytes";
}

/// What a guide is refused with, and where.
std::string refusal(const std::string& text) {
  const auto read = read_guide_document(nlohmann::json::parse(text), "guide.json");
  return read ? "" : read.error().where.member + ": " + read.error().detail;
}

TEST(GuideJson, IsRefusedWithTheMember) {
  EXPECT_EQ(refusal("[]"), "format: This is no interview guide: its format is not zubia-guide-1.");
  EXPECT_EQ(refusal(R"({"format": 1})"), "format: This is no interview guide: its format is not zubia-guide-1.");
  EXPECT_EQ(refusal(R"({"format": "zubia-guide-1", "titel": {}})"), "titel: There is no member \"titel\" here.");
  EXPECT_EQ(refusal(R"({"format": "zubia-guide-1", "title": "Barriers"})"),
            "title: This is a text by language: {\"en\": …}.");
  EXPECT_EQ(refusal(R"({"format": "zubia-guide-1", "languages": [3]})"), "languages[0]: This is a text.");
  EXPECT_EQ(refusal(R"({"format": "zubia-guide-1", "questions": {}})"), "questions: This is a list.");
  EXPECT_EQ(refusal(R"({"format": "zubia-guide-1", "questions": [{"prompts": [{"en": 3}]}]})"),
            "questions[0].prompts[0].en: This is a text.");
}

TEST(GuideJson, ReadsWhatItWrites) {
  const interviews::InterviewGuide guide{
      {"en", "eu"},
      {{"en", "Barriers"}, {"eu", "Oztopoak"}},
      {{"history", {{"en", "How?"}}, {{{"en", "Who?"}}, {{"eu", "Nor?"}}}}, {"now", {{"eu", "Orain?"}}, {}}}};
  const auto read = read_guide_document(nlohmann::json(guide_document(guide)), "guide.json");
  ASSERT_TRUE(read.has_value()) << read.error().detail;
  EXPECT_EQ(*read, guide);
}

}  // namespace
}  // namespace zubia::formats
