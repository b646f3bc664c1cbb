#include "tests/endurance/surveyed_programme.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "engine/base/seed.hpp"
#include "operations/all.hpp"
#include "storage/fingerprint.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::endurance {

using nlohmann::json;

namespace {

constexpr std::array<const char*, 3> modes = {"named", "confidential", "anonymous"};
constexpr std::size_t answering_again = 6;  // organisations that write again and again, where that can be

template <class T>
T taken(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().detail);
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

}  // namespace

SurveyedProgramme::SurveyedProgramme(const std::string& folder, std::size_t writes, std::uint64_t seed)
    : store_(taken(
          storage::ProgrammeStore::create(file_in(folder), {"0123", "NAEN", {"en"}, "2026-11-23T10:00:00Z"}, {}))) {
  std::vector<storage::OrganisationChange> changes;
  for (std::size_t one = 0; one <= writes / modes.size(); ++one) {
    const std::string id = "o" + std::to_string(one);
    changes.push_back({id, json{{"names", {{"", id}}}, {"territory", "ES212"}, {"size_class", "small"}}.dump(), {}, 0});
  }
  taken(storage::OrganisationStore(*store_).change(changes, {0, {}, "typed"}));
  ask("add-questionnaire", {{"ready", "meeting-follow-up"}});
  std::map<std::string, std::vector<std::string>> tokens;
  for (const char* mode : modes) tokens[mode] = publish(mode);
  RandomStream random({seed}, 0);
  for (std::size_t number = 0; number < writes; ++number) {
    const std::string mode = modes[number % modes.size()];
    const bool is_anonymous = mode == "anonymous";
    json answers = {{"remarks", "write " + std::to_string(number)}, {"usefulness", {1 + random.below(4)}}};
    if (is_anonymous) answers.update({{"took_place", {1}}, {"next_step", {2}}});
    const std::string& token = is_anonymous
                                   ? tokens[mode].at(number / modes.size())
                                   : tokens[mode].at(random.below(std::min(answering_again, tokens[mode].size())));
    Write write{.mode = mode,
                .path = is_anonymous ? "/api/answer/sending" : "/api/answer/saving",
                .body = json{{"token", token}, {"agreed", hashes_[mode]}, {"answers", answers}}.dump(),
                .key = storage::random_id(),
                .stored_key = {},
                .answers = {}};
    write.stored_key = " " + write.key + (is_anonymous ? " sent" : "");
    for (const auto& [variable, value] : answers.items()) write.answers[variable] = value.dump();
    writes_.push_back(std::move(write));
  }
}

json SurveyedProgramme::ask(const std::string& operation, const json& fields) {
  const auto& all = operations::all_operations();
  const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
  operations::Work work;
  work.now = "2026-11-27T10:00:00Z";
  work.asker.role = "owner";
  work.language = "en";
  return json::parse(taken(found->run(fields, store_.get(), work, {operations::OutputFormat::json, 0, {}})).text);
}

/// Publishes the questionnaire under a name of its own, invites everybody, and gives their tokens.
std::vector<std::string> SurveyedProgramme::publish(const std::string& mode) {
  auto form = json::parse(
      ask("export-questionnaire", {{"questionnaire", "meeting-follow-up"}}).at("content").get<std::string>());
  const std::string name = "follow-up-" + mode;
  form["name"] = name;
  ask("add-questionnaire", {{"file", {{"name", "f.json"}, {"bytes", form.dump()}}}});
  hashes_[mode] = ask("publish-questionnaire", {{"questionnaire", name}, {"mode", mode}}).at("hash");
  std::vector<std::string> tokens;
  const json invited = ask("invite-organisations", {{"questionnaire", name}, {"everybody", true}});
  for (const auto& row : invited.at("links")) {
    const std::string link = row.at("link");
    tokens.push_back(link.substr(link.find('#') + 1));
  }
  return tokens;
}

}  // namespace zubia::endurance
