#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "operations/all.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// A small event as somebody would write it: one morning of three slots, a hall of two tables, two companies from each
/// side of the border, and what they wish.
inline nlohmann::json event_for_tests() {
  return nlohmann::json::parse(R"({
    "format": "zubia-event-1", "name": "A morning", "time_zone": "Europe/Madrid",
    "days": [{"date": "2027-05-12", "start": "09:00", "end": "10:00", "slot_minutes": 20}],
    "venues": [{"id": "hall", "tables": 2}],
    "participants": [
      {"id": "A1", "organisation": "Arotz", "territory": "ES21", "languages": ["es"]},
      {"id": "A2", "organisation": "Bera", "territory": "ES22", "languages": ["es", "fr"]},
      {"id": "B1", "organisation": "Caudry", "territory": "FRI1", "languages": ["fr", "es"]},
      {"id": "B2", "organisation": "Dax", "territory": "FRI1", "languages": ["fr"]}],
    "wishes": [
      {"from": "A1", "to": "B1", "grade": "must"}, {"from": "B1", "to": "A1", "grade": "must"},
      {"from": "A2", "to": "B1"}, {"from": "B2", "to": "A2"}]
  })");
}

inline nlohmann::json file_for_tests(const std::string& name, const nlohmann::json& content) {
  return {{"name", name}, {"bytes", content.is_string() ? content.get<std::string>() : content.dump()}};
}

/// What a command answers in JSON, or its problem.
inline Result<nlohmann::json> ask_for_tests(const std::string& command, const nlohmann::json& request) {
  const auto& all = all_operations();
  const auto found = std::ranges::find(all, command, [](const auto& one) { return one.about.name; });
  const Work work{.progress = {}, .parallelism = {}, .now = "2027-05-12T08:00:00Z", .asker = {.role = "owner"}};
  const auto reply = found->run(request, nullptr, work, {OutputFormat::json, 0, {}});
  if (!reply) return refuse(reply.error());
  return nlohmann::json::parse(reply->text);
}

/// `code at member`, or `planned`.
inline std::string outcome_for_tests(const nlohmann::json& event) {
  const auto reply = ask_for_tests("schedule-meetings", {{"event", file_for_tests("event.json", event)}});
  if (reply) return "planned";
  return reply.error().code + " at " + reply.error().where.member;
}

}  // namespace zubia::operations
