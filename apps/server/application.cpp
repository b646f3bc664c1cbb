#include "apps/server/application.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include "apps/server/assets.hpp"
#include "apps/server/entity_tag.hpp"
#include "apps/server/jobs.hpp"
#include "apps/server/latencies.hpp"
#include "apps/server/log.hpp"
#include "apps/server/method_pages.hpp"
#include "apps/server/metrics.hpp"
#include "apps/server/origin_check.hpp"
#include "apps/server/problem_document.hpp"
#include "apps/server/readings.hpp"
#include "apps/server/request_fields.hpp"
#include "apps/server/routes.hpp"
#include "apps/server/sessions.hpp"
#include "apps/server/workers.hpp"
#include "operations/all.hpp"
#include "operations/complementarity/study_shelf.hpp"

namespace zubia::server {

using Clock = std::chrono::steady_clock;
using http::Request;
using http::Response;
using operations::AnyOperation;

namespace {

constexpr std::string_view cookie_name = "__Host-zubia";
constexpr std::string_view jobs_path = "/api/jobs/";
constexpr std::string_view methods_path = "/api/methods/";

Response json_response(const nlohmann::ordered_json& json, unsigned status = 200) {
  return {.status = status, .content_type = "application/json", .body = json.dump()};
}

Response not_found() { return problem_response(Problem{"not-found", "There is nothing at this address.", {}, {}}); }

bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD"; }

std::string now_text() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

std::string_view role_name(operations::Role role) {
  constexpr std::string_view names[] = {"anybody", "researcher", "facilitator", "owner"};
  return names[static_cast<std::size_t>(role)];
}

/// Does the work; what it throws is a fault of ours, which the log is told and the client is not.
template <class Work>
void guarded(const Request& request, http::Reply reply, Work& work) {
  try {
    work();
  } catch (const std::exception& fault) {
    request.note->fault = fault.what();
    reply.respond(http::internal_fault());
  }
}

const operations::OutputOptions as_json{.format = operations::OutputFormat::json, .rows_max = 0, .part = {}};

Result<std::string> run(const AnyOperation& operation, const nlohmann::json& fields, storage::ProgrammeStore& programme,
                        const operations::Work& work) {
  const auto reply = operation.run(fields, &programme, work, as_json);
  if (!reply) return refuse(reply.error());
  return reply->text;
}

Response asset_response(const Asset& asset, const Request& request) {
  const std::string tag = "\"" + std::string(asset.hash) + "\"";
  Response response{.content_type = std::string(asset.content_type)};
  response.headers = {{"ETag", tag}, {"Vary", "Accept-Encoding"}};
  // Names under /assets hold the hash of the content: what they name never changes.
  const bool never_changes = asset.path.starts_with("/assets/");
  response.headers.push_back({"Cache-Control", never_changes ? "public, max-age=31536000, immutable" : "no-cache"});
  if (names_tag(request.header("if-none-match"), tag)) {
    response.status = 304;
    return response;
  }
  response.fixed_body = asset.bytes;
  if (!asset.gzip.empty() && request.header("accept-encoding").find("gzip") != std::string_view::npos) {
    response.fixed_body = asset.gzip;
    response.headers.push_back({"Content-Encoding", "gzip"});
  }
  return response;
}

}  // namespace

struct Application::Parts {
  std::shared_ptr<storage::ProgrammeStore> programme;
  ApplicationOptions options;
  Routes routes{operations::all_operations()};
  Sessions sessions;
  Jobs jobs;
  std::atomic<bool> is_draining = false;
  const http::Server* server = nullptr;
  const Log* log = nullptr;
  operations::StudyShelf studies;
  Readings readings;
  Latencies latencies;
  // Last, so that work ends before what it uses.
  Workers small;
  Workers analyses;

  Parts(std::shared_ptr<storage::ProgrammeStore> store, const ApplicationOptions& chosen)
      : programme(std::move(store)),
        options(chosen),
        readings(programme, options.cache_bytes_max),
        small(options.small_threads, options.small_waiting_max, options.small_wait_max),
        analyses(options.analysis_threads, options.analyses_waiting_max, options.analysis_wait_max) {}

  Visitor visitor_of(const Request& request) { return sessions.find(request.cookie(cookie_name), Clock::now()); }

  operations::Work work_for(const Visitor& visitor, const Request& request, const Progress& progress) {
    return {.progress = progress,
            .parallelism = {options.analysis_threads},
            .now = now_text(),
            .asker = visitor.name,
            .idempotency_key = std::string(request.header("idempotency-key")),
            .studies = &studies};
  }

