#include "apps/server/operation_routes.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

#include "apps/server/problem_document.hpp"
#include "apps/server/request_fields.hpp"
#include "operations/permissions.hpp"

namespace zubia::server {

using http::Response;
using operations::AnyOperation;

namespace {

constexpr std::string_view not_permitted = "not-permitted";

}  // namespace

Result<std::string> run_operation(Service& service, const AnyOperation& operation, const nlohmann::json& fields,
                                  const Visitor& visitor, const operations::Work& work) {
  const auto reply = operation.run(fields, service.programme.get(), work,
                                   {.format = operations::OutputFormat::json, .rows_max = 0, .part = {}});
  // A change may have ended sessions.
  if (operation.changes_programme) service.guard.look_now();
  if (reply) return reply->text;
  if (reply.error().code == not_permitted) service.accounts.note_denial(visitor, operation.about.name);
  return refuse(reply.error());
}

Result<void> check_role(Service& service, const AnyOperation& operation, const Visitor& visitor) {
  auto allowed = operations::check_permission(visitor.asker, operation.about);
  if (!allowed) service.accounts.note_denial(visitor, operation.about.name);
  return allowed;
}

void answer_operation(Service& service, const RequestPointer& request, const Visitor& visitor, http::Reply reply) {
  auto match = service.routes.find(request->method == "HEAD" ? "GET" : request->method, request->path);
  if (match.operation == nullptr)
    return reply.respond(match.allowed.empty() ? not_found() : method_not_allowed(match.allowed));
  if (auto allowed = check_role(service, *match.operation, visitor); !allowed)
    return reply.respond(problem_response(allowed.error()));
  const AnyOperation& wanted = *match.operation;
  request->note->route = fmt::format("/api{}", wanted.about.path);
  request->note->kind = kind_of(wanted);
  auto fields = request_fields(wanted, match.fields, *request);
  if (!fields) return reply.respond(problem_response(fields.error()));
  if (is_reading(wanted))
    return service.readings.answer({wanted, *std::move(fields), service.work_for(visitor, *request, {}), request},
                                   std::move(reply), is_analysis(wanted) ? service.analyses : service.small);
  auto work = [&service, request, visitor, &wanted, given = *std::move(fields), reply]() mutable {
    guarded(*request, reply, [&] {
      const auto text = run_operation(service, wanted, given, visitor, service.work_for(visitor, *request, {}));
      Response response =
          text ? Response{.content_type = "application/json", .body = *text} : problem_response(text.error());
      response.headers.push_back({"Vary", "Accept-Language"});
      reply.respond(std::move(response));
    });
  };
  if (!is_analysis(wanted)) return work();
  if (!service.analyses.post(std::move(work), [reply]() mutable { reply.respond(too_busy()); }))
    reply.respond(too_busy());
}

}  // namespace zubia::server
