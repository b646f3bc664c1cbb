#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/json_document.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Adds the guide that interviews go by, or changes one. What is still to be translated is told, and shown in another
/// language until it is.
///
/// Refused, with nothing changed: `wrong-guide-name`, `nothing-to-save`, `wrong-guide` (with the member),
/// `changed-meanwhile` (who, when), and a file that is no JSON.
struct PutInterviewGuide {
  static constexpr About about{.name = "put-interview-guide",
                               .method = Method::put,
                               .path = "/interview-guides/{guide}",
                               .role = Role::facilitator,
                               .summary = "Adds an interview guide with its questions and prompts, or changes one.",
                               .example = "naen.zubia --guide barriers --file guide.json"};

  struct Request {
    std::string guide;
    JsonDocument document;
    InputFile file;
    std::uint64_t revision_seen = 0;

    static constexpr std::array<Field, 4> fields{{
        {"guide", "Its short name: small letters, digits and hyphens.", Need::required},
        {"document", "The guide, zubia-guide-1 as JSON."},
        {"file", "A file instead, with the same."},
        {"revision_seen", "Of the guide that you change, as interview-guides gives it; 0 for a new one.",
         Need::optional, 0, 1e15},
    }};
  };

  struct MissingRow {
    std::string language;
    std::string member;
  };

  struct Reply {
    std::string guide;
    std::int64_t revision = 0;
    std::vector<MissingRow> missing;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutInterviewGuide::Request, (), (guide, document, file, revision_seen))
BOOST_DESCRIBE_STRUCT(PutInterviewGuide::MissingRow, (), (language, member))
BOOST_DESCRIBE_STRUCT(PutInterviewGuide::Reply, (), (guide, revision, missing))

/// The guides of the programme, or one of them whole.
///
/// Refused: `unknown-guide`.
struct InterviewGuides {
  static constexpr About about{.name = "interview-guides",
                               .method = Method::get,
                               .path = "/interview-guides",
                               .role = Role::researcher,
                               .summary = "The guides that interviews go by, with their questions and prompts.",
                               .example = "naen.zubia --guide barriers --output json"};

  struct Request {
    std::string guide;

    static constexpr std::array<Field, 1> fields{{
        {"guide", "One of them, whole; all without their questions if it is left out."},
    }};
  };

  struct GuideRow {
    std::string guide;
    std::string title;  ///< in the language of the asker, where there is one
    std::int64_t questions = 0;
    std::vector<std::string> languages;
    std::int64_t revision = 0;
    std::string saved_at;
    std::string saved_by;  ///< researchers see nobody's name
  };

  struct Reply {
    std::vector<GuideRow> guides;
    JsonDocument document;  ///< of the one that was asked for: zubia-guide-1
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(InterviewGuides::Request, (), (guide))
BOOST_DESCRIBE_STRUCT(InterviewGuides::GuideRow, (), (guide, title, questions, languages, revision, saved_at, saved_by))
BOOST_DESCRIBE_STRUCT(InterviewGuides::Reply, (), (guides, document))

}  // namespace zubia::operations
