#pragma once

#include "operations/complementarity/domain_study.hpp"
#include "operations/operation.hpp"
#include "operations/relatedness/quadrant.hpp"

namespace zubia::operations {

/// What a territory of a programme could become: each activity with its risk, its return, and what the other side of
/// the border adds.
struct TerritoryOpportunities {
  static constexpr About about{.name = "territory-opportunities",
                               .method = Method::get,
                               .path = "/programme/territories/{territory}/opportunities",
                               .role = Role::researcher,
                               .summary = "What a territory could become, and what the other side of the border adds.",
                               .example = "naen.zubia --territory ES21",
                               .method_page = "diversification"};

  struct Request : BorderQuestion {
    std::string territory;

    static constexpr auto fields =
        joined(std::array<Field, 1>{{{"territory", "The code of a territory of the programme.", Need::required}}},
               border_fields);
  };

  struct OptionRow {
    std::string activity;
    std::string activity_name;
    bool is_present;
    double location_quotient;
    double relatedness_density;
    double pci;
    double complexity_outlook_gain;
    double added_across_border;        ///< what the territories of other countries add to the density
    std::optional<Quadrant> quadrant;  ///< of what the territory lacks
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<OptionRow> options;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(TerritoryOpportunities::Request, (BorderQuestion), (territory))
BOOST_DESCRIBE_STRUCT(TerritoryOpportunities::OptionRow, (),
                      (activity, activity_name, is_present, location_quotient, relatedness_density, pci,
                       complexity_outlook_gain, added_across_border, quadrant))
BOOST_DESCRIBE_STRUCT(TerritoryOpportunities::Reply, (ReplyHead), (period, options))

}  // namespace zubia::operations
