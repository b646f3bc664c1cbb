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
