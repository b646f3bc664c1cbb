#pragma once

#include <array>

#include "operations/questionnaires/answer_files.hpp"

namespace zubia::operations {

/// What a personal link opens: what the respondent is told first, the questionnaire in one language, what is known and
/// what was answered.
///
/// Refused: see `respondent_of`; and `link-used`, where an anonymous answer was sent or the answers were withdrawn.
struct OpenResponse {
  static constexpr About about{.name = "open-response",
                               .method = Method::post,
                               .path = "/answer/opening",
                               .role = Role::anybody,
                               .summary = "The questionnaire that a personal link leads to, with what was answered.",
                               .example = "naen.zubia --token 5f0c… --language eu --output json"};

  struct Request {
    std::string token;
    std::string language;

    static constexpr std::array<Field, 2> fields{{
        {"token", "What stands behind # in the link.", Need::required},
        {"language", "In which to ask: en, es, fr, eu; without it, that of the invitation."},
    }};
  };

  struct Told {
    std::string mode;
    bool needs_check = false;  ///< an adviser reads the answers before they count
    std::string purpose;
    std::string recipients;
    std::string retention;
    std::string controller;
    std::string closes_at;
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string hash;  ///< what the respondent agrees to
    std::string programme;
    std::string organisation;  ///< its name; empty where the questionnaire is anonymous
    std::string language;
    std::vector<std::string> languages;
    Told told;
    bool has_agreed = false;
    std::string state;  ///< `invited`, `started`, `sent` or `checked`
    JsonDocument instrument;
    JsonDocument answers;
    std::vector<FileHeld> files;  ///< that were uploaded: an answer holds the id
    JsonDocument known;           ///< from the directory and the version before, where nothing was answered yet
    ResponseState progress;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(OpenResponse::Request, (), (token, language))
BOOST_DESCRIBE_STRUCT(OpenResponse::Told, (),
                      (mode, needs_check, purpose, recipients, retention, controller, closes_at))
BOOST_DESCRIBE_STRUCT(OpenResponse::Reply, (),
                      (questionnaire, version, hash, programme, organisation, language, languages, told, has_agreed,
                       state, instrument, answers, files, known, progress))

/// What somebody sees who answers for an organisation, however they came there.
Result<OpenResponse::Reply> opened(const Respondent& respondent, storage::ProgrammeStore& programme, const Work& work);

/// What a respondent is told before the first question.
OpenResponse::Told told_to(const Respondent& respondent, const std::string& language);

}  // namespace zubia::operations
