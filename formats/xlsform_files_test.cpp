#include "formats/xlsform_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "formats/instrument_json.hpp"
#include "formats/xlsform.hpp"
#include "formats/xlsx_reader.hpp"
#include "formats/xlsx_writer.hpp"

namespace zubia::formats {
namespace {

using namespace questionnaires;
using testing::ElementsAre;
using testing::IsEmpty;

Item taking(std::vector<std::string> accepted) { return {.type = ItemType::file, .accepted = std::move(accepted)}; }

TEST(XlsformFiles, SayWhatTheyTakeByTheirTypeOrMediaTypes) {
  EXPECT_THAT(accepted_in("image", ""), ElementsAre("image"));
  EXPECT_THAT(accepted_in("photo", ".pdf"), ElementsAre("image")) << "the type is stricter";
  EXPECT_THAT(accepted_in("audio", ""), ElementsAre("audio"));
  EXPECT_THAT(accepted_in("file", ""), IsEmpty());
  EXPECT_THAT(accepted_in("file", "*/*"), IsEmpty());
  EXPECT_THAT(accepted_in("file", "image/*, .PDF; application/pdf"), ElementsAre("image", "pdf"));
  EXPECT_THAT(accepted_in("file", "image/jpeg"), ElementsAre("jpg", "jpeg"));
  EXPECT_THAT(accepted_in("file", ".zip"), ElementsAre("zip")) << "for the check of the form to name";
}

TEST(XlsformFiles, AreWrittenSoThatOtherProgramsKnowThem) {
  EXPECT_EQ(file_type_cell(taking({"video"})), "video");
  EXPECT_EQ(accept_cell(taking({"video"})), "");
  EXPECT_EQ(file_type_cell(taking({"image", "pdf"})), "file");
  EXPECT_EQ(accept_cell(taking({"image", "pdf"})), "image/*,.pdf");
  EXPECT_EQ(accept_cell(taking({})), "");
  EXPECT_TRUE(accept_cell(taking({"document"})).starts_with(".pdf,.docx,"));
}

TEST(XlsformFiles, ComeBackAsTheyWere) {
  InstrumentDraft draft{.name = "files", .title = {{"en", "Files"}}, .languages = {"en"}};
  const auto question = [](std::string name, std::vector<std::string> accepted) {
    Item made = taking(std::move(accepted));
    made.name = std::move(name);
    made.label = {{"en", made.name}};
    return made;
  };
  draft.sections = {{.name = "first",
                     .title = {{"en", "First"}},
                     .items = {question("photo", {"image"}), question("talk", {"audio"}), question("film", {"video"}),
                               question("any", {}), question("plan", {"document", "png"})}}};
  draft.sections[0].items[4].megabytes_max = 25;
  const auto written = write_xlsform(draft);
  ASSERT_TRUE(written) << written.error().detail;
  auto reader = XlsxReader::open(*written, "form.xlsx");
  const auto rows = read_xlsx_sheet(*reader, "survey");
  std::vector<std::string> types;
  for (const XlsxRow& row : *rows) types.push_back(cell_text(row.cells.front()));
  EXPECT_THAT(types, ElementsAre("type", "begin_group", "image", "audio", "video", "file", "file", "end_group"));
  const auto again = read_xlsform(*written, "again.xlsx");
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_THAT(again->notices, IsEmpty()) << "no column was passed over";
  EXPECT_EQ(instrument_document(again->draft).dump(1), instrument_document(draft).dump(1));
}

}  // namespace
}  // namespace zubia::formats
