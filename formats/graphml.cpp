#include "formats/graphml.hpp"

#include "formats/csv_writer.hpp"
#include "formats/network_check.hpp"
#include "formats/xml_text.hpp"

namespace zubia::formats {
namespace {

std::string keys(const Network& network) {
  std::string xml = "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n";
  for (std::size_t i = 0; i < network.attributes.size(); ++i) {
    const NetworkAttribute& attribute = network.attributes[i];
    xml += "  <key id=\"a" + std::to_string(i) + "\" for=\"node\" attr.name=\"" + xml_text(attribute.name) +
           "\" attr.type=\"" + (attribute.kind == AttributeKind::number ? "double" : "string") + "\"/>\n";
  }
  return xml + "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n";
}

std::string node(const Network& network, std::size_t place) {
  const NetworkNode& node = network.nodes[place];
  std::string xml = "    <node id=\"" + xml_text(node.id) + "\">\n";
  xml += "      <data key=\"label\">" + xml_text(node.label) + "</data>\n";
  for (std::size_t i = 0; i < node.values.size(); ++i)
    if (has_value(node.values[i]))
      xml += "      <data key=\"a" + std::to_string(i) + "\">" + xml_value(node.values[i]) + "</data>\n";
  return xml + "    </node>\n";
}

std::string edge(const Network& network, const NetworkEdge& edge) {
  return "    <edge source=\"" + xml_text(network.nodes[edge.first].id) + "\" target=\"" +
         xml_text(network.nodes[edge.second].id) + "\"><data key=\"weight\">" + number_text(edge.weight) +
         "</data></edge>\n";
}

}  // namespace

Result<std::string> write_graphml(const Network& network) {
  if (const auto checked = check_network(network); !checked) return refuse(checked.error());
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  xml += keys(network);
  xml += std::string("  <graph edgedefault=\"") + (network.is_directed ? "directed" : "undirected") + "\">\n";
  if (!network.description.empty()) xml += "    <desc>" + xml_text(network.description) + "</desc>\n";
  for (std::size_t place = 0; place < network.nodes.size(); ++place) xml += node(network, place);
  for (const NetworkEdge& one : network.edges) xml += edge(network, one);
  return xml + "  </graph>\n</graphml>\n";
}

}  // namespace zubia::formats
