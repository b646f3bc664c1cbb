#pragma once

#include <array>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Takes the codes of a classification and their labels into the programme, from the file of a publisher. A further
/// file adds to what is there: codes that are new, labels in further languages; where both have a label, that of the
/// file counts. Nothing is taken away.
///
/// Refused: the problems of the file, see `read_classification_labels`; `invalid-value`, `too-many-codes`,
/// `code-in-itself`, `language-not-in-file`, `changed-meanwhile`.
struct ImportClassification {
  static constexpr About about{
      .name = "import-classification",
      .method = Method::post,
      .path = "/classifications/{classification}/labels",
      .role = Role::facilitator,
      .summary = "Takes the codes of a classification and their labels into the programme, from CSV, XLSX or XML.",
      .example =
          "naen.zubia cpv_2008.xml --classification cpv --source \"CPV 2008, Publications Office\" "
          "--licence \"CC BY 4.0\""};

  struct Request {
    std::string classification;
    InputFile labels;
    std::string source;
    std::string licence;
    std::string language;
    std::vector<std::string> languages;
    bool preview = false;

    static constexpr std::array<Field, 7> fields{{
        {"classification", "Its short name: cpv, nace, nuts, technology, or another of letters, digits and hyphens.",
         Need::required},
        {"labels", "Codes with their labels: CSV, XLSX, or the XML of the procurement vocabulary; - is standard input.",
         Need::required},
        {"source", "Who publishes it, and which edition: CPV 2008, Publications Office of the EU.", Need::required},
        {"licence", "Under which terms: CC BY 4.0.", Need::required},
        {"language", "In which the labels are, where no column says so: es."},
        {"languages", "The languages to take in: en,es,fr,eu; without it, all that the file has."},
        {"preview", "Only says what would change; stores nothing."},
    }};
  };

  /// One of the first codes, to see whether the file was read as it was meant.
  struct Example {
    std::string code;
    std::string parent;
    std::string label;
  };

  struct Reply : ReplyHead {
    std::string classification;
    bool is_new;     ///< false: the programme had all of it
    bool is_stored;  ///< false for a preview
    std::int64_t codes;
    std::int64_t added;
    std::int64_t changed;
    std::int64_t not_in_file;  ///< in the programme, and left as they are
    std::vector<std::string> languages;
    std::vector<Example> examples;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ImportClassification::Request, (),
                      (classification, labels, source, licence, language, languages, preview))
BOOST_DESCRIBE_STRUCT(ImportClassification::Example, (), (code, parent, label))
BOOST_DESCRIBE_STRUCT(ImportClassification::Reply, (ReplyHead),
                      (classification, is_new, is_stored, codes, added, changed, not_in_file, languages, examples))

}  // namespace zubia::operations
