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

/// The interviews of the programme, the latest first. Who may read them knows the organisations: researchers see counts
/// of codes instead.
///
/// Refused: `unknown-interview-code`.
struct ListInterviews {
  static constexpr About about{.name = "interviews",
                               .method = Method::get,
                               .path = "/interviews",
                               .role = Role::facilitator,
                               .summary = "The interviews of the programme, with the codes that were given in each.",
                               .example = "naen.zubia --code law"};

  struct Request {
    std::string organisation;
    std::string code;

    static constexpr std::array<Field, 2> fields{{
        {"organisation", "With that organisation only, by its id."},
        {"code", "Where that code, or one below it, was given."},
    }};
  };

  struct InterviewRow {
    std::string interview;
    std::string organisation;
    std::string name;  ///< of the organisation
    std::string held_on;
    std::string held_by;
    std::string interviewer;
    std::string guide;
    std::string language;
    std::int64_t words = 0;
    std::int64_t passages = 0;
    std::vector<std::string> codes;
    std::string saved_at;
    std::string saved_by;
  };

  struct Reply {
    std::vector<InterviewRow> interviews;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListInterviews::Request, (), (organisation, code))
BOOST_DESCRIBE_STRUCT(ListInterviews::InterviewRow, (),
                      (interview, organisation, name, held_on, held_by, interviewer, guide, language, words, passages,
                       codes, saved_at, saved_by))
BOOST_DESCRIBE_STRUCT(ListInterviews::Reply, (), (interviews))

/// One interview: its notes, the passages that have a code, and the guide that it goes by.
///
/// Refused: `unknown-interview`.
struct ShowInterview {
  static constexpr About about{.name = "interview",
                               .method = Method::get,
                               .path = "/interviews/{interview}",
                               .role = Role::facilitator,
                               .summary = "The notes of an interview with their coded passages, and its guide.",
                               .example = "naen.zubia --interview 5f0c…"};

  struct Request {
    std::string interview;

    static constexpr std::array<Field, 1> fields{{
        {"interview", "Its id, as interviews gives it.", Need::required},
    }};
  };

  struct PassageRow {
    std::string passage;
    std::string code;
    std::string name;
    std::int64_t from = 0;  ///< in code points of the notes
    std::int64_t to = 0;    ///< the first that does not belong to it
    std::string quote;
  };
  struct QuestionRow {
    std::string name;
    std::string question;  ///< in the language of the notes, else of the asker, else in any
    std::vector<std::string> prompts;
  };

  struct Reply {
    std::string interview;
    std::int64_t revision = 0;
    std::string organisation;
    std::string organisation_name;
    std::string contact;
    std::string contact_name;
    std::string guide;
    std::string guide_title;
    std::string language;
    std::string held_on;
    std::string held_by;
    std::string interviewer;
    std::string erase_on;
    std::string saved_at;
    std::string saved_by;
    std::string notes;
    std::vector<PassageRow> passages;
    std::vector<QuestionRow> questions;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowInterview::Request, (), (interview))
BOOST_DESCRIBE_STRUCT(ShowInterview::PassageRow, (), (passage, code, name, from, to, quote))
BOOST_DESCRIBE_STRUCT(ShowInterview::QuestionRow, (), (name, question, prompts))
BOOST_DESCRIBE_STRUCT(ShowInterview::Reply, (),
                      (interview, revision, organisation, organisation_name, contact, contact_name, guide, guide_title,
                       language, held_on, held_by, interviewer, erase_on, saved_at, saved_by, notes, passages,
                       questions))

}  // namespace zubia::operations
