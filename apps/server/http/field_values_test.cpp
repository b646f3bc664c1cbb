#include "apps/server/http/field_values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zubia::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FieldValues, OfAListAreItsMembersWithoutBlanksAndWithoutEmptyOnes) {
  EXPECT_THAT(list_items(""), IsEmpty());
  EXPECT_THAT(list_items(" , ,\t"), IsEmpty());
  EXPECT_THAT(list_items(" a b ,c,, \td"), ElementsAre("a b", "c", "d"));
}

TEST(FieldValues, WithoutAReadableWeightAreRefused) {
  const auto weight = [](std::string_view value) {
    const auto items = weighted_items(value);
    return items.empty() ? -1 : items.front().thousandths;
  };
  EXPECT_EQ(weight("a"), 1000);
  EXPECT_EQ(weight("a;q=1.000"), 1000);
  EXPECT_EQ(weight("a ; Q=0.25"), 250);
  for (const char* refused : {"a;q=0", "a;q=0.000", "a;q=2", "a;q=x", "a;q=0.5555", "a;q=1.5.", "a;level=1"})
    EXPECT_EQ(weight(refused), 0) << refused;
  for (const char* nothing : {"", ",", ";q=1", "\xff\xfe"}) EXPECT_EQ(weight(nothing), -1) << nothing;
}

TEST(FieldValues, ThatCannotBeReadTakeNoOthersWithThem) {
  const auto items = weighted_items("es, \xff\xfe, ;q=1, fr");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].value, "es");
  EXPECT_EQ(items[1].value, "fr");
}

TEST(FieldValues, KeepTheirOrderInLowerCase) {
  const auto items = weighted_items("EU-es, fr;q=0.5");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].value, "eu-es");
  EXPECT_EQ(items[1].value, "fr");
}

TEST(FieldValues, HaveNoPartInTheWeightOfTheOneBefore) {
  const auto items = weighted_items("es;q=0.2, fr,eu;q=0.5");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].thousandths, 200);
  EXPECT_EQ(items[1].thousandths, 1000);
  EXPECT_EQ(items[2].thousandths, 500);
}

}  // namespace
}  // namespace zubia::http
