#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "tests/answered_study.hpp"

namespace zubia::operations {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class FileOfStudy : public AnsweredStudy {
 protected:
  json study(const std::string& csv, json fields = json::object()) {
    fields["answers"] = {{"name", "answers.csv"}, {"bytes", csv}};
    const auto reply = ask("study-file", fields, "anybody");
    EXPECT_TRUE(reply) << reply.error().detail;
    return reply ? *reply : json::object();
  }

  static json question(const json& reply, const std::string& block, const std::string& item) {
    for (const json& one : reply.at("questions"))
      if (one.at("block") == block && one.at("item") == item) return one;
    ADD_FAILURE() << block << " " << item;
    return {};
  }

  /// All that members answer, under the names of the ready questionnaire.
  static std::string written(const effects::CooperationStudy& study) {
    std::string csv = "cluster,size_class,collaboration_before,networking_value";
    for (const auto& item : effects::barrier_items)
      csv += ",imp_" + std::string(item.name) + ",eff_" + std::string(item.name);
    for (const auto& type : effects::innovation_types)
      csv += ",before_" + std::string(type) + ",motive_" + std::string(type) + ",effect_" + std::string(type);
    const auto add = [&csv](double answer) { csv += "," + std::to_string(std::lround(answer)); };
    for (const effects::Member& member : study.members) {
      csv += "\n" + study.clusters[static_cast<std::size_t>(member.cluster)];
      csv += member.is_small == 1 ? ",micro" : ",large";
      add(member.collaboration_before);
      add(member.networking);
      for (std::size_t item = 0; item < effects::barrier_count; ++item) {
        add(member.importance[item]);
        add(member.effect[item]);
      }
      for (std::size_t type = 0; type < effects::innovation_count; ++type) {
        add(member.before[type]);
        add(member.motive[type]);
        add(member.change[type]);
      }
    }
    return csv + "\n";
  }
};

TEST_F(FileOfStudy, SaysWhatTheQuestionnaireSaysOfTheSameAnswers) {
  const auto made = effects::made_study({});
  const json of_file = study(written(made));
  publish("cross-border-cooperation");
  answer(made);
  const json asked = *ask("study-effects", {{"questionnaire", name_}});
  EXPECT_EQ(of_file.at("respondents"), asked.at("respondents"));
  const auto strengths = [](const json& reply) {
    std::vector<std::string> all;
    for (const json& one : reply.at("lessons")) all.push_back(one.at("strength"));
    return all;
  };
  EXPECT_EQ(strengths(of_file), strengths(asked));
  ASSERT_EQ(of_file.at("questions").size(), asked.at("questions").size());
  for (std::size_t place = 0; place < asked.at("questions").size(); ++place)
    for (const char* figure : {"answers", "ones", "fives", "median", "mean", "mean_low", "mean_high", "top_two"})
      EXPECT_EQ(of_file.at("questions")[place].at(figure), asked.at("questions")[place].at(figure))
          << asked.at("questions")[place].dump() << figure;
  for (std::size_t place = 0; place < asked.at("map").size(); ++place)
    EXPECT_NEAR(of_file.at("map")[place].at("effect"), asked.at("map")[place].at("effect"), 1e-12);
}

TEST_F(FileOfStudy, MapsColumnsAndKeepsWhatIsNotKnownApart) {
  const std::string csv = "V1,V2,group\n5,98,x\n4,97,x\n3,2,y\n99,2,y\n";
  const json reply = study(csv, {{"map", {"imp_laws=V1", "eff_laws=V2", "cluster=group"}},
                                 {"dont_know", {"98"}},
                                 {"not_applicable", {"97"}},
                                 {"missing", {"99"}}});
  EXPECT_EQ(reply.at("respondents"), 4);
  const json importance = question(reply, "importance", "laws");
  EXPECT_EQ(importance.at("answers"), 3);
  EXPECT_EQ(importance.at("mean"), 4);
  const json effect = question(reply, "effect", "laws");
  EXPECT_EQ(effect.at("answers"), 2);
  EXPECT_EQ(effect.at("dont_know"), 1);
  EXPECT_EQ(effect.at("not_applicable"), 1);
  EXPECT_EQ(question(reply, "effect", "norms").at("answers"), 0);
}

TEST_F(FileOfStudy, TellsAnItemThatRunsAgainstOthersAndTurnsItOnlyWhenTold) {
  const std::string csv = "imp_laws,imp_language,imp_support,imp_norms\n5,5,5,1\n4,4,4,2\n5,4,5,1\n2,2,1,4\n1,2,2,5\n";
  const json found = study(csv);
  EXPECT_THAT(found.at("notices").dump(), HasSubstr("run: imp_norms."));
  EXPECT_EQ(question(found, "importance", "norms").at("fives"), 1);
  const json turned = study(csv, {{"reversed", {"imp_norms"}}});
  EXPECT_THAT(turned.at("notices").dump(), ::testing::Not(HasSubstr("imp_norms")));
  EXPECT_EQ(question(turned, "importance", "norms").at("fives"), 2);
}

TEST_F(FileOfStudy, OfNobodyIsRefused) {
  const auto reply = ask("study-file", {{"answers", {{"name", "a.csv"}, {"bytes", "imp_laws,eff_laws\n"}}}}, "anybody");
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().code, "empty-file");
}

}  // namespace
}  // namespace zubia::operations
