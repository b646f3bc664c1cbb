#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "apps/server/accounts.hpp"
#include "apps/server/application.hpp"
#include "apps/server/http/message.hpp"
#include "apps/server/jobs.hpp"
#include "apps/server/proxies.hpp"
#include "apps/server/routes.hpp"
#include "apps/server/stream_guard.hpp"
#include "apps/server/workers.hpp"

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
  StreamGuard guard;
  // Last, so that work ends before what it uses.
  Workers small;
  Workers analyses;
  Workers hashing;  ///< passwords cost memory and time, and hold up nobody else

  Service(std::shared_ptr<storage::ProgrammeStore> store, const operations::SecretKey& key,
          const ApplicationOptions& chosen);

  operations::Work work_for(const Visitor& visitor, const http::Request& request, const Progress& progress) const;
};

bool is_safe(std::string_view method);
http::Response json_response(const nlohmann::ordered_json& json, unsigned status = 200);
http::Response not_found();
http::Response too_busy();
http::Response method_not_allowed(const std::vector<std::string>& allowed);

}  // namespace zubia::server
