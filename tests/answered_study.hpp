#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/effects/study_for_tests.hpp"
#include "operations/all.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {

/// The ready questionnaire, answered by members of three clusters.
class AnsweredStudy : public testing::Test {
 protected:
  void SetUp() override {
    programme_ = *storage::ProgrammeStore::create(folder_.file("naen.zubia"),
                                                  {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {});
  }

  Result<nlohmann::json> ask(const std::string& operation, const nlohmann::json& fields,
                             const std::string& role = "researcher", const std::string& key = {}) {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = "2026-11-28T10:00:00Z";
    work.asker.role = role;
    work.asker.name = "Maite";
    work.idempotency_key = key;
    work.pseudonym_key = "a key";
    work.language = "en";
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return nlohmann::json::parse(reply->text);
  }

  static nlohmann::json answers_of(const effects::Member& member) {
    nlohmann::json answers = {{"territory", {2}},
                              {"organisation_kind", {1}},
                              {"cluster", {std::array{3, 1, 2}[static_cast<std::size_t>(member.cluster)]}},
                              {"size_class", {member.is_small == 1 ? 1 : 4}},
                              {"collaboration_before", {static_cast<int>(member.collaboration_before)}},
                              {"networking_value", {static_cast<int>(member.networking)}}};
    for (std::size_t item = 0; item < effects::barrier_count; ++item) {
      const std::string name(effects::barrier_items[item].name);
      answers["imp_" + name] = {static_cast<int>(member.importance[item])};
      answers["eff_" + name] = {static_cast<int>(member.effect[item])};
    }
    for (std::size_t type = 0; type < effects::innovation_count; ++type) {
      const std::string name(effects::innovation_types[type]);
      answers["before_" + name] = {static_cast<int>(member.before[type])};
      answers["motive_" + name] = {static_cast<int>(member.motive[type])};
      answers["effect_" + name] = {static_cast<int>(member.change[type])};
    }
    return answers;
  }

  void publish(const char* ready) {
    ASSERT_TRUE(ask("add-questionnaire", {{"ready", ready}}, "owner").has_value());
    const auto published = ask("publish-questionnaire", {{"questionnaire", ready}, {"mode", "confidential"}}, "owner");
    ASSERT_TRUE(published.has_value()) << published.error().detail;
    hash_ = published->at("hash");
  }

  /// Sends the answers of all members, as `changed` leaves them.
  void answer(const effects::CooperationStudy& study,
              const std::function<void(std::size_t number, nlohmann::json& answers)>& changed = {}) {
    std::vector<storage::OrganisationChange> changes;
    for (std::size_t number = 0; number < study.members.size(); ++number)
      changes.push_back({"o" + std::to_string(next_++), R"({"names": {"": "Orona"}})", {}, 0});
    ASSERT_TRUE(storage::OrganisationStore(*programme_).change(changes, {0, {}, "typed"}).has_value());
    send(study, 0, changed);
  }

  /// Invites all organisations to the latest version, and sends the answers of all members but the first ones.
  void send(const effects::CooperationStudy& study, std::size_t but,
            const std::function<void(std::size_t number, nlohmann::json& answers)>& changed) {
    const nlohmann::json links =
        *ask("invite-organisations", {{"questionnaire", name_}, {"everybody", true}}, "owner")->find("links");
    for (std::size_t number = but; number < study.members.size(); ++number) {
      const std::string link = links.at(number).at("link");
      nlohmann::json answers = answers_of(study.members[number]);
      if (changed) changed(number, answers);
      const auto sent =
          ask("send-response", {{"token", link.substr(link.find('#') + 1)}, {"agreed", hash_}, {"answers", answers}},
              "anybody");
      ASSERT_TRUE(sent.has_value()) << sent.error().detail;
      ASSERT_TRUE(sent->at("is_sent").get<bool>()) << sent->dump();
    }
  }

  static std::string refusal(const Result<nlohmann::json>& reply) {
    if (reply) return "none";
    return reply.error().code + " " + reply.error().where.field + ": " + reply.error().detail + " " +
           reply.error().mend;
  }

  std::string name_ = "cross-border-cooperation";
  storage::TestFolder folder_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::string hash_;
  std::size_t next_ = 0;
};

}  // namespace zubia::operations
