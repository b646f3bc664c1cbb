#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/disclosure/ledger.hpp"
#include "operations/all.hpp"
#include "operations/complementarity/study_shelf.hpp"
#include "operations/moments.hpp"
#include "storage/cluster_store.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {

using nlohmann::json;

/// A survey with a scale, one more, a yes or no, a choice, an amount, scored statements, and what no plan may publish.
inline json surveyed_instrument() {
  const auto text = [](const std::string& words) { return json{{"en", words}}; };
  const auto choices = [&](const std::vector<std::pair<std::string, int>>& all) {
    json list = json::array();
    for (const auto& [name, code] : all) {
      json one = {{"name", name}, {"code", code}, {"label", text(name)}};
      if (code == 99) one["meaning"] = "dont_know";
      list.push_back(one);
    }
    return list;
  };
  const auto item = [&](const std::string& type, const std::string& name, json more = json::object()) {
    json one = {{"type", type}, {"name", name}, {"label", text(name)}};
    one.update(more);
    return one;
  };
  const json ready = {{"list", "grade"}, {"scoring", {{"dimension", "readiness"}}}};
  return {{"format", "zubia-instrument-1"},
          {"name", "survey"},
          {"title", text("Survey")},
          {"introduction", text("A few questions.")},
          {"thanks", text("Thank you.")},
          {"languages", {"en"}},
          {"purpose",
           {{"mode", "confidential"},
            {"purpose", text("To know.")},
            {"recipients", text("Researchers.")},
            {"retention", text("A year.")},
            {"retention_months", 12}}},
          {"lists",
           {{{"name", "grade"}, {"choices", choices({{"1", 1}, {"2", 2}, {"3", 3}, {"4", 4}, {"5", 5}, {"99", 99}})}},
            {{"name", "yes_no"}, {"choices", choices({{"yes", 1}, {"no", 0}})}},
            {{"name", "motive"}, {"choices", choices({{"market", 7}, {"people", 8}, {"money", 9}})}}}},
          {"dimensions",
           {{{"name", "readiness"},
             {"label", text("Readiness")},
             {"importance", 2},
             {"bands", {{{"name", "any"}, {"from", 0}, {"label", text("Any")}, {"feedback", text("Go on.")}}}}}}},
          {"sections",
           {{{"name", "questions"},
             {"title", text("Questions")},
             {"items",
              {item("likert", "barrier", {{"list", "grade"}}), item("likert", "effect", {{"list", "grade"}}),
               item("yes_no", "export", {{"list", "yes_no"}}), item("single_choice", "motive", {{"list", "motive"}}),
               item("number", "people", {{"minimum", 0}}), item("number", "profit"), item("likert", "ready_1", ready),
               item("likert", "ready_2", ready), item("text", "who", {{"is_personal", true}}),
               item("long_text", "remarks")}}}}}};
}

