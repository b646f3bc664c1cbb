#include "formats/classification_labels.hpp"

#include <gtest/gtest.h>

namespace zubia::formats {
namespace {

Problem problem_of(std::string_view bytes, const ClassificationLabelsOptions& options = {}) {
  const auto labels = read_classification_labels(bytes, "labels.csv", options);
  return labels ? Problem{} : labels.error();
}

TEST(ClassificationLabels, BadFilesAreRefused) {
  EXPECT_EQ(problem_of("").code, "empty-file");
  EXPECT_EQ(problem_of("code,name_en\n").code, "empty-file");
  EXPECT_EQ(problem_of("code,description\n01,Crops\n").detail,
            "The file has no column of names, such as “name_en” or “en”.");
  EXPECT_EQ(problem_of("code,name_en\n,Crops\n").detail, "The line has no code.");
  EXPECT_EQ(problem_of("code,name_en\n01,Crops\n02,x\n01,y\n").detail,
            "The code 01 is there twice: in line 2 and in line 4.");
  EXPECT_EQ(problem_of("code,name_en\n01,Crops\n", {.parent_column = "above"}).code, "missing-column");
}

TEST(ClassificationLabels, BadXmlIsRefused) {
  EXPECT_EQ(problem_of("<CPV_CODE><CPV CODE=\"03\">").code, "broken-xml");
  EXPECT_EQ(problem_of("<!DOCTYPE a [<!ENTITY b \"c\">]><a CODE=\"1\"/>").detail,
            "The file declares a document type of its own.");
  EXPECT_EQ(problem_of("<a><b CODE=\"1\"/></a>").code, "no-codes");
  EXPECT_EQ(problem_of("<a><b CODE=\"1\"/><b CODE=\"1\"/></a>").detail, "The code 1 is there twice.");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  EXPECT_EQ(problem_of(deep).code, "broken-xml");
}

TEST(ClassificationLabels, XmlIsReadAsItIsPublished) {
  const auto labels = read_classification_labels(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CPV_CODE><CPV CODE=\"03000000-1\"><TEXT LANG=\"EN\">Farm &amp; fish"
      "</TEXT>\n<TEXT LANG=\"FR\"> Pêche </TEXT><TEXT LANG=\"GA\"/></CPV>"
      "<CPV CODE=\"03100000-2\"><TEXT LANG=\"EN\">Crops</TEXT></CPV></CPV_CODE>",
      "cpv.xml");
  ASSERT_TRUE(labels.has_value());
  EXPECT_EQ(labels->languages, (std::vector<std::string>{"en", "fr"}));
  EXPECT_EQ(labels->codes, (std::vector<LabelledCode>{{"03000000-1", "", {{"en", "Farm & fish"}, {"fr", "Pêche"}}},
                                                      {"03100000-2", "", {{"en", "Crops"}}}}));
}

TEST(ClassificationLabels, AColumnWithoutALanguageIsInTheOneThatIsTold) {
  const std::string file = "Code;Heading\nA;Agriculture\n";
  EXPECT_EQ(problem_of(file).code, "missing-column");
  const auto labels = read_classification_labels(file, "nace.csv", {.language = "en"});
  ASSERT_TRUE(labels.has_value());
  EXPECT_EQ(labels->codes[0], (LabelledCode{"A", "", {{"en", "Agriculture"}}}));
}

TEST(ClassificationLabels, NamesAreReadInEveryLanguageTheFileHas) {
  const auto labels = read_classification_labels(
      "code,level,parent,name_en,name_es,label_eu,name_short_en\n"
      "A,1,,Agriculture,Agricultura,Nekazaritza,Agri\n"
      "01,2,A,\"Crops, hunting\",,Laboreak,Crops\n",
      "labels.csv");
  ASSERT_TRUE(labels.has_value());
  EXPECT_EQ(labels->languages, (std::vector<std::string>{"en", "es", "eu"}));
  ASSERT_EQ(labels->codes.size(), 2u);
  EXPECT_EQ(labels->codes[0],
            (LabelledCode{"A", "", {{"en", "Agriculture"}, {"es", "Agricultura"}, {"eu", "Nekazaritza"}}}));
  EXPECT_EQ(labels->codes[1], (LabelledCode{"01", "A", {{"en", "Crops, hunting"}, {"eu", "Laboreak"}}}));
}

TEST(ClassificationLabels, ColumnsCanBeNamed) {
  const auto labels = read_classification_labels("ISIC Rev. 4,Description\n011,Growing of crops\n", "isic.csv",
                                                 {.name_columns = {{"Description", "en"}}});
  ASSERT_TRUE(labels.has_value());
  EXPECT_EQ(labels->codes[0], (LabelledCode{"011", "", {{"en", "Growing of crops"}}}));
}

}  // namespace
}  // namespace zubia::formats
