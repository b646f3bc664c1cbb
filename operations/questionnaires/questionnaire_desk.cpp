#include "operations/questionnaires/questionnaire_desk.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/base/nearest_names.hpp"
#include "formats/instrument_json.hpp"
#include "formats/xlsform.hpp"
#include "operations/document.hpp"
#include "storage/fingerprint.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {

namespace {

constexpr std::string_view zip_mark = "PK\x03\x04";

Result<questionnaires::InstrumentDraft> read_xlsform_draft(const InputFile& file, const std::string& language) {
  const auto read = formats::read_xlsform(file.bytes, file.name, {.language = language});
  if (!read) return refuse(read.error());
  if (!read->problems.empty()) return refuse(first_of(read->problems, file.name));
  return read->draft;
}

Result<questionnaires::InstrumentDraft> read_json_draft(const InputFile& file) {
  const auto json = parse_document(file.bytes, file.name);
  if (!json) return refuse(json.error());
  return formats::read_instrument_document(*json, file.name);
}

}  // namespace

Problem first_of(const std::vector<Problem>& problems, const std::string& file_name) {
  Problem first = problems.front();
  if (first.where.file.empty()) first.where.file = file_name;
  if (problems.size() > 1) first.detail += " There are " + std::to_string(problems.size() - 1) + " more.";
  return first;
}

Result<questionnaires::InstrumentDraft> read_questionnaire_draft(const InputFile& file, const std::string& language) {
  return file.bytes.starts_with(zip_mark) ? read_xlsform_draft(file, language) : read_json_draft(file);
}

Result<questionnaires::Instrument> read_questionnaire_file(const InputFile& file, const std::string& language) {
  const auto draft = read_questionnaire_draft(file, language);
  if (!draft) return refuse(draft.error());
  auto checked = questionnaires::check_instrument(*draft);
  if (!checked) return refuse(first_of(checked.error(), file.name));
  return *std::move(checked);
}

Result<questionnaires::Instrument> stored_instrument(const QuestionnaireVersion& version) {
  return read_questionnaire_file({version.name + ".json", version.document}, {});
}

std::string stored_document(const questionnaires::InstrumentDraft& draft) {
  return formats::instrument_document(draft).dump();
}

Result<QuestionnaireVersion> latest_version(storage::ProgrammeStore& programme, const std::string& name) {
  const auto all = storage::QuestionnaireStore(programme).latest();
  if (!all) return refuse(all.error());
  std::vector<std::string> known;
  for (const QuestionnaireVersion& one : *all) {
    if (one.name == name) return one;
    known.push_back(one.name);
  }
  const std::string suggestion = did_you_mean(name, known);
  return refuse(
      {"unknown-questionnaire",
       "There is no questionnaire " + name + ".",
       {.field = "questionnaire"},
       suggestion.empty() ? "See zubia list-questionnaires, or add it with zubia add-questionnaire." : suggestion});
}

Result<QuestionnaireVersion> published_version(storage::ProgrammeStore& programme, const std::string& name) {
  auto latest = latest_version(programme, name);
  if (!latest || latest->published_at) return latest;
  auto published = storage::QuestionnaireStore(programme).published(name);
  if (!published) return refuse(published.error());
  if (*published) return **std::move(published);
  return refuse({"not-published",
                 "The questionnaire " + name + " is a draft: nobody can answer it yet.",
                 {.field = "questionnaire"},
                 "Publish it first."});
}

std::string language_for(const std::vector<std::string>& languages, const std::string& wanted) {
  if (std::ranges::find(languages, wanted) != languages.end()) return wanted;
  return languages.empty() ? std::string() : languages.front();
}

Instant months_after(Instant moment, int months) {
  constexpr double days_per_month = 365.2425 / 12;
  constexpr Instant seconds_per_day = 86'400;
  return moment + static_cast<Instant>(days_per_month * months) * seconds_per_day;
}

std::string state_of(const QuestionnaireVersion& version, Instant now) {
  if (!version.published_at) return std::string(draft_state);
  return version.is_open(now) ? "open" : "closed";
}

}  // namespace zubia::operations
