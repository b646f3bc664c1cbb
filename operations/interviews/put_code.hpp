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

/// Adds a code to the codebook, or changes one. Its short name stays for good; what it is called does not.
///
/// Refused, with nothing changed: `wrong-code-name`, `invalid-value`, `code-exists`, `unknown-interview-code` (also its
/// parent), `code-inside-itself`, `changed-meanwhile` (who, when).
struct PutCode {
  static constexpr About about{
      .name = "put-code",
      .method = Method::put,
      .path = "/codebook/{code}",
      .role = Role::facilitator,
      .summary = "Adds a code to the codebook of interviews, or changes one.",
      .example = "naen.zubia --code law --name \"en=Law\" --definition \"en=Rules that differ\" --parent barriers"};

  struct Request {
    std::string code;
    std::vector<std::string> name;
    std::vector<std::string> definition;
    std::string parent;
    std::uint64_t revision_seen = 0;

    static constexpr std::array<Field, 5> fields{{
        {"code", "Its short name: small letters, digits and hyphens.", Need::required},
        {"name", "What it is called in a language: eu=Oztopoak; again for another language.", Need::required},
        {"definition", "When it is given, in a language: en=Rules that differ; again for another language."},
        {"parent", "The code that it stands below; none where it stands at the top."},
        {"revision_seen", "Of the code that you change, as codebook gives it; 0 for a new one.", Need::optional, 0,
         1e15},
    }};
  };

  struct Reply {
    std::string code;
    std::int64_t revision = 0;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutCode::Request, (), (code, name, definition, parent, revision_seen))
BOOST_DESCRIBE_STRUCT(PutCode::Reply, (), (code, revision))

/// Takes a code out of the codebook that no passage has.
///
/// Refused: `unknown-interview-code`, and `code-in-use` where passages have it or codes stand below it.
struct RemoveCode {
  static constexpr About about{.name = "remove-code",
                               .method = Method::post,
                               .path = "/codebook/{code}/removal",
                               .role = Role::facilitator,
                               .summary = "Takes a code out of the codebook that no passage has.",
                               .example = "naen.zubia --code law"};

  struct Request {
    std::string code;

    static constexpr std::array<Field, 1> fields{{
        {"code", "The code, as codebook names it.", Need::required},
    }};
  };

  struct Reply {
    std::string code;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(RemoveCode::Request, (), (code))
BOOST_DESCRIBE_STRUCT(RemoveCode::Reply, (), (code))

/// Gives the passages of a code, and the codes below it, to another one, and takes it out of the codebook.
///
/// Refused: `unknown-interview-code`, `code-inside-itself`.
struct MergeCode {
  static constexpr About about{.name = "merge-code",
                               .method = Method::post,
                               .path = "/codebook/{code}/merging",
                               .role = Role::facilitator,
                               .summary =
                                   "Gives the passages of a code to another one, and takes it out of the "
                                   "codebook.",
                               .example = "naen.zubia --code tax --into law"};

  struct Request {
    std::string code;
    std::string into;

    static constexpr std::array<Field, 2> fields{{
        {"code", "The code that goes.", Need::required},
        {"into", "The code that its passages have from then on.", Need::required},
    }};
  };

  struct Reply {
    std::string code;  ///< the one that stays
    std::int64_t passages = 0;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(MergeCode::Request, (), (code, into))
BOOST_DESCRIBE_STRUCT(MergeCode::Reply, (), (code, passages))

}  // namespace zubia::operations
