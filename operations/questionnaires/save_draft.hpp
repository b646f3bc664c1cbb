#pragma once

#include <array>
#include <cstdint>

#include "operations/questionnaires/draft_desk.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Stores the draft of a questionnaire as it is now, finished or not, in the place of the one that was seen; or a new
/// questionnaire, where none was seen. What can be read is stored, and what is wrong with it is told.
///
/// Refused, with nothing stored: `nothing-to-save`, `wrong-questionnaire-name`, `questionnaire-exists`,
/// `unknown-questionnaire`, `version-frozen`, `draft-changed-meanwhile` (who, when), and what cannot be read.
struct SaveDraft {
  static constexpr About about{
      .name = "save-draft",
      .method = Method::put,
      .path = "/questionnaires/{questionnaire}/draft",
      .role = Role::facilitator,
      .summary = "Stores the draft of a questionnaire, unless it was changed since you saw it.",
      .example = "naen.zubia --questionnaire company-survey --file survey.xlsx --language es"};

  struct Request {
    std::string questionnaire;
    JsonDocument instrument;
    InputFile file;
    std::string language;
    std::string hash_seen;

    static constexpr std::array<Field, 5> fields{{
        {"questionnaire", "Its name, in small letters with hyphens; one inside the document gives way to it.",
         Need::required},
        {"instrument", "The questionnaire, zubia-instrument-1 as JSON."},
        {"file", "A file instead: zubia-instrument-1 as JSON, or an XLSForm."},
        {"language", "Of an XLSForm that does not say it: en, es, fr, eu."},
        {"hash_seen", "Of the draft that you changed, as show-draft gives it; none for a new questionnaire."},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string hash;
    std::string saved_at;
    std::vector<DraftProblem> problems;
    std::vector<LackingText> missing;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SaveDraft::Request, (), (questionnaire, instrument, file, language, hash_seen))
BOOST_DESCRIBE_STRUCT(SaveDraft::Reply, (), (questionnaire, version, hash, saved_at, problems, missing))

}  // namespace zubia::operations
