#pragma once

#include <array>
#include <string>
#include <vector>

#include "operations/classifications/found_codes.hpp"

namespace zubia::operations {

/// Searches the classification that a question picks its codes from, as a respondent types. A link opens what its
/// questionnaire asks, and nothing else: neither another classification nor the directory of organisations.
///
/// Refused: see `respondent_of`; `no-codes-asked`, where the questionnaire asks no code under that name;
/// `unknown-classification`, `unknown-code`.
struct AnswerCodes {
  static constexpr About about{.name = "answer-codes",
                               .method = Method::post,
                               .path = "/answer/codes",
                               .role = Role::anybody,
                               .summary = "Searches the codes that a question of a personal link offers.",
                               .example = "naen.zubia --token 5f0c… --question activity --query machin"};

  struct Request {
    std::string token;
    std::string question;
    std::string query;
    std::string parent;
    std::vector<std::string> code;
    std::string language;
    std::uint32_t limit = 20;

    static constexpr std::array<Field, 7> fields{{
        {"token", "What stands behind # in the link.", Need::required},
        {"question", "The question that asks for a code, by its name.", Need::required},
        {"query", "Words in any language, the last one as far as it is typed; or a code. Empty: what lies in parent."},
        {"parent", "Only what lies in this code; without it, the whole classification."},
        {"code", "These very codes instead of a search; those that are not there are left out."},
        {"language", "In which to show labels: en, es, fr, eu; without it, that of the invitation."},
        {"limit", "How many codes to show.", Need::optional, 1, 200},
    }};
  };

  using Reply = FoundCodes;

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(AnswerCodes::Request, (), (token, question, query, parent, code, language, limit))

}  // namespace zubia::operations
