#include "apps/server/preferred_language.hpp"

#include <gtest/gtest.h>

namespace zubia::server {

TEST(PreferredLanguage, WhatIsNoWishForALanguageOfTheProductIsPassedOver) {
  for (const char* header : {"", ",", ";;;", "*", "de", "e", "eux", "eu;q=0", "eu;q=0.000", "eu;q=x", "eu;q=2",
                             "eu;level=1", "eu;q=0.5555", "\xff\xfe", "eu;q=", "eu_ES"})
    EXPECT_EQ(preferred_language(header), "") << header;
}

TEST(PreferredLanguage, TheHeaviestKnownLanguageIsTaken) {
  EXPECT_EQ(preferred_language("eu"), "eu");
  EXPECT_EQ(preferred_language("EU-es"), "eu");
  EXPECT_EQ(preferred_language("de, fr;q=0.5, es;q=0.8"), "es");
  EXPECT_EQ(preferred_language("fr ; q=1.0 , eu"), "fr");
  EXPECT_EQ(preferred_language("en;q=0.001,\teu;q=0.01"), "eu");
}

}  // namespace zubia::server
