#include "operations/questionnaires/answer_files.hpp"

#include <algorithm>

#include "engine/questionnaires/accepted_files.hpp"
#include "engine/questionnaires/value.hpp"
#include "storage/base64.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

using questionnaires::FileKind;
using questionnaires::Item;
using questionnaires::ItemType;

constexpr std::size_t name_characters_max = 120;
constexpr std::size_t id_digits = 32;

const Item* file_question(const questionnaires::Instrument& instrument, const std::string& variable) {
  const int number = instrument.find(variable);
  if (number < 0) return nullptr;
  const questionnaires::Node& node = instrument.node(number);
  return node.item != nullptr && node.item->type == ItemType::file ? node.item : nullptr;
}

/// "jpg, jpeg, png …"
std::string extensions_of(const Item& item) {
  std::string all;
  for (const FileKind& kind : questionnaires::file_kinds())
    if (questionnaires::accepts(item, kind)) all += (all.empty() ? "" : ", ") + std::string(kind.extension);
  return all;
}

Problem file_problem(std::string code, std::string detail, const std::string& variable, std::string mend) {
  return {std::move(code), std::move(detail), {.field = variable}, std::move(mend)};
}

/// How many bytes of `text` are a character that no name should have: control characters, and those that turn the
/// direction of writing, behind which an extension hides. 0 for a good one.
std::size_t harmful_bytes(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : static_cast<unsigned char>(0);
  };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
  if (byte(0) != 0xE2) return 0;
  // U+200B to U+200F, U+2028 to U+202E and U+2060 to U+206F
  const bool is_mark =
      byte(1) == 0x80 && ((byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(2) >= 0xA8 && byte(2) <= 0xAE));
  const bool is_format = byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xAF;
  return is_mark || is_format ? 3 : 0;
}

}  // namespace

std::string harmless_name(std::string_view name) {
  const std::size_t folder = name.find_last_of("/\\");
  if (folder != std::string_view::npos) name.remove_prefix(folder + 1);
  std::string clean;
  while (!name.empty()) {
    const std::size_t harmful = harmful_bytes(name);
    if (harmful == 0) clean += name.front();
    name.remove_prefix(std::max<std::size_t>(harmful, 1));
  }
  const std::size_t point = clean.rfind('.');
  const std::string extension = point == std::string::npos ? std::string() : clean.substr(point);
  std::string stem = clean.substr(0, point);
  if (stem.empty()) stem = "file";
  const std::size_t most = name_characters_max - std::min(extension.size(), name_characters_max / 2);
  if (questionnaires::character_count(stem) > most) stem = questionnaires::characters(stem, 0, most);
  return stem + extension.substr(0, name_characters_max / 2);
}

Result<storage::ResponseFile> taken_file(const questionnaires::Instrument& instrument, const FileGiven& given,
                                         const std::string& key) {
  const std::string& variable = given.variable;
  if (instrument.find(variable) < 0)
    return refuse(file_problem("unknown-question", "The questionnaire does not ask " + variable + ".", variable, {}));
  const Item* item = file_question(instrument, variable);
  if (item == nullptr)
    return refuse(file_problem("no-file-question", "The question " + variable + " does not ask for a file.", variable,
                               "Answer it with save-answers."));
  if (!instrument.node(instrument.find(variable)).repeats.empty())
    return refuse(file_problem("repeated-file", "In a repeated group no file can be uploaded.", variable,
                               "Ask for it outside of the group."));
  if (given.file.bytes.empty())
    return refuse(file_problem("empty-file", "The file is empty.", variable, "Choose the file again."));
  const std::size_t most = questionnaires::file_bytes_max(*item);
  if (given.file.bytes.size() > most)
    return refuse(file_problem("file-too-large",
                               "The file has " + std::to_string(given.file.bytes.size()) +
                                   " bytes, and the question takes " + std::to_string(most) + ".",
                               variable, "Give a smaller one."));
  std::string name = harmless_name(given.file.name);
  const FileKind* kind = questionnaires::file_kind_of_name(name);
  if (kind == nullptr || !questionnaires::accepts(*item, *kind))
    return refuse(file_problem("wrong-file-kind", "The question does not take a file like " + name + ".", variable,
                               "It takes " + extensions_of(*item) + "."));
  if (!questionnaires::is_content_of(*kind, given.file.bytes))
    return refuse(
        file_problem("wrong-file-content",
                     "The contents of " + name + " are not what its name says: ." + std::string(kind->extension) + ".",
                     variable, "Save it anew as one of " + extensions_of(*item) + "."));
  const std::string id =
      storage::fingerprint(key + "\n" + variable + "\n" + name + "\n" + given.file.bytes).substr(0, id_digits);
  return storage::ResponseFile{.id = id + "." + std::string(kind->extension),
                               .variable = variable,
                               .name = std::move(name),
                               .media_type = std::string(kind->media_type),
                               .bytes = static_cast<std::int64_t>(given.file.bytes.size()),
                               .is_personal = item->is_personal,
                               .content = storage::base64(given.file.bytes)};
}

