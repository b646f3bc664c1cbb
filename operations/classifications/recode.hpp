#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// Which codes of a table a correspondence speaks of.
enum class RecodedDimension { activities, territories };
BOOST_DESCRIBE_ENUM(RecodedDimension, activities, territories)

/// Takes a table to another version of a nomenclature, with a log of every cell that moved.
struct Recode {
  static constexpr About about{
      .name = "recode",
      .method = Method::post,
      .path = "/recode",
      .role = Role::anybody,
      .summary = "Takes a table to another version of NUTS, NACE or another nomenclature, with a log of what moved.",
      .example = "employment.csv n2_cm_v2016_v2021.csv --dimension territories --weight-column pop21",
      .method_page = "recode"};

  struct Request : TableInput {
    InputFile correspondence;
    RecodedDimension dimension = RecodedDimension::activities;
    std::string from_column;
    std::string to_column;
    std::string weight_column;
    bool partial_sums = false;

    static constexpr auto fields = with_table_fields<6>({{
        {"correspondence", "The correspondence: CSV with a column of old codes, one of new codes, and weights if any.",
         Need::required},
        {"dimension", "Which codes it speaks of."},
        {"from_column", "The column of old codes; the first is the default."},
        {"to_column", "The column of new codes; the second is the default."},
        {"weight_column", "The column by which values are shared out; without one they are shared out evenly."},
        {"partial_sums", "Adds up what is known where a part is absent, instead of leaving the whole absent."},
    }});
  };

  /// One cell of the recoded table.
  struct Row {
    std::string territory;
    std::string activity;
    double value;
    std::string absence;
  };

  /// One cell, or share of a cell, that changed its code.
  struct MovedRow {
    std::string from;
    std::string to;
    std::string territory;
    std::string activity;
    double share;
    double value;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<Row> cells;
    std::vector<MovedRow> moved;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(Recode::Request, (TableInput),
                      (correspondence, dimension, from_column, to_column, weight_column, partial_sums))
BOOST_DESCRIBE_STRUCT(Recode::Row, (), (territory, activity, value, absence))
BOOST_DESCRIBE_STRUCT(Recode::MovedRow, (), (from, to, territory, activity, share, value))
BOOST_DESCRIBE_STRUCT(Recode::Reply, (ReplyHead), (period, cells, moved))

}  // namespace zubia::operations
