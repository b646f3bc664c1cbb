#include "operations/openapi.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace zubia::operations {

namespace {

using Json = nlohmann::ordered_json;

std::string_view role_name(Role role) {
  switch (role) {
    case Role::anybody:
      return "anybody";
    case Role::researcher:
      return "researcher";
    case Role::facilitator:
      return "facilitator";
    case Role::owner:
      break;
  }
  return "owner";
}

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
void add_request(Json& entry, const AnyOperation& operation) {
  Json body = operation.request_schema();
  const Json properties = body.at("properties");
  Json& required = body.at("required");
  Json parameters = Json::array();
  for (const auto& [name, schema] : properties.items()) {
    const bool in_path = operation.about.path.find("{" + name + "}") != std::string_view::npos;
    if (!in_path && operation.about.method != Method::get) continue;
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
  if (operation.about.method != Method::get)
    entry["requestBody"] = {{"required", true}, {"content", {{"application/json", {{"schema", body}}}}}};
}

}  // namespace

nlohmann::ordered_json openapi(std::span<const AnyOperation> operations) {
  Json paths = Json::object();
  for (const AnyOperation& operation : operations) {
    Json entry = {{"operationId", operation.about.name},
                  {"summary", operation.about.summary},
                  {"x-role", role_name(operation.about.role)}};
    add_request(entry, operation);
    entry["responses"] = {
        {"200",
         {{"description", "The reply."}, {"content", {{"application/json", {{"schema", operation.reply_schema()}}}}}}},
        {"default",
         {{"description", "The request was refused; nothing was changed."},
          {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}}}};
    paths["/api" + std::string(operation.about.path)][std::string(method_name(operation.about.method))] =
        std::move(entry);
  }
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Zubia"},
            {"version", ZUBIA_VERSION},
            {"license", {{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
          {"paths", paths},
          {"components", {{"schemas", {{"Problem", problem_schema()}}}}}};
}

}  // namespace zubia::operations
