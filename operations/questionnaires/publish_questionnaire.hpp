#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "operations/json_document.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// How answers stand beside who gave them. Fixed at publication.
enum class AnswerMode { named, confidential, anonymous };
BOOST_DESCRIBE_ENUM(AnswerMode, named, confidential, anonymous)

/// Freezes the draft of a questionnaire, so that it can be answered.
///
/// Refused: `unknown-questionnaire`, `already-published`, `changed-meanwhile`, `missing-translation` (which language
/// lacks how many texts), `no-retention`, `personal-question` (an anonymous one that asks about a person),
/// `mode-weakened` (an earlier version promised more, and was answered), `plan-does-not-fit` (the plan of publication
/// names what it does not ask) and `invalid-value`.
struct PublishQuestionnaire {
  static constexpr About about{.name = "publish-questionnaire",
                               .method = Method::post,
                               .path = "/questionnaires/{questionnaire}/publication",
                               .role = Role::facilitator,
                               .summary = "Freezes a questionnaire, so that it can be answered.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis --mode confidential"};

  struct Request {
    std::string questionnaire;
    std::optional<AnswerMode> mode;
    std::optional<bool> needs_check;
    JsonDocument purpose;
    std::optional<std::int64_t> retention_months;
    std::string closes_on;
    std::string hash_seen;

    static constexpr std::array<Field, 7> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"mode", "named, confidential or anonymous; without it, as the questionnaire says."},
        {"needs_check", "Whether a response counts only once an adviser has checked it; without it, as it says."},
        {"purpose",
         "What respondents are told first, by language, as JSON: {\"purpose\": {\"en\": …}, \"recipients\": …, "
         "\"retention\": …, \"controller\": …}; what is left out stays as the questionnaire says."},
        {"retention_months", "How long the answers are kept after the end.", Need::optional, 1, 600},
        {"closes_on", "The last day on which it can be answered: 2026-12-31."},
        {"hash_seen", "Of the draft that you have seen: refused where it was changed since."},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string hash;
    std::string mode;
    std::vector<std::string> languages;
    std::string published_at;
    std::string closes_at;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PublishQuestionnaire::Request, (),
                      (questionnaire, mode, needs_check, purpose, retention_months, closes_on, hash_seen))
BOOST_DESCRIBE_STRUCT(PublishQuestionnaire::Reply, (),
                      (questionnaire, version, hash, mode, languages, published_at, closes_at))

}  // namespace zubia::operations
