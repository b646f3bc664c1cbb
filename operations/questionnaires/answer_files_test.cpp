#include "operations/questionnaires/answer_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/zip_archive.hpp"
#include "storage/base64.hpp"
#include "tests/asked_questionnaires.hpp"

namespace zubia::operations {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string pdf = "%PDF-1.7\nthe plan";
const std::string docx = "PK\x03\x04[Content_Types].xml word/document.xml";

json text(const std::string& en) { return {{"en", en}}; }

/// A published questionnaire that asks for files, and links to it.
class AnswerFiles : public QuestionnaireTest {
 protected:
  std::vector<std::string> publish_files(const std::string& mode) {
    json plan = {{"type", "file"},
                 {"name", "plan"},
                 {"label", text("Your plan")},
                 {"accepted", {"pdf", "docx"}},
                 {"megabytes_max", 1}};
    json photo = {{"type", "file"},
                  {"name", "photo"},
                  {"label", text("A photo")},
                  {"accepted", {"image"}},
                  {"relevance", "${plan} != ''"}};
    const json jobs = {{"type", "integer"}, {"name", "jobs"}, {"label", text("Jobs")}, {"required", "true()"}};
    const json form = {
        {"format", "zubia-instrument-1"},
        {"name", "files"},
        {"languages", {"en"}},
        {"title", text("Files")},
        {"purpose",
         {{"mode", mode},
          {"purpose", text("To know.")},
          {"recipients", text("Us.")},
          {"retention", text("A year.")},
          {"retention_months", 12}}},
        {"sections", {{{"name", "first"}, {"title", text("First")}, {"items", json::array({plan, photo, jobs})}}}}};
    EXPECT_TRUE(ask("add-questionnaire", {{"file", {{"name", "f.json"}, {"bytes", form.dump()}}}}).has_value());
    const auto published = ask("publish-questionnaire", {{"questionnaire", "files"}});
    EXPECT_TRUE(published.has_value()) << (published ? "" : published.error().detail);
    hash_ = published->at("hash");
    const auto links = ask("invite-organisations", {{"questionnaire", "files"}, {"everybody", true}}).value();
    std::vector<std::string> tokens;
    for (const auto& row : links.at("links")) {
      const std::string link = row.at("link");
      tokens.push_back(link.substr(link.find('#') + 1));
    }
    return tokens;
  }

  Result<json> put(const std::string& token, const std::string& variable, const std::string& name,
                   const std::string& bytes, const std::string& key = {}) {
    return ask(
        "put-answer-file",
        {{"token", token}, {"agreed", hash_}, {"variable", variable}, {"file", {{"name", name}, {"bytes", bytes}}}},
        "anybody", key);
  }
  std::string refused(const Result<json>& reply) { return reply ? "none: " + reply->dump() : reply.error().code; }

