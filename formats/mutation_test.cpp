#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "formats/classification_labels.hpp"
#include "formats/correspondence_table.hpp"
#include "formats/geojson.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {
namespace {

/// The files that the fuzzer starts from, one of each format.
const std::vector<std::string>& well_formed_files() {
  static const std::vector<std::string> files = [] {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(ZUBIA_SOURCE_ROOT "/tests/fuzz/seeds"))
      paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> contents;
    for (const auto& path : paths) {
      std::ostringstream bytes;
      bytes << std::ifstream(path, std::ios::binary).rdbuf();
      contents.push_back(bytes.str());
    }
    return contents;
  }();
  return files;
}

/// A well-formed file with some bytes changed, put in or taken away: near enough to right to get far into a reader.
std::string mutated(const std::string& original) {
  std::string bytes = original;
  const std::string favourites = "\",;\t\n\r:\\{}[]0-.eNc \xC3\xFF";
  const auto mutations = *rc::gen::inRange(0, 6);
  for (int i = 0; i < mutations && !bytes.empty(); ++i) {
    const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
    const char byte = *rc::gen::oneOf(rc::gen::elementOf(favourites), rc::gen::arbitrary<char>());
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        bytes[place] = byte;
        break;
      case 1:
        bytes.insert(place, 1, byte);
        break;
      case 2:
        bytes.erase(place, *rc::gen::inRange<std::size_t>(1, 12));
        break;
      default:
        bytes.resize(place);
    }
  }
  return bytes;
}

void expect_observations_or_problem(const std::string& bytes, const StatisticsFileOptions& options) {
  const auto file = read_statistics(bytes, "mutated", options);
  if (!file) {
    RC_ASSERT(!file.error().code.empty());
    RC_ASSERT(!file.error().detail.empty());
    return;
  }
  for (const Observation& one : file->observations) {
    RC_ASSERT(std::isnan(one.value) == (one.absence != Absence::none));
    RC_ASSERT(std::isnan(one.value) || (one.value >= 0.0 && std::isfinite(one.value)));
    RC_ASSERT(!one.territory.code.empty());
    RC_ASSERT(!one.activity.code.empty());
  }
}

TEST(AnyBytes, GiveObservationsOrAProblem) {
  EXPECT_TRUE(rc::check("mutated files never crash", [] {
    const std::string bytes = mutated(*rc::gen::elementOf(well_formed_files()));
    expect_observations_or_problem(bytes, {});
    expect_observations_or_problem(bytes, {.wide = true});
    (void)read_correspondence_table(bytes, "mutated");
    (void)read_classification_labels(bytes, "mutated");
  }));
  EXPECT_TRUE(rc::check("random bytes never crash", [](const std::string& bytes) {
    expect_observations_or_problem(bytes, {});
    expect_observations_or_problem(bytes, {.wide = true});
  }));
}

/// Two territories, one with a hole, one of two islands.
const std::string well_formed_boundaries =
    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[
{"type":"Feature","properties":{"NUTS_ID":"ES21","NAME_LATN":"Euskadi"},"geometry":{"type":"Polygon","coordinates":
[[[-3,42.5],[-1.7,42.5],[-1.7,43.4],[-3,43.4],[-3,42.5]],[[-2.5,42.8],[-2.5,43],[-2.3,43],[-2.5,42.8]]]}},
{"type":"Feature","id":7,"properties":{"NUTS_ID":"FRI1"},"geometry":{"type":"MultiPolygon","coordinates":
[[[[-1.5,43,12],[0,43],[0,45.5],[-1.5,43,12]]],[[[-1.4,45.8],[-1.2,45.8],[-1.3,46],[-1.4,45.8]]]]}}]})";

/// Whatever is read can be drawn: closed rings in degrees, none of them empty, no territory twice.
void expect_boundaries_or_problem(const std::string& bytes, const GeojsonOptions& options) {
  const auto file = read_geojson(bytes, "mutated", options);
  if (!file) {
    RC_ASSERT(!file.error().code.empty());
    RC_ASSERT(!file.error().detail.empty());
    RC_ASSERT(!file.error().mend.empty());
    return;
  }
  std::set<std::string> codes;
  RC_ASSERT(!file->boundaries.empty());
  for (const Boundary& boundary : file->boundaries) {
    RC_ASSERT(!boundary.territory.empty());
    RC_ASSERT(codes.insert(boundary.territory).second);
    RC_ASSERT(!boundary.polygons.empty());
    for (const Polygon& polygon : boundary.polygons) {
      RC_ASSERT(!polygon.empty());
      for (const Ring& ring : polygon) {
        RC_ASSERT(ring.size() >= 3u);
        RC_ASSERT(ring.front() == ring.back());
        for (const Position& position : ring)
          RC_ASSERT(std::abs(position[0]) <= 180.0 && std::abs(position[1]) <= 90.0);
      }
    }
  }
}

TEST(AnyBytes, GiveBoundariesOrAProblem) {
  ASSERT_TRUE(read_geojson(well_formed_boundaries, "boundaries").has_value());
  EXPECT_TRUE(rc::check("mutated boundaries never crash", [] {
    const std::string bytes = mutated(well_formed_boundaries);
    expect_boundaries_or_problem(bytes, {});
    expect_boundaries_or_problem(bytes, {.decimals = 1});
  }));
  EXPECT_TRUE(rc::check("random bytes are no boundaries",
                        [](const std::string& bytes) { RC_ASSERT(!read_geojson(bytes, "random").has_value()); }));
}

TEST(AnyBytes, TheFilesTheyStartFromAreReadUnchanged) {
  ASSERT_EQ(well_formed_files().size(), 8u);
  for (const std::string& bytes : well_formed_files())
    EXPECT_TRUE(read_statistics(bytes, "file").has_value() || read_correspondence_table(bytes, "file").has_value())
        << bytes;
}

}  // namespace
}  // namespace zubia::formats
