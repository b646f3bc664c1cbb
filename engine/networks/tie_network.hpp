#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "engine/base/label.hpp"
#include "engine/base/label_index.hpp"
#include "engine/base/result.hpp"

namespace zubia {

/// One who has ties with others, by name: mostly an organisation.
using Node = Label<struct NodeKind>;

enum class Direction : std::uint8_t { undirected, directed };

/// A tie as somebody stated it.
struct NamedTie {
  std::string from = {};
  std::string to = {};
  double weight = 1.0;
  std::size_t line = 0;  ///< where it was read, named in problems; 0 where it was not read from a file
};

/// What the same tie stated twice means. In an undirected network, so is A–B beside B–A where ties are added up or the
/// largest counts; where repeated ties are refused, A–B and B–A are two reports of one tie, and the larger one counts.
enum class RepeatedTies : std::uint8_t { refused, added_up, largest };

/// Whether an undirected tie holds that only one of the two has named; if not, the smaller of the two weights counts.
enum class OneSidedTies : std::uint8_t { kept, left_out };

/// What a tie to somebody does who is not in the list of nodes: it is refused, or that node joins the list at its end.
enum class UnlistedNodes : std::uint8_t { refused, added };

struct TieNetworkOptions {
  Direction direction = Direction::undirected;
  RepeatedTies repeated = RepeatedTies::refused;
  OneSidedTies one_sided = OneSidedTies::kept;
  UnlistedNodes unlisted = UnlistedNodes::refused;
};

/// A tie between two places in the list of nodes.
struct Tie {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double weight = 1.0;

  friend bool operator==(const Tie&, const Tie&) = default;
};

/// The neighbours of each node with the weights of the ties to them, ascending by place.
struct Neighbours {
  std::vector<std::size_t> starts = {0};  ///< nodes + 1 entries
  std::vector<std::uint32_t> places = {};
  std::vector<double> weights = {};

  std::span<const std::uint32_t> of(std::size_t node) const {
    return {places.data() + starts[node], starts[node + 1] - starts[node]};
  }
  std::span<const double> weights_of(std::size_t node) const {
    return {weights.data() + starts[node], starts[node + 1] - starts[node]};
  }
  std::size_t count(std::size_t node) const { return starts[node + 1] - starts[node]; }

  /// The weight of the tie from `node` to `other`; 0 where there is none.
  double weight(std::size_t node, std::uint32_t other) const;
};

/// Nodes and the ties between them: at most one from each node to each other, none to itself, weights above 0.
struct TieNetwork {
  LabelIndex<Node> nodes = {};
  Direction direction = Direction::undirected;
  Neighbours out = {};  ///< in an undirected network each tie stands in both directions
  Neighbours in = {};   ///< whose ties lead to a node; the same as `out` in an undirected network

  std::size_t node_count() const { return nodes.size(); }
  bool is_directed() const { return direction == Direction::directed; }
  std::size_t tie_count() const { return is_directed() ? out.places.size() : out.places.size() / 2; }
  /// How many ties there could be.
  double possible_ties() const;
  /// Ties that are there, of those that could be; NaN below two nodes.
  double density() const;
  /// Each tie once; of an undirected one, `from` is before `to`.
  std::vector<Tie> ties() const;
};

/// A network, and what became of the ties that were stated.
struct BuiltNetwork {
  TieNetwork network;
  std::size_t self_ties = 0;                  ///< left out: no measure here speaks of the tie of a node with itself
  std::size_t zero_ties = 0;                  ///< left out: stated with the weight 0, so there is none
  std::size_t repeated_ties = 0;              ///< statements that were joined with an earlier one
  std::size_t one_sided_ties = 0;             ///< undirected ties that only one of the two has named, kept or not
  std::vector<std::string> added_nodes = {};  ///< that the list of nodes has not
};

/// Builds a network of the `listed` nodes, in their order; without any, of those that the ties name. Nodes without a
/// tie stay: an isolate is a finding.
///
/// Refused: `no-nodes`, `duplicate-node`, `unknown-node`, `unnamed-node`, `negative-tie-weight`, `undefined-weight`,
/// `duplicate-tie`.
Result<BuiltNetwork> tie_network(const std::vector<NamedTie>& ties, const std::vector<std::string>& listed,
                                 const TieNetworkOptions& options = {});

/// The network of distinct ties between distinct nodes; in an undirected one each pair is given once.
TieNetwork network_of(LabelIndex<Node> nodes, Direction direction, std::vector<Tie> ties);

/// The network among the nodes that are kept, in their order.
TieNetwork subnetwork(const TieNetwork& network, const std::vector<bool>& kept);

/// Of a node that belongs to no group, or to one that nobody knows.
inline constexpr std::size_t no_group = std::numeric_limits<std::size_t>::max();

/// Which group each node belongs to: a territory, a cluster, a kind of organisation, a community.
struct Grouping {
  std::vector<std::string> names = {};
  std::vector<std::size_t> of_node = {};  ///< a place in `names`, or `no_group`

  std::size_t group_count() const { return names.size(); }
  std::vector<bool> known() const;  ///< which nodes have a group
};

/// Groups by name, in the order of their first node; an empty name is no group.
Grouping grouping_of(const std::vector<std::string>& group_of_node);

/// The groups of the nodes that are kept. The list of names stays.
Grouping subgrouping(const Grouping& groups, const std::vector<bool>& kept);

}  // namespace zubia