  json opened(const std::string& token) { return ask("open-response", {{"token", token}}, "anybody").value(); }
  bool send(const std::string& token, const json& answers = {{"jobs", 3}}) {
    const auto sent = ask("send-response", given(token, answers), "anybody");
    EXPECT_TRUE(sent.has_value()) << (sent ? "" : sent.error().detail);
    return sent && sent->at("is_sent");
  }
  std::string only_response() {
    return ask("list-responses", {{"questionnaire", "files"}}, "researcher")->at("responses")[0].at("response");
  }
};

TEST_F(AnswerFiles, AreStoredUnderTheLinkAndFoundAgain) {
  const auto token = publish_files("named").front();
  const auto stored = put(token, "plan", "The plan.PDF", pdf).value();
  EXPECT_EQ(stored.at("receipt"), 1);
  EXPECT_EQ(stored.at("saved"), json::array({"plan"}));
  const auto again = opened(token);
  EXPECT_EQ(again.at("answers").at("plan"), stored.at("files")[0].at("id"));
  EXPECT_EQ(again.at("files"), json::array({{{"variable", "plan"},
                                             {"id", stored.at("files")[0].at("id")},
                                             {"name", "The plan.PDF"},
                                             {"bytes", pdf.size()}}}));
}

TEST_F(AnswerFiles, AreRefusedWithTheReason) {
  const auto token = publish_files("confidential").front();
  EXPECT_EQ(refused(put("nothing", "plan", "a.pdf", pdf)), "unknown-link");
  EXPECT_EQ(refused(put(token, "map", "a.pdf", pdf)), "unknown-question");
  EXPECT_EQ(refused(put(token, "jobs", "a.pdf", pdf)), "no-file-question");
  EXPECT_EQ(refused(put(token, "plan", "a.pdf", "")), "empty-file");
  EXPECT_EQ(refused(put(token, "plan", "a.pdf", pdf + std::string(1'000'000, ' '))), "file-too-large");
  EXPECT_EQ(refused(put(token, "plan", "a.png", "\x89PNG\r\n\x1A\n")), "wrong-file-kind");
  EXPECT_EQ(refused(put(token, "plan", "a.exe", "MZ")), "wrong-file-kind");
  EXPECT_EQ(refused(put(token, "plan", "a.pdf", "<html><script>alert(1)</script>")), "wrong-file-content");
  EXPECT_EQ(refused(put(token, "plan", "a.pdf", pdf.substr(0, 3))), "wrong-file-content") << "cut off";
  const auto unagreed =
      ask("put-answer-file", {{"token", token}, {"variable", "plan"}, {"file", {{"name", "a.pdf"}, {"bytes", pdf}}}},
          "anybody");
  EXPECT_EQ(refused(unagreed), "consent-wanted");
  EXPECT_TRUE(opened(token).at("files").empty());
  const auto wrong = put(token, "plan", "a.png", "\x89PNG\r\n\x1A\n").error();
  EXPECT_EQ(wrong.mend, "It takes pdf, docx.");
  EXPECT_EQ(wrong.where.field, "plan");
}

TEST_F(AnswerFiles, AreStoredOnceUnderOneKey) {
  const auto token = publish_files("named").front();
  const auto first = put(token, "plan", "a.pdf", pdf, "k1").value();
  const auto again = put(token, "plan", "a.pdf", pdf, "k1").value();
  EXPECT_EQ(again.at("receipt"), 1);
  EXPECT_EQ(again.at("files"), first.at("files"));
  EXPECT_EQ(refused(put(token, "plan", "a.pdf", pdf + "!", "k1")), "key-used");
  EXPECT_EQ(refused(put(token, "plan", "b.pdf", pdf, "k1")), "key-used");
  const auto other = put(token, "plan", "b.docx", docx, "k2").value();
  EXPECT_EQ(other.at("receipt"), 2);
  EXPECT_EQ(opened(token).at("files")[0].at("name"), "b.docx");
  EXPECT_EQ(opened(token).at("files").size(), 1U) << "the one before is gone";
}

TEST_F(AnswerFiles, AreTakenAwayByAnAnswerAndNeverWrittenByOne) {
  const auto token = publish_files("named").front();
  const std::string id = put(token, "plan", "a.pdf", pdf)->at("files")[0].at("id");
  const auto save = [&](const json& value) {
    return ask("save-answers", given(token, {{"plan", value}}), "anybody").value();
  };
  EXPECT_EQ(save("0123456789abcdef0123456789abcdef.pdf").at("refused")[0].at("code"), "file-not-uploaded");
  EXPECT_EQ(save(id).at("refused").size(), 0U) << "it stays what it is";
  EXPECT_EQ(opened(token).at("files").size(), 1U);
  EXPECT_EQ(save(nullptr).at("refused").size(), 0U);
  EXPECT_EQ(opened(token).at("files").size(), 0U);
  EXPECT_EQ(save(id).at("refused")[0].at("code"), "file-not-uploaded") << "gone";
}

TEST_F(AnswerFiles, CanBeReplacedAfterSendingAndNotAfterTheEnd) {
  const auto token = publish_files("named").front();
  ASSERT_TRUE(put(token, "plan", "a.pdf", pdf).has_value());
  ASSERT_TRUE(send(token));
  EXPECT_TRUE(put(token, "plan", "b.pdf", pdf).has_value()) << "as every answer that is not anonymous";
  ASSERT_TRUE(ask("close-questionnaire", {{"questionnaire", "files"}}).has_value());
  EXPECT_EQ(refused(put(token, "plan", "c.pdf", pdf)), "questionnaire-closed");
}

TEST_F(AnswerFiles, OfAnAnonymousResponseComeWhenItIsSent) {
  const auto tokens = publish_files("anonymous");
  EXPECT_EQ(refused(put(tokens[0], "plan", "a.pdf", pdf)), "file-with-answers");
  json write = given(tokens[0], {{"jobs", 3}, {"plan", "kept-in-the-browser.pdf"}});
  EXPECT_TRUE(ask("save-answers", write, "anybody")->at("refused").empty()) << "judged, and stored nowhere";
  EXPECT_FALSE(ask("send-response", write, "anybody")->at("is_sent")) << "the file is not there";
  write["files"] = {{"plan", {{"name", "a.pdf"}, {"bytes", "not base64"}}}};
  EXPECT_EQ(refused(ask("send-response", write, "anybody")), "invalid-value");
  write["files"]["plan"]["bytes"] = storage::base64("no pdf");
  EXPECT_EQ(refused(ask("send-response", write, "anybody")), "wrong-file-content");
  write["files"]["plan"]["bytes"] = storage::base64(pdf);
  EXPECT_TRUE(ask("send-response", write, "anybody", "k1")->at("is_sent"));
  EXPECT_TRUE(ask("send-response", write, "anybody", "k1")->at("is_sent")) << "sent again";
  EXPECT_EQ(refused(ask("send-response", write, "anybody", "k2")), "link-used");
  const auto file = ask("read-response-file", {{"response", only_response()}, {"variable", "plan"}}, "researcher");
  EXPECT_EQ(file->at("content"), storage::base64(pdf));
}

TEST_F(AnswerFiles, AreReadByTheTeamAsFarAsItMaySeeAnswers) {
  const auto token = publish_files("confidential").front();
  ASSERT_TRUE(put(token, "plan", "Orona plan.pdf", pdf).has_value());
  ASSERT_TRUE(send(token));
  const std::string response = only_response();
  const auto read = [&](const std::string& variable, const std::string& role) {
    return ask("read-response-file", {{"response", response}, {"variable", variable}}, role);
  };
  EXPECT_EQ(read("plan", "researcher").value(), json({{"file_name", response + "-plan.pdf"},
                                                      {"given_name", "Orona plan.pdf"},
                                                      {"media_type", "application/pdf"},
                                                      {"encoding", "base64"},
                                                      {"content", storage::base64(pdf)}}));
  EXPECT_EQ(refused(read("plan", "facilitator")), "answers-withheld");
  EXPECT_EQ(refused(read("photo", "researcher")), "unknown-file");
  EXPECT_EQ(refused(ask("read-response-file", {{"response", "r"}, {"variable", "plan"}})), "unknown-response");
  const auto shown = ask("show-response", {{"response", response}}, "researcher")->at("answers");
  EXPECT_EQ(shown[0].at("answer"), "Orona plan.pdf");
  EXPECT_EQ(shown[0].at("file_bytes"), pdf.size());
  EXPECT_EQ(shown[1].at("file_bytes"), 0);
}

TEST_F(AnswerFiles, ThatAreNotAskedForAfterOtherAnswersAreNotGivenAway) {
  const auto token = publish_files("named").front();
  ASSERT_TRUE(put(token, "plan", "a.pdf", pdf).has_value());
  ASSERT_TRUE(put(token, "photo", "a.jpg", "\xFF\xD8\xFF\xE0").has_value());
  ASSERT_TRUE(ask("save-answers", given(token, {{"plan", nullptr}}), "anybody").has_value());
  ASSERT_TRUE(send(token));
  EXPECT_EQ(refused(ask("read-response-file", {{"response", only_response()}, {"variable", "photo"}})), "unknown-file");
  EXPECT_EQ(refused(ask("export-answer-files", {{"questionnaire", "files"}})), "no-files");
}

TEST_F(AnswerFiles, AreExportedUnderTheNamesThatTheTableHas) {
  const auto tokens = publish_files("confidential");
  EXPECT_EQ(refused(ask("export-answer-files", {{"questionnaire", "files"}})), "no-files");
  for (const std::string& token : {tokens[0], tokens[1]}) {
    ASSERT_TRUE(put(token, "plan", "same.pdf", pdf + token).has_value());
    ASSERT_TRUE(send(token));
  }
  const auto zip = ask("export-answer-files", {{"questionnaire", "files"}}, "researcher").value();
  EXPECT_EQ(zip.at("file_name"), "files-files.zip");
  EXPECT_EQ(zip.at("files"), 2);
  EXPECT_EQ(zip.at("archives"), 1);
  const auto bytes = storage::bytes_of_base64(zip.at("content").get<std::string>()).value();
  const auto archive = formats::ZipArchive::open(bytes, "files.zip").value();
  for (const char* format : {"csv", "tidy"}) {
    const std::string table =
        ask("export-answers", {{"questionnaire", "files"}, {"format", format}}, "researcher")->at("content");
    ASSERT_THAT(archive.entries(), SizeIs(2));
    for (const std::string& entry : archive.entries()) EXPECT_THAT(table, HasSubstr(entry)) << format;
    EXPECT_EQ(table.find("same.pdf"), std::string::npos) << "what the respondent called it may name them";
  }
  EXPECT_EQ(refused(ask("export-answer-files", {{"questionnaire", "files"}, {"archive", 2}})), "unknown-archive");
  EXPECT_EQ(refused(ask("export-answer-files", {{"questionnaire", "files"}}, "facilitator")), "answers-withheld");
}

TEST_F(AnswerFiles, AreEnteredByAnAdviserToo) {
  publish_files("named");
  const json entry = {{"questionnaire", "files"},
                      {"organisation", "o1"},
                      {"came_by", "paper"},
                      {"agreed", hash_},
                      {"answers", {{"jobs", 1}}},
                      {"files", {{"plan", {{"name", "scan.pdf"}, {"bytes", storage::base64(pdf)}}}}},
                      {"whole", true}};
  EXPECT_TRUE(ask("enter-answers", entry, "facilitator")->at("is_sent"));
  const auto shown = ask("open-entry", {{"questionnaire", "files"}, {"organisation", "o1"}}, "facilitator").value();
  EXPECT_EQ(shown.at("files")[0].at("name"), "scan.pdf");
}

TEST(FileNames, AreMadeHarmlessAndKeepTheirExtension) {
  EXPECT_EQ(harmless_name("../../etc/plan.pdf"), "plan.pdf");
  EXPECT_EQ(harmless_name("C:\\Users\\Jon\\plan.pdf"), "plan.pdf");
  EXPECT_EQ(harmless_name("pl\r\nan\x7F\t.pdf"), "plan.pdf");
  EXPECT_EQ(harmless_name("plan\xE2\x80\xAE"
                          "fdp.exe"),
            "planfdp.exe")
      << "written from the right it would end otherwise";
  EXPECT_EQ(harmless_name("zuhaitz ñandú.pdf"), "zuhaitz ñandú.pdf");
  EXPECT_EQ(harmless_name(".pdf"), "file.pdf");
  EXPECT_EQ(harmless_name(""), "file");
  const std::string longest = harmless_name(std::string(300, 'a') + ".pdf");
  EXPECT_EQ(longest, std::string(116, 'a') + ".pdf");
}

}  // namespace
}  // namespace zubia::operations