  Response web_app(const Request& request);
  Response session(const Request& request);
  Response method(std::string_view name) const;
  void api(const std::shared_ptr<const Request>& request, http::Reply reply);
  void operation(const std::shared_ptr<const Request>& request, const Visitor& visitor, http::Reply reply);
  WorkCounts work_counts() const;
  void job(const std::shared_ptr<const Request>& request, const Visitor& visitor, http::Reply reply);
  void begin_job(const std::shared_ptr<const Request>& request, const Visitor& visitor, http::Reply reply);
};

Application::Application(std::shared_ptr<storage::ProgrammeStore> programme, const ApplicationOptions& options)
    : parts_(std::make_unique<Parts>(std::move(programme), options)) {}

Application::~Application() = default;

std::string Application::make_owner_key() { return parts_->sessions.make_owner_key(); }

void Application::watch(const http::Server& server) { parts_->server = &server; }

void Application::watch(const Log& log) { parts_->log = &log; }

void Application::note(const http::Exchange& exchange) { parts_->latencies.add(exchange.note.kind, exchange.time); }

void Application::drain() {
  parts_->is_draining = true;
  parts_->jobs.cancel_all();
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
  // Every operation that takes a file: the file travels in the body.
  static const Routes routes(operations::all_operations());
  for (const std::string method : {"POST", "PUT"}) {
    const auto match = routes.find(method, path);
    if (match.operation != nullptr && std::ranges::any_of(match.operation->fields, [](const auto& field) {
          return field.kind == operations::FieldKind::file;
        }))
      return true;
  }
  return path.starts_with(jobs_path);
}

void Application::answer(const std::shared_ptr<const Request>& request, http::Reply reply) {
  for (const std::string_view known : {"/health", "/ready", "/metrics"})
    if (request->path == known) request->note->route = known;
  if (request->path == "/health") return reply.respond(json_response({{"status", "ok"}}));
  if (request->path == "/ready")
    return reply.respond(parts_->is_draining ? problem_response(Problem{"too-busy", "The server is stopping.", {}, {}})
                                             : json_response({{"status", "ready"}}));
  if (request->path == "/metrics") {
    const bool may_look = parts_->visitor_of(*request).role == operations::Role::owner && parts_->server != nullptr;
    return reply.respond(may_look ? metrics(parts_->server->counts(), parts_->work_counts(), parts_->latencies)
                                  : not_found());
  }
  if (request->path == "/api" || request->path.starts_with("/api/")) return parts_->api(request, std::move(reply));
  request->note->kind = "page";
  reply.respond(parts_->web_app(*request));
}

Response Application::Parts::web_app(const Request& request) {
  if (!is_safe(request.method))
    return problem_response(Problem{"method-not-allowed", "This address is only read.", {}, {}});
  for (const auto& [name, value] : request.query) {
    if (name != "key") continue;
    // The key is exchanged at once, so that it stands in no history.
    Response moved{.status = 303, .headers = {{"Location", "/"}}};
    if (const std::string token = sessions.open_with_key(value, Clock::now()); !token.empty())
      moved.headers.push_back(
          {"Set-Cookie", fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Strict", cookie_name, token)});
    return moved;
  }
  const auto all = assets();
  // An address of the app itself has no dot: the app reads it.
  const std::string path = request.path.find('.') == std::string::npos ? "/index.html" : request.path;
  const auto found = std::ranges::find(all, path, &Asset::path);
  return found == all.end() ? not_found() : asset_response(*found, request);
}

Response Application::Parts::session(const Request& request) {
  if (request.method == "DELETE") {
    sessions.close(request.cookie(cookie_name));
    return {.status = 204,
            .headers = {
                {"Clear-Site-Data", "\"cache\", \"cookies\", \"storage\""},
                {"Set-Cookie", fmt::format("{}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0", cookie_name)}}};
  }
  if (!is_safe(request.method))
    return problem_response(Problem{"method-not-allowed", "A session is opened by a key.", {}, {}});
  const Visitor visitor = visitor_of(request);
  return json_response(
      {{"signed_in", visitor.is_signed_in}, {"name", visitor.name}, {"role", role_name(visitor.role)}});
}

Response Application::Parts::method(std::string_view name) const {
  const auto page = method_page(name);
  return page ? json_response({{"title", page->title}, {"html", page->html}}) : not_found();
}

void Application::Parts::api(const std::shared_ptr<const Request>& request, http::Reply reply) {
  if (!is_safe(request->method))
    if (const auto trouble = find_cross_site_trouble(*request)) return reply.respond(problem_response(*trouble));
  if (request->path == "/api/session") {
    request->note->route = "/api/session";
    request->note->kind = "session";
    return reply.respond(session(*request));
  }
  const Visitor visitor = visitor_of(*request);
  request->note->role = role_name(visitor.role);
  if (!visitor.is_signed_in)
    return reply.respond(problem_response(
        Problem{"sign-in-wanted", "This is answered to those who have signed in.", {}, "Sign in, and ask again."}));
  if (request->path.starts_with(methods_path)) {
    request->note->route = "/api/methods/{name}";
    return reply.respond(method(std::string_view(request->path).substr(methods_path.size())));
  }
  if (request->path.starts_with(jobs_path)) return job(request, visitor, std::move(reply));
  operation(request, visitor, std::move(reply));
}

void Application::Parts::operation(const std::shared_ptr<const Request>& request, const Visitor& visitor,
                                   http::Reply reply) {
  auto match = routes.find(request->method == "HEAD" ? "GET" : request->method, request->path);
  if (match.operation == nullptr && match.allowed.empty()) return reply.respond(not_found());
  if (match.operation == nullptr) {
    Response wrong = problem_response(Problem{"method-not-allowed", "This address does not take that method.", {}, {}});
    wrong.headers.push_back({"Allow", fmt::format("{}", fmt::join(match.allowed, ", "))});
    return reply.respond(std::move(wrong));
  }
  if (visitor.role < match.operation->about.role)
    return reply.respond(problem_response(Problem{"not-permitted", "Your role does not allow this.", {}, {}}));
  const AnyOperation& wanted = *match.operation;
  request->note->route = fmt::format("/api{}", wanted.about.path);
  request->note->kind = kind_of(wanted);
  const auto fields = [wanted = match.operation, of_path = std::move(match.fields), request] {
    return request_fields(*wanted, of_path, *request);
  };
  if (is_reading(wanted)) {
    const auto given = fields();
    if (!given) return reply.respond(problem_response(given.error()));
    return readings.answer(
        {wanted, *given, work_for(visitor, *request, {}), std::string(role_name(visitor.role)), request},
        std::move(reply), is_analysis(wanted) ? analyses : small);
  }
  auto work = [this, request, visitor, &wanted, fields, reply]() mutable {
    const auto given = fields();
    if (!given) return reply.respond(problem_response(given.error()));
    const auto text = run(wanted, *given, *programme, work_for(visitor, *request, {}));
    reply.respond(text ? Response{.content_type = "application/json", .body = *text} : problem_response(text.error()));
  };
  Workers& workers = is_analysis(wanted) ? analyses : small;
  const auto too_late = [reply]() mutable { reply.respond(too_busy()); };
  if (!workers.post([request, reply, work]() mutable { guarded(*request, reply, work); }, too_late))
    reply.respond(too_busy());
}

WorkCounts Application::Parts::work_counts() const {
  return {.small_waiting = small.waiting(),
          .analyses_waiting = analyses.waiting(),
          .given_up = small.given_up() + analyses.given_up(),
          .jobs = jobs.counts(),
          .cache = readings.counts(),
          .log_lines_lost = log == nullptr ? 0 : log->lines_lost()};
}

void Application::Parts::job(const std::shared_ptr<const Request>& request, const Visitor& visitor, http::Reply reply) {
  const std::string name = request->path.substr(jobs_path.size());
  request->note->route = name.ends_with("/events") ? "/api/jobs/{job}/events" : "/api/jobs/{name}";
  request->note->kind = "job";
  if (request->method == "POST") return begin_job(request, visitor, std::move(reply));
  if (request->method == "DELETE")
    return reply.respond(jobs.cancel(name, visitor.name) ? Response{.status = 204} : not_found());
  constexpr std::string_view events = "/events";
  if (request->method != "GET" || !name.ends_with(events)) return reply.respond(not_found());
  const std::string id = name.substr(0, name.size() - events.size());
  if (!jobs.watch(id, visitor.name, [&] { return reply.open_events(); })) reply.respond(not_found());
}

void Application::Parts::begin_job(const std::shared_ptr<const Request>& request, const Visitor& visitor,
                                   http::Reply reply) {
  const std::string name = request->path.substr(jobs_path.size());
  const auto found = std::ranges::find(routes.operations(), name, [](const auto* one) { return one->about.name; });
  if (found == routes.operations().end()) return reply.respond(not_found());
  const AnyOperation& wanted = **found;
  if (visitor.role < wanted.about.role)
    return reply.respond(problem_response(Problem{"not-permitted", "Your role does not allow this.", {}, {}}));
  auto begun =
      jobs.begin(visitor.name, [this, request, visitor, &wanted](const Progress& progress) -> Result<std::string> {
        const auto fields = request_body_fields(wanted, *request);
        if (!fields) return refuse(fields.error());
        return run(wanted, *fields, *programme, work_for(visitor, *request, progress));
      });
  if (is_draining || !analyses.post(std::move(begun.work))) {
    jobs.forget(begun.id);
    return reply.respond(too_busy());
  }
  reply.respond(json_response({{"job", begun.id}}, 202));
}

}  // namespace zubia::server
