#pragma once

// Files as answers: what is taken of them, and how they are called.

#include <string>
#include <string_view>
#include <vector>

#include "operations/questionnaires/respondent.hpp"

namespace zubia::operations {

/// A file that somebody gives as the answer to a question.
struct FileGiven {
  std::string variable;
  InputFile file;
};

/// A file that a response has.
struct FileHeld {
  std::string variable;
  std::string id;    ///< what stands in the answer
  std::string name;  ///< as the respondent called it
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(FileHeld, (), (variable, id, name, bytes))

/// Judges a file by the question that it answers. The id follows from the key of the write and from the file: the same
/// write sent again names the same file, and another file under the same key is another answer.
///
/// Refused: `unknown-question`, `no-file-question`, `repeated-file`, `empty-file`, `file-too-large`, `wrong-file-kind`,
/// `wrong-file-content` (the contents are not what the name says).
Result<storage::ResponseFile> taken_file(const questionnaires::Instrument& instrument, const FileGiven& given,
                                         const std::string& key);

/// Files by variable, `{"plan": {"name": "plan.pdf", "bytes": "JVBERi0…"}}`, the bytes in base64. Refused as
/// `taken_file` refuses, and with `invalid-value`.
Result<std::vector<storage::ResponseFile>> taken_files(const questionnaires::Instrument& instrument,
                                                       const OrderedJson& files, const std::string& key);

/// The name of a file without folders, control characters and signs that turn the direction of writing, and not longer
/// than 120 characters; its extension stays.
std::string harmless_name(std::string_view name);

/// Whether a file can stand in an answer that is written: a file is uploaded, so it is taken away, said to be unknown,
/// stays what it is, or comes with this write.
bool names_a_file_of(const Respondent& respondent, const std::string& variable, const OrderedJson& value);

/// Lets what is called a file in the answers stand for one, where nothing is stored and the form is only judged.
void let_files_stand(Respondent& respondent, const OrderedJson& answers);

/// The files of a response; none where it has not begun.
Result<std::vector<FileHeld>> files_held(storage::ProgrammeStore& programme, const Respondent& respondent);

}  // namespace zubia::operations
