#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace zubia::formats {

enum class AttributeKind { number, text };

/// A property that every node has, or may have.
struct NetworkAttribute {
  std::string name;
  AttributeKind kind = AttributeKind::number;
};

/// NaN or an empty text: the node has no such value.
using AttributeValue = std::variant<double, std::string>;

struct NetworkNode {
  std::string id;  ///< unique
  std::string label;
  std::vector<AttributeValue> values;  ///< one per attribute of the network, in its order
};

/// `first` and `second` are places in the list of nodes; in a directed network the edge leads from the first.
struct NetworkEdge {
  std::size_t first = 0;
  std::size_t second = 0;
  double weight = 1.0;
};

/// A network to be handed to other programs (Gephi, Cytoscape, igraph, NetworkX).
struct Network {
  std::string description;
  std::vector<NetworkAttribute> attributes;
  std::vector<NetworkNode> nodes;
  std::vector<NetworkEdge> edges;
  bool is_directed = false;
};

}  // namespace zubia::formats
