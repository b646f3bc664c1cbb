#include "formats/geojson.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "formats/geojson_geometry.hpp"

namespace zubia::formats {
namespace {

const std::string square = "[[[0,0],[2,0],[2,2],[0,2],[0,0]]]";

std::string polygon(const std::string& coordinates) {
  return R"({"type":"Polygon","coordinates":)" + coordinates + "}";
}

std::string feature(const std::string& properties, const std::string& geometry) {
  return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string collection(const std::string& features, const std::string& more = {}) {
  return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}

std::string one(const std::string& geometry) { return collection(feature(R"({"code":"ES21"})", geometry)); }

Problem refusal(std::string_view text, const GeojsonOptions& options = {}) {
  const auto file = read_geojson(text, "b.geojson", options);
  return file ? Problem{} : file.error();
}

/// The file, or one whose code property is the problem.
BoundariesFile read_or_tell(std::string_view text, const GeojsonOptions& options = {}) {
  auto file = read_geojson(text, "b.geojson", options);
  if (file) return *std::move(file);
  BoundariesFile told;
  told.code_property = file.error().code + ": " + file.error().detail;
  return told;
}

std::string notice(const BoundariesFile& file, std::string_view code) {
  const auto found =
      std::find_if(file.notices.begin(), file.notices.end(), [&](const Notice& each) { return each.code == code; });
  return found == file.notices.end() ? std::string() : found->text;
}

TEST(Geojson, WhatIsNoGeojsonIsRefusedByName) {
  EXPECT_EQ(refusal("").code, "empty-file");
  EXPECT_EQ(refusal("code,name\nES21,Euskadi\n").code, "broken-json");
  const std::string whole = one(polygon(square));
  for (std::size_t length = 1; length < whole.size(); ++length)
    EXPECT_EQ(refusal(whole.substr(0, length)).code, "broken-json") << length;
  EXPECT_EQ(refusal("[1]").detail, "The file is JSON, but not a GeoJSON FeatureCollection.");
  EXPECT_EQ(refusal(R"({"type":"FeatureCollection","features":7})").code, "not-geojson");
  EXPECT_EQ(refusal(feature("{}", polygon(square))).detail, "The file is a Feature, not a GeoJSON FeatureCollection.");
  EXPECT_EQ(refusal(R"({"type":"Topology","objects":{},"arcs":[]})").detail, "The file is TopoJSON, not GeoJSON.");
  EXPECT_EQ(refusal(R"({"type":"Topology","objects":{},"arcs":[]})").mend,
            "Convert it, for example with: mapshaper b.geojson -o format=geojson boundaries.geojson");
  EXPECT_EQ(refusal(collection("7")).where.member, "features[0]");
  EXPECT_EQ(refusal(collection("")).code, "no-boundaries");
}

TEST(Geojson, OtherFilesOfMapsAreCalledWhatTheyAre) {
  EXPECT_EQ(refusal("PK\x03\x04rest").detail,
            "The file is a ZIP archive, as Shapefiles are delivered in, not GeoJSON.");
  EXPECT_EQ(refusal("\x1f\x8b\x08").detail, "The file is compressed by gzip, not GeoJSON.");
  EXPECT_EQ(refusal(std::string_view("\0\0\x27\x0A\0\0", 6)).detail, "The file is a Shapefile, not GeoJSON.");
  EXPECT_EQ(refusal(std::string_view("SQLite format 3\0", 16)).code, "not-geojson");
  EXPECT_EQ(refusal("\xEF\xBB\xBF<?xml version='1.0'?><kml/>").detail,
            "The file is XML, as KML and GML are, not GeoJSON.");
}

TEST(Geojson, ACommandThatIsSuggestedRunsNothingElse) {
  EXPECT_EQ(shell_word("regions/a_b-1.geojson"), "regions/a_b-1.geojson");
  EXPECT_EQ(shell_word("my regions.geojson"), "'my regions.geojson'");
  EXPECT_EQ(shell_word("it's; rm -rf ~"), "'it'\\''s; rm -rf ~'");
  EXPECT_EQ(shell_word(""), "''");
  const auto file = read_geojson(R"({"type":"Topology"})", "$(reboot).json");
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().mend,
            "Convert it, for example with: mapshaper '$(reboot).json' -o format=geojson boundaries.geojson");
}

TEST(Geojson, LongListsAreCounted) {
  std::string features = feature(R"({"code":"ES21"})", polygon(square));
  for (int place = 10; place < 40; ++place)
    features += "," + feature(R"({"code":" X)" + std::to_string(place) + " \"}", "null");
  const BoundariesFile file = read_or_tell(collection(features));
  EXPECT_EQ(
      notice(file, "empty-boundary"),
      "Nothing is drawn of X10, X11, X12, X13, X14, X15, X16, X17, X18, X19, X20, X21 and 18 more: the geometry is "
      "empty.");
}

TEST(Geojson, BracketsWithoutEndAreRefused) {
  EXPECT_EQ(refusal(std::string(100'000, '[')).code, "broken-json");
  std::string deep = square;
  for (int level = 0; level < 2000; ++level) deep = "[" + deep + "]";
  EXPECT_EQ(refusal(one(polygon(deep))).code, "broken-json");
}

TEST(Geojson, WhatIsNotInDegreesIsRefused) {
  const std::string web_mercator = "[[[-254000,5345000],[-250000,5345000],[-250000,5350000],[-254000,5345000]]]";
  EXPECT_EQ(refusal(one(polygon(web_mercator))).code, "projected-coordinates");
  EXPECT_EQ(refusal(one(polygon(web_mercator))).detail,
            "The position -254000, 5345000 of ES21 is not in degrees: the boundaries seem to be projected.");
  EXPECT_EQ(refusal(one(polygon(web_mercator))).mend,
            "Reproject it to WGS84, for example with: mapshaper b.geojson -proj wgs84 -o degrees.geojson");
  EXPECT_EQ(refusal(one(polygon("[[[0,0],[0,91],[1,1],[0,0]]]"))).code, "projected-coordinates");
  const auto with_crs = [](const std::string& name) {
    return collection(feature(R"({"code":"ES21"})", polygon(square)),
                      R"("crs":{"type":"name","properties":{"name":")" + name + R"("}},)");
  };
  EXPECT_EQ(refusal(with_crs("urn:ogc:def:crs:EPSG::3035")).detail,
            "The coordinate system of the file is urn:ogc:def:crs:EPSG::3035, not longitude and latitude.");
  EXPECT_EQ(refusal(collection(feature(R"({"code":"ES21"})", polygon(square)), R"("crs":"EPSG:3857",)")).code,
            "projected-coordinates");
  for (const char* name : {"urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4258"})
    EXPECT_EQ(refusal(with_crs(name)).code, "") << name;
  EXPECT_EQ(refusal(collection(feature(R"({"code":"ES21"})", polygon(square)), R"("crs":null,)")).code, "");
}

TEST(Geojson, RingsThatEncloseNothingKnownAreRefused) {
  EXPECT_EQ(refusal(one(polygon("[[[0,0],[1,0],[0,0]]]"))).detail,
            "A ring of ES21 has 3 positions, and 4 are the least.");
  EXPECT_EQ(refusal(one(polygon("[[]]"))).detail, "A ring of ES21 has 0 positions, and 4 are the least.");
  EXPECT_EQ(refusal(one(polygon("[[[0,0],[1,0],[1,1],[0,1]]]"))).detail,
            "A ring of ES21 is not closed: it does not end where it began.");
  EXPECT_EQ(refusal(one(polygon("[[[0,0],[1,0],[1,1],[0,1]]]"))).where.member, "features[0].geometry.coordinates[0]");
  EXPECT_EQ(refusal(one(polygon("[[[0,0],[1],[1,1],[0,0]]]"))).where.member, "features[0].geometry.coordinates[0][1]");
  EXPECT_EQ(refusal(one(polygon(R"([[[0,0],["1","0"],[1,1],[0,0]]])"))).code, "broken-geojson");
  EXPECT_EQ(refusal(one(polygon("[[[0,0],[1,null],[1,1],[0,0]]]"))).code, "broken-geojson");
  EXPECT_EQ(refusal(one(polygon("[[[0,0],[1e999,0],[1,1],[0,0]]]"))).code, "broken-json");
  EXPECT_EQ(refusal(one(polygon("[0,0]"))).code, "broken-geojson");
  EXPECT_EQ(refusal(one(R"({"type":"Polygon"})")).detail, "The geometry of ES21 has no coordinates.");
  EXPECT_EQ(refusal(one("{}")).detail, "The geometry of ES21 has no type.");
  EXPECT_EQ(refusal(collection(R"({"type":"Feature","properties":{"code":"ES21"}})")).detail,
            "The feature ES21 has no geometry.");
}

TEST(Geojson, OnlyAreasAreTaken) {
  EXPECT_EQ(refusal(one(R"({"type":"GeometryCollection","geometries":[]})")).detail,
            "The geometry of ES21 is a GeometryCollection, not a Polygon or MultiPolygon.");
  EXPECT_EQ(refusal(one(R"({"type":"Point","coordinates":[0,0]})")).code, "not-an-area");
}

TEST(Geojson, TheCodeIsLookedForWhereItUsuallyIs) {
  const auto found = [](const std::string& properties, const GeojsonOptions& options = {}) {
    return read_or_tell(collection(feature(properties, polygon(square))), options).code_property;
  };
  EXPECT_EQ(found(R"({"id":1,"code":"x","NUTS_ID":"ES21"})"), "NUTS_ID");
  EXPECT_EQ(found(R"({"id":1,"code":"x"})"), "code");
  EXPECT_EQ(found(R"({"name":"x","id":7})"), "id");
  EXPECT_EQ(found(R"({"insee":"64"})", {.code_property = "insee"}), "insee");
  EXPECT_EQ(
      read_or_tell(collection(R"({"type":"Feature","id":"ES21","properties":null,"geometry":)" + polygon(square) + "}"))
          .boundaries.at(0)
          .territory,
      "ES21");
  const Problem none = refusal(collection(feature(R"({"insee":"64","nom":"x"})", polygon(square))));
  EXPECT_EQ(none.code, "missing-code-property");
  EXPECT_EQ(none.mend, "The properties are: insee, nom. Name the one that holds the code.");
  EXPECT_EQ(refusal(one(polygon(square)), {.code_property = "cod"}).mend, "Did you mean code?");
  EXPECT_EQ(
      refusal(collection(feature(R"({"a":"x"})", polygon(square)) + "," + feature(R"({"a":null})", polygon(square))),
              {.code_property = "a"})
          .detail,
      "A feature has no code in “a”.");
}

TEST(Geojson, FeaturesOfOneCodeAreOneTerritory) {
  const std::string other = "[[[5,5],[6,5],[6,6],[5,5]]]";
  const std::string text =
      collection(feature(R"({"code":"ES21","name":"Euskadi"})", polygon(square)) + "," +
                 feature(R"({"code":"ES22"})", polygon(square)) + "," + feature(R"({"code":"ES21"})", polygon(other)) +
                 "," + feature(R"({"code":"ES21"})", polygon(other)));
  const BoundariesFile file = read_or_tell(text);
  ASSERT_EQ(file.boundaries.size(), 2u) << file.code_property;
  EXPECT_EQ(file.boundaries[0].polygons.size(), 2u);
  EXPECT_EQ(file.boundaries[0].name, "Euskadi");
  EXPECT_EQ(notice(file, "merged-features"), "Several features have the same code and were put together: ES21.");
}

TEST(Geojson, EmptyGeometriesAreSaidAndNotDrawn) {
  const std::string text =
      collection(feature(R"({"code":"ES21"})", polygon(square)) + "," + feature(R"({"code":"ES22"})", "null") + "," +
                 feature(R"({"code":"FRI1"})", R"({"type":"MultiPolygon","coordinates":[]})"));
  const BoundariesFile file = read_or_tell(text);
  ASSERT_EQ(file.boundaries.size(), 1u) << file.code_property;
  EXPECT_EQ(notice(file, "empty-boundary"), "Nothing is drawn of ES22, FRI1: the geometry is empty.");
  EXPECT_EQ(refusal(one("null")).code, "no-boundaries");
  EXPECT_EQ(refusal(one(polygon("[]"))).code, "no-boundaries");
  EXPECT_EQ(refusal(one(polygon("[[[0,0],[1,1],[2,2],[0,0]]]"))).code, "no-boundaries");
}

TEST(Geojson, HeightsAreDroppedAndRingsTurned) {
  const BoundariesFile file =
      read_or_tell(one(polygon("[[[0,0,9],[0,4],[4,4],[4,0],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]")));
  ASSERT_EQ(file.boundaries.size(), 1u) << file.code_property;
  const Polygon& read = file.boundaries[0].polygons.at(0);
  EXPECT_GT(signed_area(read.at(0)), 0.0);
  EXPECT_LT(signed_area(read.at(1)), 0.0);
  EXPECT_EQ(signed_area(read[0]), 32.0);
  EXPECT_EQ(notice(file, "heights-dropped"), "The height of 1 position was dropped.");
  EXPECT_EQ(notice(file, "rings-turned"), "2 rings ran the other way round and were turned.");
}

TEST(Geojson, WhatIsWellMadeIsKeptToTheLastDigit) {
  const BoundariesFile file = read_or_tell(
      "\xEF\xBB\xBF" + one(R"({"type":"MultiPolygon","coordinates":[)" +
                           std::string("[[[-1.7884321,43.3],[-1.5,43.3],[-1.5,43.5],[-1.7884321,43.3]]]]}")));
  ASSERT_EQ(file.boundaries.size(), 1u) << file.code_property;
  const Polygon expected = {{{-1.7884321, 43.3}, {-1.5, 43.3}, {-1.5, 43.5}, {-1.7884321, 43.3}}};
  EXPECT_EQ(file.boundaries[0].polygons, std::vector<Polygon>{expected});
  EXPECT_TRUE(file.notices.empty());
  EXPECT_EQ(file.positions, 4u);
  // A ring that touches itself, as an isthmus does, and one over the antimeridian stay as they are.
  EXPECT_EQ(read_or_tell(one(polygon("[[[0,0],[2,0],[1,1],[2,2],[0,2],[1,1],[0,0]]]"))).positions, 7u);
  EXPECT_EQ(read_or_tell(one(polygon("[[[179,0],[-179,0],[-179,1],[179,0]]]"))).positions, 4u);
}

TEST(Geojson, RoundingLeavesOutWhatItMakesTheSame) {
  const std::string fine =
      "[[[0.0001,0],[1.00004,0],[1.00001,0.00001],[1,1],[0.0001,0]],[[0.5,0.1],[0.5001,0.1],[0.5,0.1001],[0.5,0.1]]]";
  const BoundariesFile file = read_or_tell(one(polygon(fine)), {.decimals = 3});
  ASSERT_EQ(file.boundaries.size(), 1u) << file.code_property;
  const Polygon expected = {{{0, 0}, {1, 0}, {1, 1}, {0, 0}}};
  EXPECT_EQ(file.boundaries[0].polygons, std::vector<Polygon>{expected});
  EXPECT_EQ(notice(file, "rings-without-area"), "1 ring without an area was left out.");
}

TEST(Geojson, WhatAPhoneCannotDrawIsRefused) {
  EXPECT_EQ(refusal(std::string(boundary_bytes_max + 1, ' ')).code, "boundaries-too-large");
  std::string ring = "[[[0,0]";
  for (std::size_t place = 0; place < boundary_positions_max; ++place) ring += place % 2 == 0 ? ",[1,0]" : ",[1,1]";
  const Problem problem = refusal(one(polygon(ring + ",[0,0]]]")));
  EXPECT_EQ(problem.code, "boundaries-too-large");
  EXPECT_EQ(problem.mend,
            "Simplify it, for example with: mapshaper b.geojson -simplify 5% keep-shapes -o simpler.geojson "
            "precision=0.001");
}

}  // namespace
}  // namespace zubia::formats
