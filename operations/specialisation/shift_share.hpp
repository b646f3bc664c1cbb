#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// What the change of each territory owes to the area, to its activities and to itself.
struct ShiftShareOfTerritories {
  static constexpr About about{
      .name = "shift-share",
      .method = Method::post,
      .path = "/shift-share",
      .role = Role::anybody,
      .summary = "What the change of each territory owes to the whole area, to its activities, and to itself.",
      .example = "employment.csv --from 2008 --to 2018",
      .method_page = "shift_share"};

  struct Request : TableInput {
    std::string from;
    std::string to;
    bool dynamic = false;

    static constexpr auto fields = with_table_fields<3>({{
        {"from", "The first period; the earliest is the default."},
        {"to", "The last period; the latest is the default."},
        {"dynamic", "Adds up the steps from period to period (Barff & Knight) instead of one step."},
    }});
  };

  struct Row {
    std::string territory;
    double before;
    double after;
    double change;
    double national_share;
    double industry_mix;
    double regional_shift;
    double competitive_effect;
    double allocation_effect;
    double gerfin_structure;
    double gerfin_location;
    double gerfin_total;
  };

  struct ActivityRow {
    std::string territory;
    std::string activity;
    double before;
    double after;
    double change;
    double national_share;
    double industry_mix;
    double regional_shift;
    double competitive_effect;
    double allocation_effect;
  };

  struct Reply : ReplyHead {
    std::string from;
    std::string to;
    std::vector<Row> territories;
    std::vector<ActivityRow> activities;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShiftShareOfTerritories::Request, (TableInput), (from, to, dynamic))
BOOST_DESCRIBE_STRUCT(ShiftShareOfTerritories::Row, (),
                      (territory, before, after, change, national_share, industry_mix, regional_shift,
                       competitive_effect, allocation_effect, gerfin_structure, gerfin_location, gerfin_total))
BOOST_DESCRIBE_STRUCT(ShiftShareOfTerritories::ActivityRow, (),
                      (territory, activity, before, after, change, national_share, industry_mix, regional_shift,
                       competitive_effect, allocation_effect))
BOOST_DESCRIBE_STRUCT(ShiftShareOfTerritories::Reply, (ReplyHead), (from, to, territories, activities))

}  // namespace zubia::operations
