#include "formats/network_check.hpp"

#include <cmath>
#include <unordered_set>

#include "formats/csv_writer.hpp"
#include "formats/xml_text.hpp"

namespace zubia::formats {
namespace {

bool fits(const NetworkNode& node, const std::vector<NetworkAttribute>& attributes) {
  if (node.values.size() != attributes.size()) return false;
  for (std::size_t i = 0; i < attributes.size(); ++i)
    if (std::holds_alternative<double>(node.values[i]) != (attributes[i].kind == AttributeKind::number)) return false;
  return true;
}

}  // namespace

Result<void> check_network(const Network& network) {
  std::unordered_set<std::string_view> ids;
  for (const NetworkNode& node : network.nodes) {
    if (!ids.insert(node.id).second)
      return refuse({"duplicate-node", "The network has two nodes “" + node.id + "”.", {}, {}});
    if (!fits(node, network.attributes))
      return refuse({"uneven-attributes",
                     "The values of the node “" + node.id + "” do not match the attributes of the network.",
                     {},
                     {}});
  }
  for (const NetworkEdge& edge : network.edges) {
    if (edge.first >= network.nodes.size() || edge.second >= network.nodes.size())
      return refuse({"unknown-node", "An edge leads to a node that the network does not have.", {}, {}});
    if (!std::isfinite(edge.weight))
      return refuse({"undefined-weight",
                     "The edge between “" + network.nodes[edge.first].id + "” and “" + network.nodes[edge.second].id +
                         "” has no weight.",
                     {},
                     "Leave out edges whose weight is not defined."});
  }
  return {};
}

bool has_value(const AttributeValue& value) {
  if (const double* number = std::get_if<double>(&value)) return !std::isnan(*number);
  return !std::get<std::string>(value).empty();
}

std::string xml_value(const AttributeValue& value) {
  const double* number = std::get_if<double>(&value);
  if (number == nullptr) return xml_text(std::get<std::string>(value));
  // XML Schema's spelling of what std::to_chars calls inf.
  if (std::isinf(*number)) return *number > 0 ? "INF" : "-INF";
  return number_text(*number);
}

}  // namespace zubia::formats
