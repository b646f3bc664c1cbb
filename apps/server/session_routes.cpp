#include "apps/server/session_routes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "apps/server/problem_document.hpp"
#include "apps/server/request_fields.hpp"
#include "operations/accounts/session_route.hpp"
#include "operations/accounts/sign_in.hpp"

namespace zubia::server {

using http::Request;
using http::Response;
using operations::SessionRoute;

namespace {

constexpr std::string_view api = "/api";

struct Match {
  const SessionRoute* route = nullptr;  ///< null where none takes the method
  nlohmann::json fields;                ///< those that the path holds
  std::vector<std::string> allowed;     ///< the methods that the path knows, if any
};

Match find_route(std::string_view method, std::string_view path) {
  Match found;
  if (!path.starts_with(api)) return found;
  for (const SessionRoute& route : operations::session_routes()) {
    auto fields = match_path(route.path, path.substr(api.size()));
    if (!fields) continue;
    found.allowed.emplace_back(route.method);
    if (route.method != method) continue;
    found.route = &route;
    found.fields = *std::move(fields);
  }
  return found;
}

Result<nlohmann::json> fields_of(const Match& match, const Request& request) {
  if (!request.query.empty())
    return refuse({"unknown-field", "This address takes no query.", {.field = request.query.front().first}, {}});
  nlohmann::json fields = nlohmann::json::object();
  if (!is_safe(request.method) && request.method != "DELETE") {
    auto body = read_json(request.body);
    if (!body) return body;
    if (!body->is_object()) return refuse({"invalid-json", "The body of the request is no object.", {}, {}});
    fields = *std::move(body);
  }
  for (const auto& [name, value] : match.fields.items()) fields[name] = value;
  return fields;
}

Response answer_of(const operations::SessionAnswer& answer) {
  Response response = answer.reply.is_null() ? Response{.status = 204} : json_response(answer.reply);
  if (!answer.new_token.empty()) response.headers.push_back(session_cookie(answer.new_token));
  if (answer.ends_session) {
    response.headers.push_back({"Clear-Site-Data", "\"cache\", \"cookies\", \"storage\""});
    response.headers.push_back(session_cookie({}));
  }
  return response;
}

}  // namespace

bool is_session_path(const std::string& path) { return !find_route({}, path).allowed.empty(); }

void answer_session(Service& service, const RequestPointer& request, http::Reply reply) {
  auto match = find_route(request->method == "HEAD" ? "GET" : request->method, request->path);
  request->note->kind = "session";
  if (match.route == nullptr) return reply.respond(method_not_allowed(match.allowed));
  request->note->route = std::string(api) + std::string(match.route->path);
  Workers& workers = match.route->hashes_password ? service.hashing : service.small;
  const bool is_taken = workers.post(
      [&service, request, match = std::move(match), reply]() mutable {
        const auto fields = fields_of(match, *request);
        if (!fields) return reply.respond(problem_response(fields.error()));
        const auto answer = match.route->run(
            *fields, {service.accounts.desk(), request->cookie(cookie_name),
                      service.options.proxies.outside_of(*request).peer, service.accounts.first_owner_code()});
        reply.respond(answer ? answer_of(*answer) : problem_response(answer.error()));
        if (!is_safe(request->method)) service.guard.look_now();
      },
      [reply]() mutable { reply.respond(too_busy()); });
  if (!is_taken) reply.respond(too_busy());
}

void exchange_key(Service& service, const std::string& key, const RequestPointer& request, http::Reply reply) {
  const bool is_taken = service.small.post(
      [&service, key, request, reply]() mutable {
        Response moved{.status = 303, .headers = {{"Location", "/"}}};
        if (auto* local_key = service.accounts.local_key(); local_key != nullptr) {
          const auto opened = operations::sign_in_locally(service.accounts.desk(), *local_key, key);
          if (opened) moved.headers.push_back(session_cookie(opened->token));
        }
        reply.respond(std::move(moved));
      },
      [reply]() mutable { reply.respond(too_busy()); });
  if (!is_taken) reply.respond(too_busy());
}

}  // namespace zubia::server
