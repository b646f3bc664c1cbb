#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// A file that a respondent uploaded, under the name that it has in exports. It travels inside the reply, so that no
/// browser takes it for a page of ours. What is not asked after other answers is not there.
///
/// Refused: `unknown-response`, `unknown-file`; `answers-withheld` (see show-response).
struct ReadResponseFile {
  static constexpr About about{.name = "read-response-file",
                               .method = Method::get,
                               .path = "/responses/{response}/files/{variable}",
                               .role = Role::researcher,
                               .summary = "A file that a respondent uploaded.",
                               .example = "naen.zubia --response 0f3a… --variable plan > plan.pdf"};

  struct Request {
    std::string response;
    std::string variable;

    static constexpr std::array<Field, 2> fields{{
        {"response", "Its id, as list-responses gives it.", Need::required},
        {"variable", "The question that the file answers.", Need::required},
    }};
  };

  struct Reply {
    std::string file_name;   ///< `<response>-<variable>.<extension>`
    std::string given_name;  ///< as the respondent called it
    std::string media_type;
    std::string encoding;  ///< `base64`
    std::string content;
    std::string bytes = {};  ///< not part of the JSON
    /// On a terminal the reply is the file itself.
    std::string document() const { return bytes; }
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ReadResponseFile::Request, (), (response, variable))
BOOST_DESCRIBE_STRUCT(ReadResponseFile::Reply, (), (file_name, given_name, media_type, encoding, content))

}  // namespace zubia::operations
