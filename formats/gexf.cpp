#include "formats/gexf.hpp"

#include "formats/csv_writer.hpp"
#include "formats/network_check.hpp"
#include "formats/xml_text.hpp"

namespace zubia::formats {
namespace {

std::string attributes(const Network& network) {
  if (network.attributes.empty()) return {};
  std::string xml = "    <attributes class=\"node\">\n";
  for (std::size_t i = 0; i < network.attributes.size(); ++i) {
    const NetworkAttribute& attribute = network.attributes[i];
    xml += "      <attribute id=\"" + std::to_string(i) + "\" title=\"" + xml_text(attribute.name) + "\" type=\"" +
           (attribute.kind == AttributeKind::number ? "double" : "string") + "\"/>\n";
  }
  return xml + "    </attributes>\n";
}

std::string node(const NetworkNode& node) {
  const std::string start = "      <node id=\"" + xml_text(node.id) + "\" label=\"" + xml_text(node.label) + "\"";
  std::string values;
  for (std::size_t i = 0; i < node.values.size(); ++i)
    if (has_value(node.values[i]))
      values += "<attvalue for=\"" + std::to_string(i) + "\" value=\"" + xml_value(node.values[i]) + "\"/>";
  if (values.empty()) return start + "/>\n";
  return start + "><attvalues>" + values + "</attvalues></node>\n";
}

std::string edge(const Network& network, std::size_t place) {
  const NetworkEdge& edge = network.edges[place];
  return "      <edge id=\"" + std::to_string(place) + "\" source=\"" + xml_text(network.nodes[edge.first].id) +
         "\" target=\"" + xml_text(network.nodes[edge.second].id) + "\" weight=\"" + number_text(edge.weight) +
         "\"/>\n";
}

}  // namespace

Result<std::string> write_gexf(const Network& network) {
  if (const auto checked = check_network(network); !checked) return refuse(checked.error());
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      "  <meta><creator>Zubia</creator>";
  if (!network.description.empty()) xml += "<description>" + xml_text(network.description) + "</description>";
  xml += std::string("</meta>\n  <graph mode=\"static\" defaultedgetype=\"") +
         (network.is_directed ? "directed" : "undirected") + "\">\n";
  xml += attributes(network);
  xml += "    <nodes>\n";
  for (const NetworkNode& one : network.nodes) xml += node(one);
  xml += "    </nodes>\n    <edges>\n";
  for (std::size_t place = 0; place < network.edges.size(); ++place) xml += edge(network, place);
  return xml + "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace zubia::formats
