#include "apps/server/application.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "apps/server/assets.hpp"
#include "apps/server/entity_tag.hpp"
#include "apps/server/job_routes.hpp"
#include "apps/server/method_pages.hpp"
#include "apps/server/metrics.hpp"
#include "apps/server/operation_routes.hpp"
#include "apps/server/origin_check.hpp"
#include "apps/server/problem_document.hpp"
#include "apps/server/service.hpp"
#include "apps/server/session_routes.hpp"
#include "operations/all.hpp"
#include "operations/permissions.hpp"
#include "operations/personal_link.hpp"

namespace zubia::server {

using http::Request;
using http::Response;

namespace {

constexpr std::string_view methods_path = "/api/methods/";

Response asset_response(const Asset& asset, const Request& request) {
  // Names under /assets hold the hash of the content: what they name never changes.
  const bool never_changes = asset.path.starts_with("/assets/");
  return response_of({.content_type = asset.content_type,
                      .hash = asset.hash,
                      .plain = asset.bytes,
                      .packed = asset.gzip,
                      .cache_control = never_changes ? "public, max-age=31536000, immutable" : "no-cache"},
                     request);
}

Response web_app(const Request& request) {
  if (!is_safe(request.method))
    return problem_response(Problem{"method-not-allowed", "This address is only read.", {}, {}});
  const auto all = assets();
  // An address of the app itself has no dot: the app reads it.
  const std::string path = request.path.find('.') == std::string::npos ? "/index.html" : request.path;
  const auto found = std::ranges::find(all, path, &Asset::path);
  return found == all.end() ? not_found() : asset_response(*found, request);
}

Response method_response(std::string_view name) {
  const auto page = method_page(name);
  return page ? json_response({{"title", page->title}, {"html", page->html}}) : not_found();
}

Response metrics_response(const Service& service, const Visitor& visitor) {
  const bool may_look = visitor.asker.role == operations::role_name(operations::Role::owner);
  return may_look && service.server != nullptr
             ? metrics(service.server->counts(), service.work_counts(), service.latencies)
             : not_found();
}

void answer_visitor(Service& service, const RequestPointer& request, const Visitor& visitor, http::Reply reply) {
  if (request->path == "/metrics") return reply.respond(metrics_response(service, visitor));
  request->note->role = visitor.asker.role;
  if (request->path.starts_with(methods_path) && is_safe(request->method)) {
    request->note->route = "/api/methods/{name}";
    return reply.respond(method_response(std::string_view(request->path).substr(methods_path.size())));
  }
  if (request->path.starts_with(jobs_path)) return answer_job(service, request, visitor, std::move(reply));
  answer_operation(service, request, visitor, std::move(reply));
}

/// What only those are answered who have signed in with every factor.
void answer_signed_in(Service& service, const RequestPointer& request, http::Reply reply) {
  const auto refused = [](const Request& asked, const Problem& problem) {
    // That there are counts at all is nobody's business.
    return asked.path == "/metrics" ? not_found() : problem_response(problem);
  };
  // A stranger costs no work.
  if (request->cookie(cookie_name).empty()) return reply.respond(refused(*request, operations::no_session()));
  const bool is_taken = service.small.post(
      [&service, refused, request, reply]() mutable {
        const std::string peer = service.options.proxies.outside_of(*request).peer;
        const auto visitor = service.accounts.visitor_of(*request, peer);
        if (!visitor) return reply.respond(refused(*request, visitor.error()));
        guarded(*request, reply, [&] { answer_visitor(service, request, *visitor, reply); });
      },
      [reply]() mutable { reply.respond(too_busy()); });
  if (!is_taken) reply.respond(too_busy());
}

/// What a personal link opens, whoever is signed in in the browser: the link alone says who answers. Neither address
/// nor session goes with it, so that an anonymous answer stays one.
void answer_by_link(Service& service, const RequestPointer& request, http::Reply reply) {
  const bool is_taken = service.small.post(
      [&service, request, reply]() mutable {
        Visitor visitor;
        visitor.asker.role = operations::role_name(operations::Role::anybody);
        guarded(*request, reply, [&] { answer_operation(service, request, visitor, reply); });
      },
      [reply]() mutable { reply.respond(too_busy()); });
  if (!is_taken) reply.respond(too_busy());
}

bool is_link_path(Service& service, const Request& request) {
  const auto match = service.routes.find(request.method, request.path);
  return match.operation != nullptr && operations::is_reached_by_link(match.operation->about.path);
}

void answer_api(Service& service, const RequestPointer& request, http::Reply reply) {
  const bool is_https = service.options.proxies.outside_of(*request).is_https;
  if (!is_safe(request->method))
    if (const auto trouble = find_cross_site_trouble(*request, is_https))
      return reply.respond(problem_response(*trouble));
  if (is_session_path(request->path)) return answer_session(service, request, std::move(reply));
  if (is_link_path(service, *request)) return answer_by_link(service, request, std::move(reply));
  answer_signed_in(service, request, std::move(reply));
}

}  // namespace

Application::Application(std::shared_ptr<storage::ProgrammeStore> programme, const operations::SecretKey& key,
                         const ApplicationOptions& options)
    : service_(std::make_unique<Service>(std::move(programme), key, options)) {}

Application::~Application() = default;

std::string Application::local_key() const {
  auto* key = service_->accounts.local_key();
  return key == nullptr ? std::string() : key->text();
}

std::string Application::first_owner_code() const {
  auto* code = service_->accounts.first_owner_code();
  if (code == nullptr || service_->accounts.desk().accounts.has_owner().value_or(true)) return {};
  return code->text();
}

void Application::watch(const http::Server& server) { service_->server = &server; }

void Application::watch(const Log& log) { service_->log = &log; }

void Application::note(const http::Exchange& exchange) { service_->latencies.add(exchange.note.kind, exchange.time); }

void Application::drain() {
  service_->is_draining = true;
  service_->jobs.cancel_all();
}

std::vector<http::Header> Application::default_headers() {
  return {{"Content-Security-Policy",
           "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
           "font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
          {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
          {"Cache-Control", "no-store"}};
}

bool Application::is_upload(const std::string& path) {
  // Every operation that takes a file, or several by name: they travel in the body.
  static const Routes routes(operations::all_operations());
  for (const std::string method : {"POST", "PUT"}) {
    const auto match = routes.find(method, path);
    if (match.operation != nullptr && std::ranges::any_of(match.operation->fields, [](const auto& field) {
          return field.kind == operations::FieldKind::file || field.field.name == "files";
        }))
      return true;
  }
  return path.starts_with(jobs_path);
}

void Application::answer(const RequestPointer& request, http::Reply reply) {
  for (const std::string_view known : {"/health", "/ready", "/metrics"})
    if (request->path == known) request->note->route = known;
  if (request->path == "/health") return reply.respond(json_response({{"status", "ok"}}));
  if (request->path == "/ready")
    return reply.respond(service_->is_draining
                             ? problem_response(Problem{"too-busy", "The server is stopping.", {}, {}})
                             : json_response({{"status", "ready"}}));
  if (request->path == "/metrics") return answer_signed_in(*service_, request, std::move(reply));
  if (request->path == "/api" || request->path.starts_with("/api/"))
    return answer_api(*service_, request, std::move(reply));
  const auto key = std::ranges::find(request->query, "key", [](const auto& field) { return field.first; });
  if (is_safe(request->method) && key != request->query.end())
    return exchange_key(*service_, key->second, request, std::move(reply));
  request->note->kind = "page";
  reply.respond(web_app(*request));
}

}  // namespace zubia::server
