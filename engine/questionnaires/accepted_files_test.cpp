#include "engine/questionnaires/accepted_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/questionnaires/instruments_for_tests.hpp"
#include "engine/questionnaires/response_table.hpp"

namespace zubia::questionnaires {
namespace {

using namespace std::string_view_literals;
using for_tests::checked;
using for_tests::codes_of;
using for_tests::draft_of;
using for_tests::item;
using testing::ElementsAre;
using testing::IsEmpty;

Item file(std::string name, std::vector<std::string> accepted = {}) {
  Item made = item(ItemType::file, std::move(name));
  made.accepted = std::move(accepted);
  return made;
}

std::vector<std::string> codes(InstrumentDraft draft) {
  auto instrument = check_instrument(std::move(draft));
  return instrument ? std::vector<std::string>{} : codes_of(instrument.error());
}
std::vector<std::string> codes(std::vector<Item> items) { return codes(draft_of(std::move(items))); }

bool is(std::string_view name, std::string_view bytes) { return is_content_of(*file_kind_of_name(name), bytes); }

TEST(AcceptedFiles, AreKnownByTheEndOfTheirName) {
  EXPECT_EQ(file_kind_of_name("Plan.final.PDF")->media_type, "application/pdf");
  EXPECT_EQ(file_kind_of_name("photo.jpeg")->family, "image");
  for (const char* name : {"page.html", "logo.svg", "tool.exe", "all.zip", "plan.pdf.", "plan", ""})
    EXPECT_EQ(file_kind_of_name(name), nullptr) << name;
}

TEST(AcceptedFiles, AreThoseOfTheFamiliesAndExtensionsThatAreNamed) {
  const auto takes = [](const Item& question, const char* name) { return accepts(question, *file_kind_of_name(name)); };
  EXPECT_TRUE(takes(file("f"), "a.mp4")) << "none named: all that are known";
  const Item some = file("f", {"image", "pdf"});
  EXPECT_TRUE(takes(some, "a.png"));
  EXPECT_TRUE(takes(some, "a.pdf"));
  EXPECT_FALSE(takes(some, "a.docx"));
}

TEST(AcceptedFiles, HaveTheContentsThatTheirNameSays) {
  EXPECT_TRUE(is("a.pdf", "%PDF-1.7\n"));
  EXPECT_FALSE(is("a.pdf", "<html><script>"));
  EXPECT_FALSE(is("a.pdf", "%PD"));
  EXPECT_TRUE(is("a.jpg", "\xFF\xD8\xFF\xE0 JFIF"sv));
  EXPECT_FALSE(is("a.jpg", "\x89PNG\r\n\x1A\n"sv)) << "a picture, but another one";
  EXPECT_TRUE(is("a.webp", "RIFF\1\0\0\0WEBPVP8 "sv));
  EXPECT_TRUE(is("a.mp4",
                 "\0\0\0\x18"
                 "ftypmp42"sv));
  EXPECT_FALSE(is("a.mp4", "ftyp"));
  EXPECT_TRUE(is("a.odt", "PK\x03\x04 … mimetypeapplication/vnd.oasis.opendocument.text"));
  EXPECT_FALSE(is("a.odt", "PK\x03\x04 … mimetypeapplication/vnd.oasis.opendocument.spreadsheet"));
  EXPECT_TRUE(is("a.docx", "PK\x03\x04[Content_Types].xml word/document.xml"));
  EXPECT_FALSE(is("a.docx", "PK\x03\x04[Content_Types].xml xl/workbook.xml"));
  EXPECT_TRUE(is("a.csv", "a;b\n1;2\n"));
  EXPECT_FALSE(is("a.csv", "a;b\0"sv));
  EXPECT_FALSE(is("a.txt", "PK\x03\x04"));
  EXPECT_TRUE(is("a.txt", "\xFF\xFEz\0"sv)) << "UTF-16";
}

TEST(AcceptedFiles, HaveASizeOfTheirQuestion) {
  Item question = file("f");
  EXPECT_EQ(file_bytes_max(question), 10'000'000U);
  question.megabytes_max = 2;
  EXPECT_EQ(file_bytes_max(question), 2'000'000U);
}

TEST(FileQuestions, AreCheckedWithTheForm) {
  EXPECT_THAT(codes({file("plan", {"pdf", "image"})}), IsEmpty());
  EXPECT_THAT(codes({file("plan", {"pdff"})}), ElementsAre("unknown-file-kind"));
  Item question = file("plan");
  question.megabytes_max = 41;
  EXPECT_THAT(codes({question}), ElementsAre("wrong-file-size"));
  question.megabytes_max = 0;
  EXPECT_THAT(codes({question}), ElementsAre("wrong-file-size"));
  Item text = item(ItemType::text, "why");
  text.accepted = {"pdf"};
  EXPECT_THAT(codes({text}), ElementsAre("unexpected-file-rule"));
  Item filled = file("plan");
  filled.prefill = "previous.plan";
  EXPECT_THAT(codes({filled}), ElementsAre("file-filled-in"));
  Item group = item(ItemType::repeated_group, "sites");
  group.items = {file("plan")};
  EXPECT_THAT(codes({group}), IsEmpty()) << "it is asked, though nothing can be uploaded there";
  Item plain = item(ItemType::group, "about");
  plain.items = {file("plan")};
  EXPECT_THAT(codes({plain}), IsEmpty());
}

TEST(FileQuestions, AreNotTooMany) {
  std::vector<Item> many;
  for (int number = 1; number <= 20; ++number) many.push_back(file("plan_" + std::to_string(number)));
  EXPECT_THAT(codes(many), IsEmpty());
  many.push_back(file("one_more"));
  EXPECT_THAT(codes(many), ElementsAre("too-many-files"));
  many.resize(5);
  InstrumentDraft draft = draft_of(many);
  draft.purpose.mode = Mode::anonymous;
  EXPECT_THAT(codes(draft), ElementsAre("files-too-large")) << "they go in one message";
  draft.sections[0].items.resize(4);
  EXPECT_THAT(codes(draft), IsEmpty());
}

TEST(FileQuestions, AreNamedInTablesByTheResponse) {
  const Instrument instrument = checked(draft_of({file("plan"), item(ItemType::text, "why")}));
  ResponseTable table = response_table(instrument, "en");
  Answers answers;
  answers.values["plan"] = std::string("00ff.pdf");
  add_response(table, instrument, {"r1", "", ""}, evaluate_response(instrument, answers, "2026-11-27"));
  add_response(table, instrument, {"r2", "", ""}, evaluate_response(instrument, {}, "2026-11-27"));
  EXPECT_EQ(table.columns[3].name, "plan");
  EXPECT_EQ(table.rows[0][3].text, "r1-plan.pdf");
  EXPECT_EQ(table.rows[1][3].text, "");
  EXPECT_THAT(table.cut, IsEmpty());
}

}  // namespace
}  // namespace zubia::questionnaires
