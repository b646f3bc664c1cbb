#pragma once

#include <gtest/gtest.h>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "operations/all.hpp"
#include "operations/complementarity/study_shelf.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {

using nlohmann::json;

/// A programme with some organisations, and the operations as anybody reaches them.
class QuestionnaireTest : public testing::Test {
 protected:
  void SetUp() override {
    programme_ = *storage::ProgrammeStore::create(folder_.file("naen.zubia"),
                                                  {"0123", "NAEN", {"eu", "en"}, "2026-11-23T10:00:00Z"}, {});
    std::vector<storage::OrganisationChange> changes;
    for (int number = 0; number < 12; ++number)
      changes.push_back({"o" + std::to_string(number),
                         json{{"names", {{"", "=Orona " + std::to_string(number)}}},
                              {"territory", number < 8 ? "ES212" : "FRI15"},
                              {"size_class", "small"},
                              {"languages", {"fr"}}}
                             .dump(),
                         {},
                         0});
    ASSERT_TRUE(storage::OrganisationStore(*programme_).change(changes, {0, {}, "typed"}).has_value());
  }

  Result<json> ask(const std::string& operation, const json& fields, const std::string& role = "owner",
                   const std::string& key = {}) {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = now_;
    work.asker.role = role;
    work.pseudonym_key = key_;
    work.idempotency_key = key;
    work.studies = &studies_;
    work.language = "en";
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return json::parse(reply->text);
  }
  std::string refusal(const std::string& operation, const json& fields, const std::string& role = "owner") {
    const auto reply = ask(operation, fields, role);
    return reply ? "none: " + reply->dump() : reply.error().code;
  }

  /// Publishes a ready questionnaire, invites everybody, and gives their tokens.
  std::vector<std::string> publish(const std::string& name, const std::string& mode, bool needs_check = false) {
    EXPECT_TRUE(ask("add-questionnaire", {{"ready", name}}).has_value());
    const auto published =
        ask("publish-questionnaire", {{"questionnaire", name}, {"mode", mode}, {"needs_check", needs_check}});
    EXPECT_TRUE(published.has_value()) << (published ? "" : published.error().detail);
    hash_ = published->at("hash");
    const auto links = ask("invite-organisations", {{"questionnaire", name}, {"everybody", true}}).value();
    std::vector<std::string> tokens;
    for (const auto& row : links.at("links")) {
      const std::string link = row.at("link");
      tokens.push_back(link.substr(link.find('#') + 1));
    }
    return tokens;
  }
  json given(const std::string& token, const json& answers) {
    return {{"token", token}, {"agreed", hash_}, {"answers", answers}};
  }

  const json follow_up_ = {{"took_place", {1}}, {"usefulness", {3}}, {"next_step", {2}}};
  storage::TestFolder folder_;
  StudyShelf studies_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::string now_ = "2026-11-27T10:00:00Z";
  std::string key_ = "a key";
  std::string hash_;
};

}  // namespace zubia::operations
