#include "apps/server/job_routes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "apps/server/operation_routes.hpp"
#include "apps/server/origin_check.hpp"
#include "apps/server/problem_document.hpp"
#include "apps/server/request_fields.hpp"

namespace zubia::server {

namespace {

void begin_job(Service& service, const RequestPointer& request, const Visitor& visitor, http::Reply reply) {
  const std::string name = request->path.substr(jobs_path.size());
  const auto& operations = service.routes.operations();
  const auto found = std::ranges::find(operations, name, [](const auto* one) { return one->about.name; });
  if (found == operations.end()) return reply.respond(not_found());
  const operations::AnyOperation& wanted = **found;
  if (auto allowed = check_role(service, wanted, visitor); !allowed)
    return reply.respond(problem_response(allowed.error()));
  auto begun = service.jobs.begin(
      visitor.asker.id, [&service, request, visitor, &wanted](const Progress& progress) -> Result<std::string> {
        const auto fields = request_body_fields(wanted, *request);
        if (!fields) return refuse(fields.error());
        return run_operation(service, wanted, *fields, visitor, service.work_for(visitor, *request, progress));
      });
  if (service.is_draining || !service.analyses.post(std::move(begun.work))) {
    service.jobs.forget(begun.id);
    return reply.respond(too_busy());
  }
  reply.respond(json_response({{"job", begun.id}}, 202));
}

}  // namespace

void answer_job(Service& service, const RequestPointer& request, const Visitor& visitor, http::Reply reply) {
  const std::string name = request->path.substr(jobs_path.size());
  request->note->route = name.ends_with("/events") ? "/api/jobs/{job}/events" : "/api/jobs/{name}";
  request->note->kind = "job";
  if (request->method == "POST") return begin_job(service, request, visitor, std::move(reply));
  if (request->method == "DELETE")
    return reply.respond(service.jobs.cancel(name, visitor.asker.id) ? http::Response{.status = 204} : not_found());
  constexpr std::string_view events = "/events";
  if (request->method != "GET" || !name.ends_with(events)) return reply.respond(not_found());
  // A stream is read by our pages only, though it is only read.
  if (is_from_elsewhere(*request)) return reply.respond(problem_response(cross_site_request()));
  const std::string id = name.substr(0, name.size() - events.size());
  const auto open = [&] {
    auto stream = reply.open_events();
    service.guard.watch(visitor.token, stream);
    return stream;
  };
  if (!service.jobs.watch(id, visitor.asker.id, open)) reply.respond(not_found());
}

}  // namespace zubia::server
