#include "apps/server/problem_document.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace zubia::server {

unsigned status_of(const Problem& problem) {
  constexpr std::array<std::pair<std::string_view, unsigned>, 28> known{{
      {"invalid-json", 400},           {"sign-in-wanted", 401},    {"second-factor-due", 401},
      {"wrong-name-or-password", 401}, {"not-permitted", 403},     {"cross-site-request", 403},
      {"read-only-file", 403},         {"not-found", 404},         {"unknown-territory", 404},
      {"unknown-domain", 404},         {"unknown-account", 404},   {"invitation-not-valid", 404},
      {"method-not-allowed", 405},     {"decided-meanwhile", 409}, {"cancelled", 409},
      {"owner-exists", 409},           {"last-owner", 409},        {"name-taken", 409},
      {"second-factor-exists", 409},   {"no-second-factor", 409},  {"unsupported-content-type", 415},
      {"too-many-attempts", 429},      {"too-busy", 503},          {"programme-locked", 503},
      {"no-connection", 503},          {"storage-failed", 503},    {"disk-full", 507},
  }};
  const auto found = std::ranges::find(known, problem.code, [](const auto& entry) { return entry.first; });
  return found == known.end() ? 422 : found->second;
}

nlohmann::ordered_json problem_document(const Problem& problem) {
  nlohmann::ordered_json document = {{"type", "about:blank"},
                                     {"title", problem.code},
                                     {"status", status_of(problem)},
                                     {"code", problem.code},
                                     {"detail", problem.detail}};
  if (!problem.mend.empty()) document["mend"] = problem.mend;
  nlohmann::ordered_json where = nlohmann::ordered_json::object();
  if (!problem.where.file.empty()) where["file"] = problem.where.file;
  if (problem.where.line > 0) where["line"] = problem.where.line;
  if (!problem.where.column.empty()) where["column"] = problem.where.column;
  if (!problem.where.field.empty()) where["field"] = problem.where.field;
  if (!problem.where.member.empty()) where["member"] = problem.where.member;
  if (!where.empty()) document["where"] = std::move(where);
  return document;
}

http::Response problem_response(const Problem& problem) {
  // Texts may hold bytes of a user's file: what is no UTF-8 is replaced.
  http::Response response{
      .status = status_of(problem),
      .content_type = "application/problem+json",
      .body = problem_document(problem).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)};
  // Attempts come back one by one, every two seconds at the fastest.
  if (response.status == 429) response.headers.push_back({"Retry-After", "60"});
  if (response.status == 503) response.headers.push_back({"Retry-After", "1"});
  return response;
}

http::Response too_busy() {
  return problem_response(Problem{"too-busy", "Too much is going on.", {}, "Try again in a moment."});
}

}  // namespace zubia::server