/// A programme with a directory, and a survey that was published to everybody in it. Each organisation is what a
/// respondent of the simulated populations is (engine/disclosure/populations_for_tests.hpp): territory, kind
/// ("sector"), size and cluster, and answers to `barrier`, `effect`, `export` and `motive`.
class SurveyedProgramme {
 public:
  explicit SurveyedProgramme(std::vector<disclosure::Respondent> population) : population_(std::move(population)) {
    programme_ = *storage::ProgrammeStore::create(
        folder_.file("naen.zubia"), {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"},
        {{"EUS", "ES", {"ES21"}, {}}, {"NAV", "ES", {"ES22"}, {}}, {"NAQ", "FR", {"FRI"}, {}}});
    storage::ClusterStore clusters(*programme_);
    for (const char* cluster : cluster_names) must(clusters.put_cluster({cluster, {}, {}, {}, {}}));
    std::vector<storage::OrganisationChange> changes;
    for (const disclosure::Respondent& who : population_)
      changes.push_back({"o" + who.key, record_of(who).dump(), {}, 0});
    must(storage::OrganisationStore(*programme_).change(changes, {0, {}, "typed"}));
    for (const disclosure::Respondent& who : population_)
      must(clusters.put_membership({cluster_names[at(who, 3)], "o" + who.key, "2020-01-01", {}, "member"},
                                   {0, {}, "typed"}));
  }

  /// Adds the survey; a plan can be declared before it is published.
  void add() {
    must(ask("add-questionnaire", {{"file", {{"name", "survey.json"}, {"bytes", surveyed_instrument().dump()}}}}));
  }
  void publish(const std::string& mode, bool needs_check = false) {
    const json version =
        must(ask("publish-questionnaire", {{"questionnaire", "survey"}, {"mode", mode}, {"needs_check", needs_check}}));
    hash_ = version.at("hash");
    const json links = must(ask("invite-organisations", {{"questionnaire", "survey"}, {"everybody", true}}));
    tokens_.assign(population_.size(), {});
    for (const json& row : links.at("links")) {
      const std::string link = row.at("link");
      for (std::size_t number = 0; number < population_.size(); ++number)
        if (row.at("organisation") == "o" + population_[number].key) tokens_[number] = link.substr(link.find('#') + 1);
    }
  }
  Result<json> declare(const json& plan) {
    return ask("declare-publication-plan",
               {{"questionnaire", "survey"}, {"plan", {{"name", "plan.json"}, {"bytes", plan.dump()}}}});
  }
  Result<json> release(const std::string& key = {}, const std::string& role = "facilitator") {
    return ask("release-results", {{"questionnaire", "survey"}}, role, key);
  }
  json released(std::size_t number = 0, const std::string& role = "company") {
    return must(ask("show-release", {{"questionnaire", "survey"}, {"release", number}}, role));
  }

  /// The score of the dimension that everybody's answers have, in whole points.
  static double readiness(std::size_t number) {
    return std::round(100 * (static_cast<double>(number % 5) + static_cast<double>(number % 4)) / 8);
  }
  /// One of the population sends its answers, and more over them; null takes one out.
  void answer(std::size_t number, const json& more = json::object()) {
    const auto& answers = population_[number].answers;
    const auto whole = [&](std::size_t question) { return static_cast<int>(answers[question]); };
    json given = {{"people", 10 * (static_cast<int>(number) % 7 + 1)},
                  {"ready_1", {static_cast<int>(number) % 5 + 1}},
                  {"ready_2", {static_cast<int>(number) % 4 + 1}},
                  {"who", "Somebody"},
                  {"remarks", "Nothing."}};
    const char* names[] = {"barrier", "effect", "export", "motive"};
    constexpr int first_motive = 7;
    for (std::size_t question = 0; question < 4; ++question)
      if (std::isfinite(answers[question]))
        given[names[question]] = {whole(question) + (question == 3 ? first_motive : 0)};
    given.update(more);
    for (const auto& [name, value] : more.items())
      if (value.is_null()) given.erase(name);
    const json sent =
        must(ask("send-response", {{"token", tokens_[number]}, {"agreed", hash_}, {"answers", given}}, "anybody"));
    if (!sent.at("is_sent").get<bool>()) throw std::runtime_error("not sent: " + sent.dump());
  }
  void answer_all() {
    for (std::size_t number = 0; number < population_.size(); ++number) answer(number);
  }

  Result<std::string> write(const std::string& operation, const json& fields, const std::string& role,
                            OutputFormat format, const std::string& key = {}, const std::string& part = {}) {
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    Work work;
    work.now = now_;
    work.asker.role = role;
    work.asker.id = "account-of-" + role;
    work.asker.name = "Name of " + role;
    work.pseudonym_key = key_;
    work.idempotency_key = key;
    work.studies = &studies_;
    work.language = "en";
    const auto reply = found->run(fields, programme_.get(), work, {format, 0, part});
    if (!reply) return refuse(reply.error());
    return reply->text;
  }
  Result<json> ask(const std::string& operation, const json& fields, const std::string& role = "owner",
                   const std::string& key = {}) {
    const auto text = write(operation, fields, role, OutputFormat::json, key);
    if (!text) return refuse(text.error());
    return json::parse(*text);
  }
  std::string refusal(const std::string& operation, const json& fields, const std::string& role = "owner") {
    const auto reply = ask(operation, fields, role);
    return reply ? "none: " + reply->dump() : reply.error().code;
  }

  template <class T>
  static T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().code + ": " + result.error().detail);
    if constexpr (!std::is_void_v<T>) return *std::move(result);
  }

  const std::vector<disclosure::Respondent>& population() const { return population_; }
  storage::ProgrammeStore& programme() { return *programme_; }
  const std::string& token(std::size_t number) const { return tokens_[number]; }

  static constexpr const char* territory_names[] = {"EUS", "NAV", "NAQ"};
  static constexpr const char* kind_names[] = {"company", "technology-centre", "university", "public-body"};
  static constexpr const char* size_names[] = {"micro", "small", "medium"};
  static constexpr const char* cluster_names[] = {"additivalley", "bigdatia", "innovmedica"};

  std::string now_ = "2026-11-27T10:00:00Z";
  std::string key_ = "a key";

 private:
  static std::size_t at(const disclosure::Respondent& who, std::size_t attribute) {
    return static_cast<std::size_t>(who.categories[attribute]);
  }
  static json record_of(const disclosure::Respondent& who) {
    constexpr const char* codes[] = {"ES212", "ES220", "FRI15"};
    return {{"names", {{"", "Firm " + who.key}}},
            {"territory", codes[at(who, 0)]},
            {"kind", kind_names[at(who, 1)]},
            {"size_class", size_names[at(who, 2)]}};
  }

  std::vector<disclosure::Respondent> population_;
  storage::TestFolder folder_;
  StudyShelf studies_;
  std::shared_ptr<storage::ProgrammeStore> programme_;
  std::vector<std::string> tokens_;
  std::string hash_;
};

}  // namespace zubia::operations
