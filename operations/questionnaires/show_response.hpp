#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// One response, question by question, for an adviser who checks it. What is not asked after other answers is left out.
///
/// Refused: `unknown-response`, also where it was withdrawn; `answers-withheld` (a facilitator, where the questionnaire
/// is not named).
struct ShowResponse {
  static constexpr About about{.name = "show-response",
                               .method = Method::get,
                               .path = "/responses/{response}",
                               .role = Role::researcher,
                               .summary = "One response to a questionnaire, question by question.",
                               .example = "naen.zubia --response 0f3a…"};

  struct Request {
    std::string response;

    static constexpr std::array<Field, 1> fields{{
        {"response", "Its id, as list-responses gives it.", Need::required},
    }};
  };

  struct AnswerRow {
    std::string section;  ///< its title
    std::string variable;
    std::string repeat;           ///< which repeat of each repeated group around it, from 1: `2.1`
    std::string question;         ///< its label; of a row or column of a matrix, that of the matrix before it
    std::string state;            ///< `given`, `missing`, `dont_know` or `not_applicable`
    std::string answer;           ///< the labels of what was chosen, a number with its unit, or a text
    std::string source;           ///< `given`, or `prefilled` and left so
    std::int64_t file_bytes = 0;  ///< of an uploaded file, whose name is the answer; read-response-file gives it
    bool personal = false;
    bool wrong = false;  ///< the form does not accept it as it stands
  };

  struct Reply {
    std::string response;
    std::string questionnaire;
    std::string organisation;  ///< its name, a pseudonym, or nothing, as the mode says
    std::string mode;
    std::string state;
    std::string sent_on;
    std::string language;
    bool needs_check = false;
    bool counts = false;
    std::vector<AnswerRow> answers;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowResponse::Request, (), (response))
BOOST_DESCRIBE_STRUCT(ShowResponse::AnswerRow, (),
                      (section, variable, repeat, question, state, answer, source, file_bytes, personal, wrong))
BOOST_DESCRIBE_STRUCT(ShowResponse::Reply, (),
                      (response, questionnaire, organisation, mode, state, sent_on, language, needs_check, counts,
                       answers))

}  // namespace zubia::operations
