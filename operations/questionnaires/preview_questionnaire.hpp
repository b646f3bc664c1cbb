#pragma once

#include <array>
#include <cstdint>

#include "operations/questionnaires/open_response.hpp"

namespace zubia::operations {

/// A questionnaire as a respondent would meet it in one language, with what is asked after some answers. Nothing is
/// stored: neither the answers nor that somebody looked.
///
/// Refused: `unknown-questionnaire`, the first thing that is wrong with the questionnaire, and `invalid-value`.
struct PreviewQuestionnaire {
  static constexpr About about{
      .name = "preview-questionnaire",
      .method = Method::post,
      .path = "/questionnaires/{questionnaire}/preview",
      .role = Role::researcher,
      .summary = "A questionnaire as respondents would meet it; nothing is stored.",
      .example = "naen.zubia --questionnaire innovation-diagnosis --language eu --output json"};

  struct Request {
    std::string questionnaire;
    JsonDocument instrument;
    std::string language;
    JsonDocument answers;

    static constexpr std::array<Field, 4> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"instrument", "Another text of it, zubia-instrument-1 as JSON; without it, the latest that is stored."},
        {"language", "In which to ask; without it, the first of the questionnaire."},
        {"answers", "What was answered so far, by variable, as JSON."},
    }};
  };

  struct Reply {
    std::string language;
    std::vector<std::string> languages;
    OpenResponse::Told told;
    JsonDocument instrument;
    std::vector<RefusedAnswer> refused;
    ResponseState progress;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PreviewQuestionnaire::Request, (), (questionnaire, instrument, language, answers))
BOOST_DESCRIBE_STRUCT(PreviewQuestionnaire::Reply, (), (language, languages, told, instrument, refused, progress))

}  // namespace zubia::operations
