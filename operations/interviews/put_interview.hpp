#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

enum class InterviewWay { meeting, telephone, video };
BOOST_DESCRIBE_ENUM(InterviewWay, meeting, telephone, video)

/// Stores the notes of an interview, in the place of those that were seen, or of a new interview. Passages that have a
/// code move with their text; those whose text vanished are told. What is not given stays as it was. The very same
/// notes sent again by the same person change nothing.
///
/// Refused, with nothing stored: `unknown-organisation`, `organisation-merged`, `unknown-contact`, `unknown-guide`,
/// `unknown-interview`, `invalid-value`, `too-long`, `changed-meanwhile` (who, when).
struct PutInterview {
  static constexpr About about{
      .name = "put-interview",
      .method = Method::post,
      .path = "/interviews",
      .role = Role::facilitator,
      .summary = "Stores the notes of an interview, unless they were changed since you saw them.",
      .example = "naen.zubia --organisation 3f9c… --guide barriers --language eu --file notes.txt"};

  struct Request {
    std::string interview;
    std::string organisation;
    std::optional<std::string> contact;
    std::optional<std::string> guide;
    std::optional<std::string> language;
    std::optional<std::string> held_on;
    std::optional<InterviewWay> held_by;
    std::optional<std::string> interviewer;
    std::optional<std::string> notes;
    InputFile file;
    std::uint32_t keep_months = 24;
    std::uint64_t revision_seen = 0;

    static constexpr std::array<Field, 12> fields{{
        {"interview", "The id of the interview to change; a new one without it."},
        {"organisation", "With whom it was held, as search-organisations gives the id; due for a new one."},
        {"contact", "Who was interviewed: a contact of the organisation."},
        {"guide", "The guide that it went by, as interview-guides names it."},
        {"language", "Of the notes: eu."},
        {"held_on", "The day: 2026-11-20; today without it."},
        {"held_by", "How it was held: meeting, telephone or video."},
        {"interviewer", "Who asked; you without it."},
        {"notes", "What was noted."},
        {"file", "A text file with the notes instead."},
        {"keep_months", "How many months after that day a new interview is erased.", Need::optional, 1, 120},
        {"revision_seen", "Of the notes that you change, as interview gives it; 0 for a new one.", Need::optional, 0,
         1e15},
    }};
  };

  /// A passage that lost its text, and with it its code.
  struct VanishedRow {
    std::string code;
    std::string quote;
  };

  struct Reply : ReplyHead {
    std::string interview;
    std::int64_t revision = 0;
    std::string saved_at;
    std::vector<VanishedRow> vanished;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutInterview::Request, (),
                      (interview, organisation, contact, guide, language, held_on, held_by, interviewer, notes, file,
                       keep_months, revision_seen))
BOOST_DESCRIBE_STRUCT(PutInterview::VanishedRow, (), (code, quote))
BOOST_DESCRIBE_STRUCT(PutInterview::Reply, (ReplyHead), (interview, revision, saved_at, vanished))

/// Removes an interview with everything that was coded in it.
///
/// Refused: `unknown-interview`, `changed-meanwhile`.
struct RemoveInterview {
  static constexpr About about{.name = "remove-interview",
                               .method = Method::post,
                               .path = "/interviews/{interview}/removal",
                               .role = Role::facilitator,
                               .summary = "Removes an interview with everything that was coded in it.",
                               .example = "naen.zubia --interview 5f0c… --revision-seen 3"};

  struct Request {
    std::string interview;
    std::uint64_t revision_seen = 0;

    static constexpr std::array<Field, 2> fields{{
        {"interview", "Its id, as interviews gives it.", Need::required},
        {"revision_seen", "Of the notes that you saw.", Need::required, 0, 1e15},
    }};
  };

  struct Reply {
    std::string interview;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(RemoveInterview::Request, (), (interview, revision_seen))
BOOST_DESCRIBE_STRUCT(RemoveInterview::Reply, (), (interview))

}  // namespace zubia::operations
