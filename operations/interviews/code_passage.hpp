#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Gives a code to a passage of the notes of an interview.
///
/// Refused: `unknown-interview`, `wrong-passage` (it is empty, has blanks only, or goes beyond the notes),
/// `unknown-interview-code`, `coded-already`, and `changed-meanwhile` where the notes are not those that were seen: its
/// places would lie in another text.
struct CodePassage {
  static constexpr About about{.name = "code-passage",
                               .method = Method::post,
                               .path = "/interviews/{interview}/passages",
                               .role = Role::facilitator,
                               .summary = "Gives a code to a passage of the notes of an interview.",
                               .example =
                                   "naen.zubia --interview 5f0c… --code law --from 120 --to 164 "
                                   "--revision-seen 3"};

  struct Request {
    std::string interview;
    std::string code;
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    std::uint64_t revision_seen = 0;

    static constexpr std::array<Field, 5> fields{{
        {"interview", "Its id, as interviews gives it.", Need::required},
        {"code", "The code, as codebook names it.", Need::required},
        {"from", "Where it begins, in Unicode code points from 0.", Need::required, 0, 1e9},
        {"to", "The first code point that does not belong to it.", Need::required, 0, 1e9},
        {"revision_seen", "Of the notes that you saw, as interview gives it.", Need::required, 0, 1e15},
    }};
  };

  struct Reply {
    std::string passage;
    std::string code;
    std::string quote;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CodePassage::Request, (), (interview, code, from, to, revision_seen))
BOOST_DESCRIBE_STRUCT(CodePassage::Reply, (), (passage, code, quote))

/// Takes the code from a passage; the text stays.
///
/// Refused: `unknown-passage`.
struct RemovePassage {
  static constexpr About about{.name = "remove-passage",
                               .method = Method::post,
                               .path = "/passages/{passage}/removal",
                               .role = Role::facilitator,
                               .summary = "Takes the code from a passage of an interview; the text stays.",
                               .example = "naen.zubia --passage 0f3a…"};

  struct Request {
    std::string passage;

    static constexpr std::array<Field, 1> fields{{
        {"passage", "Its id, as interview gives it.", Need::required},
    }};
  };

  struct Reply {
    std::string passage;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(RemovePassage::Request, (), (passage))
BOOST_DESCRIBE_STRUCT(RemovePassage::Reply, (), (passage))

}  // namespace zubia::operations
