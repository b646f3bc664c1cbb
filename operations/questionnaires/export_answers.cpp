#include "operations/questionnaires/export_answers.hpp"

#include <algorithm>

#include "engine/questionnaires/response_table.hpp"
#include "formats/ddi_codebook.hpp"
#include "formats/response_files.hpp"
#include "formats/spss_file.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/picked_codes.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "operations/questionnaires/tidy_answers.hpp"
#include "storage/base64.hpp"

namespace zubia::operations {

namespace {

using questionnaires::ResponseTable;
using Reply = ExportAnswers::Reply;

Reply text_file(std::string name, const std::string& text) { return {{}, std::move(name), "text", text, text}; }

Result<Reply> binary_file(std::string name, const Result<std::string>& bytes) {
  if (!bytes) return refuse(bytes.error());
  return Reply{{}, std::move(name), "base64", storage::base64(*bytes), *bytes};
}

std::string name_of(const QuestionnaireVersion& version, const std::string& group) {
  return version.name + (group.empty() ? "" : "-" + group);
}

Result<Reply> written(const ResponseTable& table, AnswersFormat format, const QuestionnaireVersion& version,
                      const questionnaires::Instrument& instrument, const Work& work) {
  const std::string name = name_of(version, table.group);
  const questionnaires::Purpose& purpose = instrument.draft().purpose;
  switch (format) {
    case AnswersFormat::csv:
      return text_file(name + ".csv", formats::write_response_csv(table));
    case AnswersFormat::codebook:
      return text_file(name + "-codebook.csv", formats::write_codebook_csv(table));
    case AnswersFormat::xlsx:
      return binary_file(name + ".xlsx", formats::write_response_workbook(table));
    case AnswersFormat::spss:
      return binary_file(name + ".sav", formats::write_spss(table));
    case AnswersFormat::r:
      return text_file(name + ".R", formats::write_r_script(table, name + ".csv"));
    case AnswersFormat::tidy:
    case AnswersFormat::ddi:
      break;
  }
  return text_file(name + ".xml",
                   formats::write_ddi_codebook(table, {.id = version.name + "-" + std::to_string(version.number),
                                                       .purpose = text_in(purpose.purpose, table.language, {}),
                                                       .producer = text_in(purpose.controller, table.language, {}),
                                                       .date = work.now.substr(0, 10)}));
}

/// Says so where responses were left out, since a table does not show what it lacks.
Reply with_waiting(Reply reply, std::int64_t waiting) {
  if (waiting > 0)
    reply.notices.push_back(
        {"not-checked-yet", "Sent, but left out until an adviser has checked them: " + std::to_string(waiting) + "."});
  return reply;
}

Result<void> check_group(const questionnaires::Instrument& instrument, const std::string& group) {
  const auto groups = questionnaires::repeated_groups(instrument);
  if (group.empty() || std::ranges::find(groups, group) != groups.end()) return {};
  std::string all;
  for (const std::string& one : groups) all += (all.empty() ? "" : ", ") + one;
  return refuse({"unknown-group",
                 "The questionnaire has no repeated group " + group + ".",
                 {.field = "group"},
                 all.empty() ? "It has none: leave it out." : "It has " + all + "."});
}

}  // namespace

Result<ExportAnswers::Reply> ExportAnswers::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  auto allowed = check_group(*instrument, request.group);
  if (allowed) allowed = check_answers_may_be_seen(version->mode, work);
  if (!allowed) return refuse(allowed.error());
  if (request.format == AnswersFormat::tidy) {
    const auto tidy = tidy_answers(*version, *instrument, request.group, programme, work);
    if (!tidy) return refuse(tidy.error());
    return with_waiting(text_file(name_of(*version, request.group) + "-tidy.csv", tidy->csv), tidy->waiting);
  }
  const auto& languages = version->languages;
  const bool is_there = std::ranges::find(languages, work.language) != languages.end();
  ResponseTable table =
      questionnaires::response_table(*instrument, is_there ? work.language : languages.front(), request.group);
  const auto done =
      for_each_sent(*version, *instrument, programme, work,
                    [&](const storage::StoredResponse& one, const questionnaires::Evaluation& judged) {
                      questionnaires::add_response(table, *instrument,
                                                   {one.response.id, one.response.organisation, sent_day(one)}, judged);
                    });
  if (!done) return refuse(done.error());
  if (auto labelled = label_codes(table, *instrument, programme, work); !labelled) return refuse(labelled.error());
  auto reply = written(table, request.format, *version, *instrument, work);
  if (reply && request.format == AnswersFormat::spss)
    for (const std::string& column : table.cut)
      reply->notices.push_back(
          {"text-cut", "Texts of " + column + " are longer than the form allows for, and were cut."});
  if (!reply) return reply;
  return with_waiting(*std::move(reply), *done);
}

template AnyOperation erase<ExportAnswers>();

}  // namespace zubia::operations
