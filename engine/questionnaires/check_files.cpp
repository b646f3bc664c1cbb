#include <fmt/format.h>

#include "engine/base/nearest_names.hpp"
#include "engine/questionnaires/accepted_files.hpp"
#include "engine/questionnaires/instrument_builder.hpp"

namespace zubia::questionnaires {
namespace {

constexpr int files_max = 20;  // questions of one form

class FileCheck {
 public:
  FileCheck(const InstrumentDraft& draft, std::vector<Problem>& problems) : draft_(draft), problems_(problems) {}

  void all() {
    for (std::size_t i = 0; i < draft_.sections.size(); ++i)
      items(draft_.sections[i].items, fmt::format("sections[{}]", i), false);
    if (count_ > files_max)
      add("too-many-files", fmt::format("The form asks for {} files.", count_), last_,
          fmt::format("Ask for at most {}, or for one document that holds several.", files_max));
    if (draft_.purpose.mode == Mode::anonymous && megabytes_ > file_megabytes_most)
      add("files-too-large",
          fmt::format("The files of an anonymous response go in one message, and may have {} MB together.", megabytes_),
          last_, fmt::format("Lower the sizes to {} MB together.", file_megabytes_most));
  }

 private:
  void add(std::string code, std::string detail, std::string member, std::string mend) {
    problems_.push_back(draft_problem(std::move(code), std::move(detail), std::move(member), std::move(mend)));
  }

  void items(const std::vector<Item>& of, const std::string& member, bool is_repeated) {
    for (std::size_t i = 0; i < of.size(); ++i) {
      const std::string place = fmt::format("{}.items[{}]", member, i);
      items(of[i].items, place, is_repeated || of[i].type == ItemType::repeated_group);
      one(of[i], place, is_repeated);
    }
  }

  void one(const Item& item, const std::string& member, bool is_repeated) {
    if (item.type != ItemType::file) {
      if (!item.accepted.empty() || item.megabytes_max)
        add("unexpected-file-rule", item.name + " says which files it takes, and is no question for a file.",
            member + ".accepted", "Take that away, or make it a question for a file.");
      return;
    }
    if (is_repeated) return rules(item, member);
    ++count_;
    megabytes_ += item.megabytes_max.value_or(file_megabytes_default);
    last_ = member;
    rules(item, member);
  }

  /// What a question for a file may say, wherever it stands.
  void rules(const Item& item, const std::string& member) {
    if (!item.initial.empty() || !item.prefill.empty())
      add("file-filled-in", item.name + " asks for a file and fills it in beforehand.", member,
          "Take its first answer away.");
    if (item.megabytes_max && (*item.megabytes_max < 1 || *item.megabytes_max > file_megabytes_most))
      add("wrong-file-size", fmt::format("{} takes files of up to {} MB.", item.name, *item.megabytes_max),
          member + ".megabytes_max", fmt::format("Give 1 to {}.", file_megabytes_most));
    for (const std::string& word : item.accepted)
      if (!is_file_word(word)) unknown(item, word, member);
  }

  void unknown(const Item& item, const std::string& word, const std::string& member) {
    std::vector<std::string> known = {"image", "audio", "video", "document"};
    for (const FileKind& kind : file_kinds()) known.emplace_back(kind.extension);
    std::string mend = did_you_mean(word, known);
    add("unknown-file-kind", fmt::format("{} takes files of the kind \"{}\", which is not known.", item.name, word),
        member + ".accepted",
        mend.empty() ? "Write image, audio, video, document, or an extension such as pdf." : mend);
  }

  const InstrumentDraft& draft_;
  std::vector<Problem>& problems_;
  int count_ = 0;
  int megabytes_ = 0;
  std::string last_;
};

}  // namespace

void check_files(const InstrumentDraft& draft, std::vector<Problem>& problems) { FileCheck(draft, problems).all(); }

}  // namespace zubia::questionnaires
