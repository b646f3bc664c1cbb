#include "apps/server/service.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

#include "apps/server/preferred_language.hpp"
#include "apps/server/problem_document.hpp"
#include "operations/all.hpp"
#include "operations/moments.hpp"

namespace zubia::server {

Service::Service(std::shared_ptr<storage::ProgrammeStore> store, const operations::SecretKey& key,
                 const ApplicationOptions& chosen)
    : programme(std::move(store)),
      options(chosen),
      routes(operations::all_operations()),
      accounts(programme, key, chosen.programme_name, chosen.entrance),
      readings(programme, chosen.cache_bytes_max),
      guard([this](const std::string& token) { return accounts.goes_on(token); }),
      small(options.small_threads, options.small_waiting_max, options.small_wait_max),
      analyses(options.analysis_threads, options.analyses_waiting_max, options.analysis_wait_max),
      hashing(options.hashing_threads, options.hashing_waiting_max, options.hashing_wait_max) {}

operations::Work Service::work_for(const Visitor& visitor, const http::Request& request, const Progress& progress) {
  const std::string_view key = request.header("idempotency-key");
  return {.progress = progress,
          .parallelism = {options.analysis_threads},
          .now = operations::moment_text(operations::system_moment()),
          .asker = visitor.asker,
          .pseudonym_key = accounts.pseudonym_key(),
          // A key is worth something to the account that made it up only.
          .idempotency_key = key.empty() ? std::string() : visitor.asker.id + " " + std::string(key),
          .language = preferred_language(request.header("accept-language")),
          .studies = &studies};
}

WorkCounts Service::work_counts() const {
  return {.small_waiting = small.waiting(),
          .analyses_waiting = analyses.waiting(),
          .given_up = small.given_up() + analyses.given_up() + hashing.given_up(),
          .jobs = jobs.counts(),
          .cache = readings.counts(),
          .log_lines_lost = log == nullptr ? 0 : log->lines_lost()};
}

bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD"; }

http::Response json_response(const nlohmann::ordered_json& json, unsigned status) {
  return {.status = status, .content_type = "application/json", .body = json.dump()};
}

http::Response not_found() {
  return problem_response(Problem{"not-found", "There is nothing at this address.", {}, {}});
}

http::Response method_not_allowed(const std::vector<std::string>& allowed) {
  auto wrong = problem_response(Problem{"method-not-allowed", "This address does not take that method.", {}, {}});
  wrong.headers.push_back({"Allow", fmt::format("{}", fmt::join(allowed, ", "))});
  return wrong;
}

}  // namespace zubia::server
