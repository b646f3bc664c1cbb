#pragma once

#include <array>
#include <cstdint>

#include "operations/questionnaires/respondent.hpp"

namespace zubia::operations {

/// What a respondent gets in return: the score of each dimension of the questionnaire, its band, and what the band
/// advises. It is compared with what the latest release shows of organisations of the same size class, as the directory
/// knows it, or else of all: the mean score. Where nothing was released, or no cell of it is shown, there is no
/// comparison. Where there is a gap, offers of the directory are named that help with it; see
/// put-advice.
///
/// Refused: see `respondent_of`; `no-report` (the questionnaire has no dimensions), `nothing-answered`.
struct ResponseReport {
  static constexpr About about{.name = "response-report",
                               .method = Method::post,
                               .path = "/answer/report",
                               .role = Role::anybody,
                               .summary = "The scores of a respondent by dimension, with advice.",
                               .example = "naen.zubia --token 5f0c… --language eu"};

  struct Request {
    std::string token;
    std::string language;
    JsonDocument answers;

    static constexpr std::array<Field, 3> fields{{
        {"token", "What stands behind # in the link.", Need::required},
        {"language", "Of the advice: en, es, fr, eu."},
        {"answers", "Answers by variable, as JSON, over those that are stored."},
    }};
  };

  /// An offer of the directory that helps with a gap.
  struct OfferRow {
    std::string dimension;
    std::string organisation;  ///< its name
    std::string title;
    std::string text;
    std::string territory;
    std::string website;
  };

  struct DimensionRow {
    std::string dimension;
    std::string label;
    double score = 0;  ///< 0–100; not defined where too little was answered
    std::int64_t answered = 0;
    std::int64_t asked = 0;
    std::string band;
    std::string feedback;
    double average = 0;  ///< of similar organisations, as it was released; not defined where none is shown
    double target = 0;   ///< a quarter of them reach it: their 75th percentile, from the distribution as released
    double priority = 0;
    bool is_gap = false;  ///< there is something to gain, and `offers` says where to turn to
  };

  struct Reply {
    std::string title;
    std::string language;
    std::string compared_with;  ///< `size_class`, `all`, or `nobody`
    std::vector<DimensionRow> dimensions;
    std::vector<OfferRow> offers;  ///< for the gaps: of each the nearest first, and where there is one, one from abroad
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ResponseReport::Request, (), (token, language, answers))
BOOST_DESCRIBE_STRUCT(ResponseReport::OfferRow, (), (dimension, organisation, title, text, territory, website))
BOOST_DESCRIBE_STRUCT(ResponseReport::DimensionRow, (),
                      (dimension, label, score, answered, asked, band, feedback, average, target, priority, is_gap))
BOOST_DESCRIBE_STRUCT(ResponseReport::Reply, (), (title, language, compared_with, dimensions, offers))

}  // namespace zubia::operations
