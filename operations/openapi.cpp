#include "operations/openapi.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "operations/accounts/session_route.hpp"
#include "operations/permissions.hpp"
#include "operations/personal_link.hpp"

namespace zubia::operations {

namespace {

using Json = nlohmann::ordered_json;

std::string_view method_name(Method method) {
  switch (method) {
    case Method::get:
      return "get";
    case Method::post:
      return "post";
    case Method::put:
      break;
  }
  return "put";
}

/// The schema of a problem as RFC 9457 writes it, with our own members `code`, `where` and `mend`.
Json problem_schema() {
  const Json text = {{"type", "string"}};
  return {
      {"type", "object"},
      {"properties",
       {{"type", text},
        {"title", text},
        {"status", {{"type", "integer"}}},
        {"code", text},
        {"detail", text},
        {"mend", text},
        {"where",
         {{"type", "object"},
          {"properties",
           {{"file", text}, {"line", {{"type", "integer"}}}, {"column", text}, {"field", text}, {"member", text}}}}}}},
      {"required", {"title", "status", "code", "detail"}}};
}

/// Fields that the path names travel in it; the others in the query of a `get`, in the body of other methods.
void add_request(Json& entry, std::string_view path, std::string_view method, Json body) {
  const Json properties = body.at("properties");
  Json& required = body.at("required");
  Json parameters = Json::array();
  for (const auto& [name, schema] : properties.items()) {
    const bool in_path = path.find("{" + name + "}") != std::string_view::npos;
    if (!in_path && method != "get") continue;
    const auto needed = std::ranges::find(required, Json(name));
    Json parameter = {{"name", name},
                      {"in", in_path ? "path" : "query"},
                      {"required", in_path || needed != required.end()},
                      {"description", schema.at("description")},
                      {"schema", schema}};
    parameter["schema"].erase("description");
    parameters.push_back(std::move(parameter));
    body["properties"].erase(name);
    if (needed != required.end()) required.erase(needed);
  }
  if (!parameters.empty()) entry["parameters"] = std::move(parameters);
  if (method != "get" && method != "delete")
    entry["requestBody"] = {{"required", true}, {"content", {{"application/json", {{"schema", body}}}}}};
}

Json problem_answer() {
  return {{"description", "The request was refused; nothing was changed."},
          {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
}

Json reply_answer(const Json& schema) {
  return {{"description", "The reply."}, {"content", {{"application/json", {{"schema", schema}}}}}};
}

std::string_view need_name(SessionNeed need) {
  switch (need) {
    case SessionNeed::nobody:
      return "nobody";
    case SessionNeed::password:
      return "password";
    case SessionNeed::everything:
      break;
  }
  return "everything";
}

/// Routes of the session have no role; `x-session` is what they want to know of the asker.
void add_session_routes(Json& paths, std::span<const SessionRoute> routes) {
  for (const SessionRoute& route : routes) {
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
    Json entry = {{"operationId", route.name}, {"summary", route.summary}, {"x-session", need_name(route.need)}};
    add_request(entry, route.path, method, route.request_schema());
    if (route.reply_schema)
      entry["responses"]["200"] = reply_answer(route.reply_schema());
    else
      entry["responses"]["204"] = {{"description", "It is done."}};
    entry["responses"]["default"] = problem_answer();
    paths["/api" + std::string(route.path)][method] = std::move(entry);
  }
}

}  // namespace

nlohmann::ordered_json openapi(std::span<const AnyOperation> operations, std::span<const SessionRoute> routes) {
  Json paths = Json::object();
  for (const AnyOperation& operation : operations) {
    Json entry = {{"operationId", operation.about.name},
                  {"summary", operation.about.summary},
                  {"x-role", role_name(operation.about.role)}};
    if (is_reached_by_link(operation.about.path)) entry["x-door"] = "link";
    add_request(entry, operation.about.path, method_name(operation.about.method), operation.request_schema());
    entry["responses"] = {{"200", reply_answer(operation.reply_schema())}, {"default", problem_answer()}};
    paths["/api" + std::string(operation.about.path)][std::string(method_name(operation.about.method))] =
        std::move(entry);
  }
  add_session_routes(paths, routes);
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Zubia"},
            {"version", ZUBIA_VERSION},
            {"license", {{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
          {"paths", paths},
          {"components", {{"schemas", {{"Problem", problem_schema()}}}}}};
}

}  // namespace zubia::operations