Result<std::vector<storage::ResponseFile>> taken_files(const questionnaires::Instrument& instrument,
                                                       const OrderedJson& files, const std::string& key) {
  const Problem wrong{"invalid-value",
                      "Files are an object by variable, each with a name and its bytes in base64.",
                      {.field = "files"},
                      {}};
  std::vector<storage::ResponseFile> all;
  if (!files.is_object()) return refuse(wrong);
  for (const auto& [variable, file] : files.items()) {
    const bool is_written = file.is_object() && file.contains("name") && file["name"].is_string() &&
                            file.contains("bytes") && file["bytes"].is_string();
    if (!is_written) return refuse(wrong);
    auto bytes = storage::bytes_of_base64(file["bytes"].get_ref<const std::string&>());
    if (!bytes) return refuse(wrong);
    auto taken = taken_file(instrument, {variable, {file["name"].get<std::string>(), *std::move(bytes)}}, key);
    if (!taken) return refuse(taken.error());
    all.push_back(*std::move(taken));
  }
  return all;
}

bool names_a_file_of(const Respondent& respondent, const std::string& variable, const OrderedJson& value) {
  if (file_question(*respondent.instrument, variable) == nullptr) return true;
  if (!value.is_string()) return value.is_null() || value == OrderedJson{{"unknown", true}};
  const auto& id = value.get_ref<const std::string&>();
  const bool is_new = std::ranges::any_of(
      respondent.files, [&](const storage::ResponseFile& file) { return file.variable == variable && file.id == id; });
  if (is_new || !respondent.stored) return is_new;
  return std::ranges::any_of(respondent.stored->answers, [&](const ResponseAnswer& answer) {
    return answer.variable == variable && answer.value == value.dump();
  });
}

void let_files_stand(Respondent& respondent, const OrderedJson& answers) {
  if (!answers.is_object()) return;
  for (const auto& [variable, value] : answers.items()) {
    const Item* item = file_question(*respondent.instrument, variable);
    if (item == nullptr || !value.is_string()) continue;
    const FileKind* kind = questionnaires::file_kind_of_name(value.get_ref<const std::string&>());
    if (kind == nullptr || !questionnaires::accepts(*item, *kind)) continue;
    storage::ResponseFile file;
    file.id = value.get<std::string>();
    file.variable = variable;
    respondent.files.push_back(std::move(file));
  }
}

Result<std::vector<FileHeld>> files_held(storage::ProgrammeStore& programme, const Respondent& respondent) {
  std::vector<FileHeld> held;
  if (!respondent.stored) return held;
  const auto files = storage::ResponseFileStore(programme).files_of(respondent.stored->response.id);
  if (!files) return refuse(files.error());
  for (const storage::ResponseFile& file : *files) held.push_back({file.variable, file.id, file.name, file.bytes});
  return held;
}

}  // namespace zubia::operations
