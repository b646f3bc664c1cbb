#include "operations/interviews/show_codebook.hpp"

#include <map>

#include "formats/codebook_files.hpp"
#include "operations/erase.hpp"
#include "operations/interviews/interview_desk.hpp"
#include "operations/moments.hpp"
#include "operations/permissions.hpp"
#include "storage/base64.hpp"
#include "storage/interview_store.hpp"

namespace zubia::operations {

Result<ShowCodebook::Reply> ShowCodebook::operator()(const Request&, storage::ProgrammeStore& programme,
                                                     const Work& work) const {
  const auto book = Codebook::of(programme, work);
  if (!book) return refuse(book.error());
  const auto passages = storage::InterviewStore(programme).passages();
  if (!passages) return refuse(passages.error());
  std::map<std::string, std::int64_t> numbers;
  for (const CodedPassage& one : *passages) ++numbers[one.code];
  Reply reply;
  for (const interviews::CodeLine& line : interviews::code_tree(book->places)) {
    const InterviewCode& one = book->codes[line.code];
    reply.codes.push_back({one.code, one.parent, static_cast<std::int64_t>(line.depth), book->name_of(one.code),
                           book->definition_of(one), numbers[one.code], one.written.revision,
                           moment_text(one.written.saved_at),
                           sees_names(work.asker.role) ? one.written.saved_by : std::string()});
    for (const LocalisedText& text : one.names) reply.texts.push_back({one.code, "name", text.language, text.text});
    for (const LocalisedText& text : one.definitions)
      reply.texts.push_back({one.code, "definition", text.language, text.text});
  }
  return reply;
}

Result<ExportCodebook::Reply> ExportCodebook::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                         const Work& work) const {
  const auto book = Codebook::of(programme, work);
  if (!book) return refuse(book.error());
  std::vector<formats::CodebookLine> lines;
  for (const interviews::CodeLine& line : interviews::code_tree(book->places)) {
    const InterviewCode& one = book->codes[line.code];
    lines.push_back({one.code, one.guid, line.depth, one.parent, book->name_of(one.code), book->definition_of(one)});
  }
  if (request.format == CodebookFormat::xlsx) {
    const auto workbook = formats::write_codebook_workbook(lines, "codebook");
    if (!workbook) return refuse(workbook.error());
    return Reply{"codebook.xlsx", "base64", storage::base64(*workbook), *workbook};
  }
  const bool is_csv = request.format == CodebookFormat::csv;
  const std::string text = is_csv ? formats::write_codebook_csv(lines) : formats::write_refi_codebook(lines, "Zubia");
  return Reply{is_csv ? "codebook.csv" : "codebook.qdc", "text", text, text};
}

template AnyOperation erase<ShowCodebook>();
template AnyOperation erase<ExportCodebook>();

}  // namespace zubia::operations
