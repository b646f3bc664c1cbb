#pragma once

#include <array>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Which offers of the directory help with each dimension of a questionnaire, and for which there is none.
///
/// Refused: `unknown-questionnaire`; `no-report`, where it has no dimensions.
struct ListAdvice {
  static constexpr About about{.name = "list-advice",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/advice",
                               .role = Role::researcher,
                               .summary = "Which offers help with each dimension of a questionnaire.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };

  struct OfferRow {
    std::string dimension;
    std::string organisation;  ///< id
    std::string name;          ///< of the organisation
    std::string offer;         ///< id
    std::string title;
    std::string territory;
    std::string state;  ///< `published`, or why reports pass it over: `draft`, `expired`, `gone`
  };

  struct DimensionRow {
    std::string dimension;
    std::string label;
    std::string explanation;
  };

  struct Reply {
    std::string questionnaire;
    std::string title;
    std::vector<DimensionRow> dimensions;
    std::vector<OfferRow> offers;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListAdvice::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(ListAdvice::OfferRow, (), (dimension, organisation, name, offer, title, territory, state))
BOOST_DESCRIBE_STRUCT(ListAdvice::DimensionRow, (), (dimension, label, explanation))
BOOST_DESCRIBE_STRUCT(ListAdvice::Reply, (), (questionnaire, title, dimensions, offers))

}  // namespace zubia::operations
