#include "apps/server/method_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zubia::server {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(MethodPages, OfAnUnknownMethodAreNone) { EXPECT_EQ(method_page("no_such_method"), std::nullopt); }

TEST(MethodPages, ShowTheTablesAndTheFormulasOfTheText) {
  const auto page = method_page("location_quotient");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->title, "Location quotient");
  EXPECT_THAT(page->html, HasSubstr("<h1>Location quotient</h1>"));
  EXPECT_THAT(page->html, HasSubstr("<table>"));
  EXPECT_THAT(page->html, HasSubstr("<code>"));
  EXPECT_THAT(page->html, Not(HasSubstr("| ---")));
}

}  // namespace
}  // namespace zubia::server
