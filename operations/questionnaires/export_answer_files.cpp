#include "operations/questionnaires/export_answer_files.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/questionnaires/accepted_files.hpp"
#include "formats/zip_writer.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "storage/base64.hpp"

namespace zubia::operations {

namespace {

constexpr std::int64_t archive_bytes_max = 100'000'000;

/// A file that goes along, and in which archive, from 1.
struct Packed {
  std::string response;
  std::string variable;
  std::string name;
  std::int64_t bytes = 0;
  std::int64_t part = 1;
};

/// The files of one response that its answers still ask for.
Result<void> add_files(const storage::StoredResponse& response, const questionnaires::Evaluation& judged,
                       storage::ProgrammeStore& programme, std::vector<Packed>& all) {
  const auto files = storage::ResponseFileStore(programme).files_of(response.response.id);
  if (!files) return refuse(files.error());
  for (const storage::ResponseFile& file : *files) {
    const auto cell = judged.cells.find({file.variable, {}});
    if (cell == judged.cells.end() || cell->second.state != questionnaires::CellState::given) continue;
    all.push_back({response.response.id, file.variable,
                   questionnaires::exported_file_name(response.response.id, file.variable, file.id), file.bytes});
  }
  return {};
}

/// Fills one archive after the other; says how many there are.
std::int64_t divide(std::vector<Packed>& files) {
  std::int64_t part = 1;
  std::int64_t bytes = 0;
  for (Packed& file : files) {
    if (bytes > 0 && bytes + file.bytes > archive_bytes_max) {
      ++part;
      bytes = 0;
    }
    bytes += file.bytes;
    file.part = part;
  }
  return part;
}

/// A file that was taken away since its response was read is left out.
Result<std::int64_t> pack(const std::vector<Packed>& files, std::int64_t part, storage::ProgrammeStore& programme,
                          formats::ZipWriter& archive) {
  std::int64_t count = 0;
  for (const Packed& one : files) {
    if (one.part != part) continue;
    const auto file = storage::ResponseFileStore(programme).file(one.response, one.variable);
    if (!file && file.error().code == "unknown-file") continue;
    if (!file) return refuse(file.error());
    auto bytes = storage::bytes_of_base64(file->content);
    if (!bytes) throw std::runtime_error("a stored file is not in base64");
    archive.add(one.name, *std::move(bytes));
    ++count;
  }
  return count;
}

}  // namespace

Result<ExportAnswerFiles::Reply> ExportAnswerFiles::operator()(const Request& request,
                                                               storage::ProgrammeStore& programme,
                                                               const Work& work) const {
  const auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  if (auto allowed = check_answers_may_be_seen(version->mode, work); !allowed) return refuse(allowed.error());
  std::vector<Packed> files;
  Result<void> read;
  const auto waiting =
      for_each_sent(*version, *instrument, programme, work,
                    [&](const storage::StoredResponse& response, const questionnaires::Evaluation& judged) {
                      if (read) read = add_files(response, judged, programme, files);
                    });
  if (!waiting) return refuse(waiting.error());
  if (!read) return refuse(read.error());
  if (files.empty())
    return refuse({"no-files",
                   "No response that counts has a file.",
                   {.field = "questionnaire"},
                   "Wait until one was sent; export-answers gives the other answers."});
  const std::int64_t parts = divide(files);
  if (request.archive > parts)
    return refuse({"unknown-archive",
                   "There are " + std::to_string(parts) + " archives.",
                   {.field = "archive"},
                   "Give a number from 1 to " + std::to_string(parts) + "."});
  formats::ZipWriter zip;
  const auto count = pack(files, request.archive, programme, zip);
  if (!count) return refuse(count.error());
  Reply reply;
  reply.bytes = zip.written();
  reply.content = storage::base64(reply.bytes);
  reply.encoding = "base64";
  reply.files = *count;
  reply.archives = parts;
  reply.file_name = version->name + "-files" + (parts > 1 ? "-" + std::to_string(request.archive) : "") + ".zip";
  if (*waiting > 0)
    reply.notices.push_back(
        {"not-checked-yet", "Sent, but left out until an adviser has checked them: " + std::to_string(*waiting) + "."});
  return reply;
}

template AnyOperation erase<ExportAnswerFiles>();

}  // namespace zubia::operations
