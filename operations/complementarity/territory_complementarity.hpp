#pragma once

#include "operations/complementarity/domain_study.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// What the territories of a programme share, and what each would bring to each other one.
struct TerritoryComplementarity {
  static constexpr About about{
      .name = "territory-complementarity",
      .method = Method::get,
      .path = "/programme/complementarity",
      .role = Role::researcher,
      .summary = "What the territories of a programme share, and what each would bring to each other one.",
      .example = "naen.zubia --period 2018",
      .method_page = "cross_border_density"};

  struct Request : BorderQuestion {
    static constexpr auto fields = border_fields;
  };

  /// One territory as the receiver and another one as its partner.
  struct PairRow {
    std::string territory;
    std::string territory_name;
    std::string partner;
    std::string partner_name;
    bool is_across_border;
    double structural_similarity;
    double added_density;  ///< mean over the activities that the territory lacks
    std::vector<std::string> common_strengths;
    std::vector<std::string>
        opened_activities;  ///< lacked by both, the nearest through the partner first; at most five
  };

  /// What a partner brings to an activity that the territory lacks.
  struct BroughtRow {
    std::string territory;
    std::string partner;
    std::string activity;
    std::string activity_name;
    bool is_of_partner;  ///< the partner has it; else it is opened by what both have together
    double added_density;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<PairRow> pairs;
    std::vector<BroughtRow> activities;  ///< the most that is added first, pair by pair; nothing added is not listed
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(TerritoryComplementarity::Request, (BorderQuestion), ())
BOOST_DESCRIBE_STRUCT(TerritoryComplementarity::PairRow, (),
                      (territory, territory_name, partner, partner_name, is_across_border, structural_similarity,
                       added_density, common_strengths, opened_activities))
BOOST_DESCRIBE_STRUCT(TerritoryComplementarity::BroughtRow, (),
                      (territory, partner, activity, activity_name, is_of_partner, added_density))
BOOST_DESCRIBE_STRUCT(TerritoryComplementarity::Reply, (ReplyHead), (period, pairs, activities))

}  // namespace zubia::operations
