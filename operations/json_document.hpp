#pragma once

// A member of a request or a reply that is JSON of its own: a questionnaire, its answers. It has a format that is
// described elsewhere, so the description of the interface takes any JSON there.

#include "operations/reflection.hpp"
#include "operations/rendering.hpp"

namespace zubia::operations {

/// An object unless it was given something else.
struct JsonDocument {
  OrderedJson json = OrderedJson::object();
};

template <>
inline OrderedJson to_json<JsonDocument>(const JsonDocument& value) {
  return value.json;
}

template <>
inline OrderedJson schema_of<JsonDocument>() {
  return OrderedJson::object();
}

/// On the terminal and in a query JSON is written out.
template <>
inline Result<JsonDocument> read_value<JsonDocument>(const nlohmann::json& json, const Field& field) {
  if (!json.is_string()) return JsonDocument{OrderedJson(json)};
  auto document = OrderedJson::parse(json.get_ref<const std::string&>(), nullptr, false);
  if (!document.is_discarded()) return JsonDocument{std::move(document)};
  return refuse({"invalid-value", "This is not JSON.", {.field = std::string(field.name)}, {}});
}

template <>
inline void emit<JsonDocument>(const JsonDocument& value, CellSink& sink) {
  sink.text(value.json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace));
}

}  // namespace zubia::operations
