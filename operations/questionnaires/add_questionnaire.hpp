#pragma once

#include <array>
#include <cstdint>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Takes a questionnaire into the programme: one that is ready, or a file. It is a draft until it is published.
///
/// Refused: `nothing-to-add`, `unknown-ready-questionnaire`, and whatever is wrong with the file.
struct AddQuestionnaire {
  static constexpr About about{.name = "add-questionnaire",
                               .method = Method::post,
                               .path = "/questionnaires",
                               .role = Role::facilitator,
                               .summary = "Takes a questionnaire into the programme: a ready one, JSON or XLSForm.",
                               .example = "naen.zubia --ready innovation-diagnosis"};

  struct Request {
    std::string ready;
    InputFile file;
    std::string language;

    static constexpr std::array<Field, 3> fields{{
        {"ready",
         "A ready one: offers-and-needs, innovation-diagnosis, cross-border-cooperation, seven-proximities or "
         "meeting-follow-up."},
        {"file", "A file instead: zubia-instrument-1 as JSON, or an XLSForm."},
        {"language", "Of an XLSForm that does not say it: en, es, fr, eu."},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string hash;
    std::int64_t sections = 0;
    std::int64_t variables = 0;
    std::vector<std::string> languages;
    std::int64_t missing_texts = 0;  ///< to be translated before it can be published
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(AddQuestionnaire::Request, (), (ready, file, language))
BOOST_DESCRIBE_STRUCT(AddQuestionnaire::Reply, (),
                      (questionnaire, version, hash, sections, variables, languages, missing_texts))

}  // namespace zubia::operations
