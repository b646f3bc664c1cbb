#include "operations/reflection.hpp"

#include <gtest/gtest.h>

namespace zubia::operations {
namespace {

enum class Outcome { selected, kept_open };
BOOST_DESCRIBE_ENUM(Outcome, selected, kept_open)

struct Asked {
  std::string territory;
  std::uint16_t count = 20;
  double threshold = 1.0;
  bool wide = false;
  Outcome outcome = Outcome::selected;
  std::vector<std::string> codes = {};
  std::optional<double> share = {};

  static constexpr std::array<Field, 7> fields{{{"territory", "Where.", Need::required},
                                                {"count", "How many.", Need::optional, 1, 100},
                                                {"threshold", "From when.", Need::optional, 0},
                                                {"wide", "A matrix."},
                                                {"outcome", "What was decided."},
                                                {"codes", "Which."},
                                                {"share", "How much."}}};
};
BOOST_DESCRIBE_STRUCT(Asked, (), (territory, count, threshold, wide, outcome, codes, share))

std::string refusal(const char* json) {
  const auto read = read_request<Asked>(nlohmann::json::parse(json));
  return read ? "accepted" : read.error().code + " " + read.error().where.field + " " + read.error().mend;
}

TEST(ReadRequest, AMissingRequiredFieldIsNamed) { EXPECT_EQ(refusal("{}"), "missing-field territory Where."); }

TEST(ReadRequest, AnUnknownFieldIsAnsweredWithTheNearest) {
  EXPECT_EQ(refusal(R"({"territory":"ES21","cuont":3})"), "unknown-field cuont Did you mean count?");
}

TEST(ReadRequest, BoundsAndTypesAreChecked) {
  EXPECT_EQ(refusal(R"({"territory":"ES21","count":0})"), "invalid-value count It lies from 1.0 to 100.0.");
  EXPECT_EQ(refusal(R"({"territory":"ES21","count":70000})"), "invalid-value count ");
  EXPECT_EQ(refusal(R"({"territory":"ES21","count":2.5})"), "invalid-value count ");
  EXPECT_EQ(refusal(R"({"territory":"ES21","threshold":"nan"})"), "invalid-value threshold It is at least 0.0.");
  EXPECT_EQ(refusal(R"({"territory":"ES21","outcome":"maybe"})"),
            "invalid-value outcome Choose one of selected, kept-open.");
  EXPECT_EQ(refusal(R"({"territory":21})"), "invalid-value territory ");
}

TEST(ReadRequest, TextsStandForNumbersFlagsAndListsAsOnTheTerminal) {
  const auto read = read_request<Asked>(nlohmann::json::parse(
      R"({"territory":"ES21","count":"7","threshold":"0.5","wide":"true","outcome":"kept-open","codes":"C,01","share":"0.25"})"));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->count, 7);
  EXPECT_EQ(read->threshold, 0.5);
  EXPECT_TRUE(read->wide);
  EXPECT_EQ(read->outcome, Outcome::kept_open);
  EXPECT_EQ(read->codes, (std::vector<std::string>{"C", "01"}));
  EXPECT_EQ(read->share, 0.25);
}

TEST(ToJson, TheUndefinedIsNullAndNeverZero) {
  Asked asked{.territory = "ES21", .share = std::nullopt};
  asked.threshold = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(
      to_json(asked).dump(),
      R"({"territory":"ES21","count":20,"threshold":null,"wide":false,"outcome":"selected","codes":[],"share":null})");
}

}  // namespace
}  // namespace zubia::operations
