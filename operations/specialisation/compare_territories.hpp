#pragma once

#include "operations/complementarity/domain_study.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// The territories of a programme side by side.
struct CompareTerritories {
  static constexpr About about{
      .name = "compare-territories",
      .method = Method::get,
      .path = "/programme/territories",
      .role = Role::researcher,
      .summary = "The territories of a programme side by side: how large, how specialised, in what.",
      .example = "naen.zubia --period 2018",
      .method_page = "territory_specialisation"};

  struct Request : BorderQuestion {
    static constexpr auto fields = border_fields;
  };

  struct SummaryRow {
    std::string territory;
    std::string territory_name;
    std::string country;
    double value;
    double equivalent_number;
    double krugman;
    double hachman;
    double entropy;
    std::uint64_t strengths;
  };
  struct CellRow {
    std::string activity;
    std::string activity_name;
    std::string territory;
    double value;
    std::string absence;
    double share;
    double location_quotient;
    std::string flags;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<SummaryRow> summary;
    std::vector<CellRow> activities;
    std::vector<std::string> periods;  ///< what `period` can be
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CompareTerritories::Request, (BorderQuestion), ())
BOOST_DESCRIBE_STRUCT(CompareTerritories::SummaryRow, (),
                      (territory, territory_name, country, value, equivalent_number, krugman, hachman, entropy,
                       strengths))
BOOST_DESCRIBE_STRUCT(CompareTerritories::CellRow, (),
                      (activity, activity_name, territory, value, absence, share, location_quotient, flags))
BOOST_DESCRIBE_STRUCT(CompareTerritories::Reply, (ReplyHead), (period, summary, activities, periods))

}  // namespace zubia::operations
