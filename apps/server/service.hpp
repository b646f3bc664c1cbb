#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <string>

#include "apps/server/accounts.hpp"
#include "apps/server/application.hpp"
#include "apps/server/http/message.hpp"
#include "apps/server/jobs.hpp"
#include "apps/server/latencies.hpp"
#include "apps/server/log.hpp"
#include "apps/server/metrics.hpp"
#include "apps/server/proxies.hpp"
#include "apps/server/readings.hpp"
#include "apps/server/routes.hpp"
#include "apps/server/stream_guard.hpp"
#include "apps/server/workers.hpp"
#include "operations/complementarity/study_shelf.hpp"

namespace zubia::server {

using RequestPointer = std::shared_ptr<const http::Request>;

/// What the routes of the server share.
struct Service {
  std::shared_ptr<storage::ProgrammeStore> programme;
  ApplicationOptions options;
  Routes routes;
  Accounts accounts;
  Jobs jobs;
  std::atomic<bool> is_draining = false;
  const http::Server* server = nullptr;
  const Log* log = nullptr;
  operations::StudyShelf studies;
  Readings readings;
  Latencies latencies;
  StreamGuard guard;
  // Last, so that work ends before what it uses.
  Workers small;
  Workers analyses;
  Workers hashing;  ///< passwords cost memory and time, and hold up nobody else

  Service(std::shared_ptr<storage::ProgrammeStore> store, const operations::SecretKey& key,
          const ApplicationOptions& chosen);

  operations::Work work_for(const Visitor& visitor, const http::Request& request, const Progress& progress);
  WorkCounts work_counts() const;
};

bool is_safe(std::string_view method);
http::Response json_response(const nlohmann::ordered_json& json, unsigned status = 200);
http::Response not_found();
http::Response method_not_allowed(const std::vector<std::string>& allowed);

/// Does the work; what it throws is a fault of ours, which the log is told and the client is not.
template <class WorkOfRequest>
void guarded(const http::Request& request, http::Reply reply, WorkOfRequest&& work) {
  try {
    work();
  } catch (const std::exception& fault) {
    request.note->fault = fault.what();
    reply.respond(http::internal_fault());
  }
}

}  // namespace zubia::server
