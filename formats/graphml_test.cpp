#include "formats/graphml.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

#include "engine/base/absence.hpp"
#include "formats/gexf.hpp"
#include "formats/xml_text.hpp"
#include "tests/run_program.hpp"

namespace zubia::formats {
namespace {

Network small_network() {
  return {.description = "Activities & their <relatedness>",
          .attributes = {{"complexity", AttributeKind::number}, {"name", AttributeKind::text}},
          .nodes = {{"C28", "Machinery \"n.e.c.\"", {1.5, std::string("Maquinaria")}},
                    {"C26", "Computers < 1 kg\x01", {undefined, std::string("Ordenadores & óptica")}}},
          .edges = {{0, 1, 0.4375}}};
}

std::string code_of(const Result<std::string>& written) { return written ? "" : written.error().code; }

/// Runs a real XML parser over the text, with an XPath that must hold.
void expect_xpath(const std::string& xml, const std::string& name, const std::string& condition) {
  if (!run_program({"xmllint", "--version"})) GTEST_SKIP() << "xmllint is not installed";
  const auto path = std::filesystem::temp_directory_path() / ("zubia_" + name + "_" + std::to_string(::getpid()));
  std::ofstream(path, std::ios::binary) << xml;
  const auto answer = run_program({"xmllint", "--nonet", "--xpath", condition, path.string()});
  EXPECT_EQ(answer.value_or("xmllint failed").substr(0, 4), "true") << condition << "\n" << xml;
  std::filesystem::remove(path);
}

TEST(Network, NetworksThatNoFileCanHoldAreRefused) {
  Network twice = small_network();
  twice.nodes[1].id = "C28";
  EXPECT_EQ(code_of(write_graphml(twice)), "duplicate-node");
  EXPECT_EQ(code_of(write_gexf(twice)), "duplicate-node");
  Network loose = small_network();
  loose.edges[0].second = 2;
  EXPECT_EQ(code_of(write_graphml(loose)), "unknown-node");
  Network uneven = small_network();
  uneven.nodes[0].values.pop_back();
  EXPECT_EQ(code_of(write_graphml(uneven)), "uneven-attributes");
  Network wrong_kind = small_network();
  wrong_kind.nodes[0].values[0] = std::string("1.5");
  EXPECT_EQ(code_of(write_gexf(wrong_kind)), "uneven-attributes");
  Network undefined_weight = small_network();
  undefined_weight.edges[0].weight = undefined;
  EXPECT_EQ(code_of(write_gexf(undefined_weight)), "undefined-weight");
}

TEST(XmlText, EscapesWhatXmlReservesAndReplacesWhatItCannotHold) {
  EXPECT_EQ(xml_text("a<b>&\"c'é"), "a&lt;b&gt;&amp;&quot;c&apos;é");
  EXPECT_EQ(xml_text("a\tb\nc\rd"), "a&#9;b&#10;c&#13;d");
  EXPECT_EQ(xml_text(std::string_view("\x01\0x", 3)), "\xEF\xBF\xBD\xEF\xBF\xBDx");
  EXPECT_EQ(xml_text("\xF1x"), "\xEF\xBF\xBDx");
  EXPECT_EQ(xml_text("\xEF\xBF\xBF"), "\xEF\xBF\xBD");
  EXPECT_EQ(xml_text("𝄞"), "𝄞");
}

TEST(GraphMl, ANetworkIsWrittenWhole) {
  const auto xml = write_graphml(small_network());
  ASSERT_TRUE(xml.has_value());
  EXPECT_NE(xml->find("<key id=\"a0\" for=\"node\" attr.name=\"complexity\" attr.type=\"double\"/>"),
            std::string::npos);
  EXPECT_NE(xml->find("<data key=\"label\">Machinery &quot;n.e.c.&quot;</data>"), std::string::npos);
  EXPECT_NE(xml->find("<edge source=\"C28\" target=\"C26\"><data key=\"weight\">0.4375</data></edge>"),
            std::string::npos);
  EXPECT_EQ(xml->find("nan"), std::string::npos);
}

TEST(GraphMl, ARealParserReadsIt) {
  const auto xml = write_graphml(small_network());
  ASSERT_TRUE(xml.has_value());
  expect_xpath(*xml, "graphml",
               "namespace-uri(/*)=\"http://graphml.graphdrawing.org/xmlns\" and "
               "count(//*[local-name()=\"node\"])=2 and count(//*[local-name()=\"edge\"])=1 and "
               "string(//*[local-name()=\"desc\"])=\"Activities & their <relatedness>\" and "
               "count(//*[@key=\"a0\"])=1");
}

TEST(Gexf, ARealParserReadsIt) {
  const auto xml = write_gexf(small_network());
  ASSERT_TRUE(xml.has_value());
  expect_xpath(*xml, "gexf",
               "namespace-uri(/*)=\"http://gexf.net/1.3\" and /*/@version=\"1.3\" and "
               "count(//*[local-name()=\"node\"])=2 and //*[local-name()=\"edge\"]/@weight=0.4375 and "
               "//*[local-name()=\"node\"][2]/*/*/@value=\"Ordenadores & óptica\" and "
               "count(//*[local-name()=\"attvalue\"])=3");
}

TEST(Gexf, InfinityIsWrittenAsXmlSchemaDoes) {
  Network network = small_network();
  network.nodes[0].values[0] = std::numeric_limits<double>::infinity();
  const auto xml = write_gexf(network);
  ASSERT_TRUE(xml.has_value());
  EXPECT_NE(xml->find("value=\"INF\""), std::string::npos);
}

TEST(Network, TiesThatLeadFromOneToTheOtherAreWrittenAsDirected) {
  Network network = small_network();
  EXPECT_NE(write_graphml(network)->find("edgedefault=\"undirected\""), std::string::npos);
  network.is_directed = true;
  EXPECT_NE(write_graphml(network)->find("edgedefault=\"directed\""), std::string::npos);
  EXPECT_NE(write_gexf(network)->find("defaultedgetype=\"directed\""), std::string::npos);
}

TEST(Network, AnEmptyNetworkIsANetwork) {
  EXPECT_TRUE(write_graphml({}).has_value());
  EXPECT_TRUE(write_gexf({}).has_value());
}

}  // namespace
}  // namespace zubia::formats
