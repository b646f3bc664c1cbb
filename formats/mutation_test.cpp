#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "formats/classification_labels.hpp"
#include "formats/correspondence_table.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {
namespace {

using namespace std::string_view_literals;

const std::vector<std::string>& well_formed_files() {
  static const std::vector<std::string> files = {
      "territory,activity,period,value,flag\nES21,C,2018,10.5,b\nES22,\"C\",2018,,c\nFRI1,F,2018,0,\n",
      "geo;nace_r2;values\r\nES21;01;1.234,5\r\n\"A\"\"B\";02;7\r\n",
      "freq,unit,nace_r2,geo\\TIME_PERIOD\t2017 \t2018 \nA,THS,C,ES21\t1.5 b\t: c\nA,THS,F,ES21\t: \t0 n\n",
      "DATAFLOW,LAST "
      "UPDATE,freq,nace_r2,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\nESTAT:X(1.0),1,A,C,ES,2018,1,b,F\n",
      "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,geo,Geo,nace_r2,N,TIME_PERIOD,T,OBS_VALUE,V\nd,E:X(1),x,I,ES,S,C,m,"
      "2018,,1,\n",
      R"({"class":"dataset","id":["geo","nace_r2"],"size":[2,1],"dimension":{"geo":{"category":{"index":{"A":0,"B":1}}},)"
      R"("nace_r2":{"category":{"index":["C"]}}},"value":{"0":1,"1":null},"status":{"1":"c"}})",
      std::string("\xFF\xFEg\0e\0o\0,\0C\0\n\0A\0,\0"
                  "1\0\n\0"sv),
      "code_v2016,code_v2021,pop21\nES21,ES21,100\nFRI1,FRI1,5\n",
  };
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

TEST(AnyBytes, TheWellFormedFilesAreReadUnchanged) {
  for (std::size_t i = 0; i < 6; ++i)
    EXPECT_TRUE(read_statistics(well_formed_files()[i], "file").has_value()) << well_formed_files()[i];
}

}  // namespace
}  // namespace zubia::formats
