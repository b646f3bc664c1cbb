#include "apps/server/routes.hpp"

namespace zubia::server {

namespace {

using operations::AnyOperation;
using operations::Method;

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      break;
  }
  return "PUT";
}

std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

}  // namespace

std::optional<nlohmann::json> match_path(std::string_view pattern, std::string_view path) {
  nlohmann::json fields = nlohmann::json::object();
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_segment(pattern);
    const std::string_view given = take_segment(path);
    if (wanted.starts_with('{'))
      fields[std::string(wanted.substr(1, wanted.size() - 2))] = given;
    else if (wanted != given)
      return std::nullopt;
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return fields;
}

Routes::Routes(std::span<const AnyOperation> operations) {
  for (const AnyOperation& operation : operations)
    if (operation.about.name != "new") operations_.push_back(&operation);
}

Routes::Match Routes::find(std::string_view method, std::string_view path) const {
  constexpr std::string_view api = "/api";
  Match found;
  if (!path.starts_with(api)) return found;
  for (const AnyOperation* operation : operations_) {
    auto fields = match_path(operation->about.path, path.substr(api.size()));
    if (!fields) continue;
    found.allowed.emplace_back(name_of(operation->about.method));
    if (found.allowed.back() != method) continue;
    found.operation = operation;
    found.fields = *std::move(fields);
  }
  return found;
}

}  // namespace zubia::server
