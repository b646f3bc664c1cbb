#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/networks/tie_network.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

struct TieListOptions {
  std::string from_column{};
  std::string to_column{};
  std::string weight_column{};
  std::string wave_column{};
  DecimalMark decimal_mark = DecimalMark::find_out;
};

/// Ties as a file lists them, with the lines they stand in.
struct TieList {
  std::vector<NamedTie> ties = {};
  std::vector<std::string> waves = {};    ///< of each tie; empty where the file has no waves
  std::vector<std::string> columns = {};  ///< read as from, to, weight and wave; empty where there is none
  std::vector<Problem> notices = {};
};

/// Reads a list of ties: CSV with any of the usual separators, or the first sheet of a workbook. The ends of a tie are
/// in the columns called `from` and `to` or `source` and `target`, else in the first two; the weight in `weight`, the
/// wave in `wave`. Without a column of weights every weight is 1; an empty weight in one is refused.
///
/// Refused as `read_list_file`; `missing-column`, `conflicting-options`, `not-a-number`, `ambiguous-number`.
Result<TieList> read_tie_list(std::string_view bytes, const std::string& file_name, const TieListOptions& options = {});

struct NodeListOptions {
  std::string node_column{};
  std::string group_column{};
  std::string number_column{};
  DecimalMark decimal_mark = DecimalMark::find_out;
};

/// Nodes as a file lists them.
struct NodeList {
  std::vector<std::string> names = {};
  std::vector<std::string> groups = {};  ///< of each node; empty where it has none
  std::vector<double> numbers = {};      ///< of each node, NaN where it has none; empty without such a column
  std::string group_column = {};
  std::string number_column = {};
  std::vector<Problem> notices = {};
};

/// Reads a list of nodes with what is known of them. The node is in the column called `node`, else in the first; the
/// group in `group` or `territory`, else in the only other column. A number is only read where its column is named.
///
/// Refused as `read_list_file`; `missing-column`, `ambiguous-column` (several columns could be the group),
/// `duplicate-node`, `unnamed-node`, `not-a-number`, `ambiguous-number`.
Result<NodeList> read_node_list(std::string_view bytes, const std::string& file_name,
                                const NodeListOptions& options = {});

}  // namespace zubia::formats
