#pragma once

#include <array>
#include <string>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Says that an offer of the directory helps with what a dimension of a questionnaire measures. From then on, reports
/// name it where a respondent has a gap.
///
/// Refused: `unknown-questionnaire`, `no-report` (it has no dimensions), `unknown-dimension`, `unknown-organisation`,
/// `unknown-offer`, `offer-not-published` (respondents would read what is not meant for the public).
struct PutAdvice {
  static constexpr About about{
      .name = "put-advice",
      .method = Method::post,
      .path = "/questionnaires/{questionnaire}/advice",
      .role = Role::facilitator,
      .summary = "Says that an offer of the directory helps with a dimension of a questionnaire.",
      .example =
          "naen.zubia --questionnaire innovation-diagnosis --dimension strategy "
          "--organisation 3f9c… --offer 81d2…"};

  struct Request {
    std::string questionnaire;
    std::string dimension;
    std::string organisation;
    std::string offer;
    bool remove = false;

    static constexpr std::array<Field, 5> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"dimension", "The dimension, as list-advice names it.", Need::required},
        {"organisation", "The id of who offers it, as search-organisations gives it.", Need::required},
        {"offer", "The id of the offer, as show-organisation gives it.", Need::required},
        {"remove", "It does not help after all."},
    }};
  };

  struct Reply {
    std::string dimension;
    std::string organisation;  ///< its name
    std::string title;         ///< of the offer
    bool removed = false;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutAdvice::Request, (), (questionnaire, dimension, organisation, offer, remove))
BOOST_DESCRIBE_STRUCT(PutAdvice::Reply, (), (dimension, organisation, title, removed))

}  // namespace zubia::operations
