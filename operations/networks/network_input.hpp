#pragma once

#include <array>
#include <string>

#include "operations/networks/wave_networks.hpp"
#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// What the same tie stated twice means.
enum class Repeated { refused, added_up, largest };
BOOST_DESCRIBE_ENUM(Repeated, refused, added_up, largest)

/// Whether an undirected tie holds that only one of the two has named.
enum class OneSided { kept, left_out };
BOOST_DESCRIBE_ENUM(OneSided, kept, left_out)

/// What a tie to somebody does who is not in the list of nodes.
enum class UnlistedNode { refused, added };
BOOST_DESCRIBE_ENUM(UnlistedNode, refused, added)

/// Two files, who is tied with whom and what is known of each, and how to read them.
struct NetworkInput {
  InputFile edges;
  InputFile attributes;
  bool directed = false;
  std::string from_column;
  std::string to_column;
  std::string weight_column;
  std::string wave_column;
  std::string node_column;
  std::string group_column;
  std::string number_column;
  DecimalMark decimal_mark = DecimalMark::find_out;
  Repeated repeated = Repeated::refused;
  OneSided one_sided = OneSided::kept;
  UnlistedNode unlisted_nodes = UnlistedNode::refused;

  static constexpr std::array<Field, 14> network_fields{{
      {"edges",
       "The ties: CSV or XLSX, one line each with the two ends, a weight if any, a wave if any; - is standard input.",
       Need::required},
      {"attributes", "The nodes: CSV or XLSX, one line each with the group it belongs to, such as its territory."},
      {"directed", "A tie leads from the first to the second; otherwise between both."},
      {"from_column", "The column of the one end; from, source or the first column is the default."},
      {"to_column", "The column of the other end; to, target or the second column is the default."},
      {"weight_column", "The column of weights; weight is the default where it is there."},
      {"wave_column", "The column of waves of a survey; wave is the default where it is there."},
      {"node_column", "The column that names the node; node or the first column is the default."},
      {"group_column", "The column that divides the nodes; group, territory or the only other column is the default."},
      {"number_column", "A column of numbers, such as employment, to see whether like has ties with like."},
      {"decimal_mark", "What stands between the whole and the fraction of a number."},
      {"repeated", "What the same tie given twice means."},
      {"one_sided", "Whether an undirected tie counts that only one of the two has named."},
      {"unlisted_nodes", "What a tie to somebody does who is not in the list of nodes."},
  }};
};
BOOST_DESCRIBE_STRUCT(NetworkInput, (),
                      (edges, attributes, directed, from_column, to_column, weight_column, wave_column, node_column,
                       group_column, number_column, decimal_mark, repeated, one_sided, unlisted_nodes))

/// Reads the files of a request. With a list of nodes every wave has all of them; without, each has those that its ties
/// name. Refused as the readers and `tie_network`; `unnamed-wave`.
Result<WaveNetworks> read_networks(const NetworkInput& input);

}  // namespace zubia::operations
