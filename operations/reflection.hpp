#pragma once

// Everything that is derived from the described members of a struct: JSON in and out, and schemas.

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <charconv>
#include <cmath>
#include <concepts>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/base/label.hpp"
#include "engine/base/nearest_names.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

using OrderedJson = nlohmann::ordered_json;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
/// A fixed count of numbers, such as a position on a map: a list in JSON.
template <class T>
inline constexpr bool is_number_array = false;
template <std::size_t N>
inline constexpr bool is_number_array<std::array<double, N>> = true;
template <class T>
inline constexpr bool is_label = false;
template <class Kind>
inline constexpr bool is_label<Label<Kind>> = true;

/// Calls `visit(name, member pointer)` for each described member, those of bases first.
template <DescribedStruct T, class Visit>
constexpr void for_each_member(Visit&& visit) {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto member) { visit(member.name, member.pointer); });
}

/// `common_strength` is written `common-strength`.
inline std::string with_hyphens(std::string text) {
  for (char& c : text)
    if (c == '_') c = '-';
  return text;
}

template <DescribedEnum E>
std::vector<std::string> choices_of() {
  std::vector<std::string> names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
      [&](auto enumerator) { names.push_back(with_hyphens(enumerator.name)); });
  return names;
}

template <DescribedEnum E>
std::string choice_name(E value) {
  std::string name;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
    if (enumerator.value == value) name = with_hyphens(enumerator.name);
  });
  return name;
}

template <class T>
OrderedJson to_json(const T& value) {
  if constexpr (std::is_floating_point_v<T>) {
    return std::isfinite(value) ? OrderedJson(value) : OrderedJson(nullptr);
  } else if constexpr (DescribedEnum<T>) {
    return choice_name(value);
  } else if constexpr (is_label<T>) {
    return value.code;
  } else if constexpr (std::is_same_v<T, InputFile>) {
    return value.name;
  } else if constexpr (is_optional<T>) {
    return value ? to_json(*value) : OrderedJson(nullptr);
  } else if constexpr (is_vector<T> || is_number_array<T>) {
    OrderedJson list = OrderedJson::array();
    for (const auto& item : value) list.push_back(to_json(item));
    return list;
  } else if constexpr (DescribedStruct<T>) {
    OrderedJson object = OrderedJson::object();
    for_each_member<T>([&](const char* name, auto member) { object[name] = to_json(value.*member); });
    return object;
  } else {
    return value;
  }
}

/// The schema of a type as OpenAPI 3.1 (JSON Schema 2020-12) has it.
template <class T>
OrderedJson schema_of() {
  if constexpr (std::is_same_v<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::is_floating_point_v<T>) {
    return {{"type", {"number", "null"}}};
  } else if constexpr (std::is_integral_v<T>) {
    return {{"type", "integer"}};
  } else if constexpr (DescribedEnum<T>) {
    return {{"type", "string"}, {"enum", choices_of<T>()}};
  } else if constexpr (is_optional<T>) {
    return {{"anyOf", {schema_of<typename T::value_type>(), {{"type", "null"}}}}};
  } else if constexpr (is_vector<T>) {
    return {{"type", "array"}, {"items", schema_of<typename T::value_type>()}};
  } else if constexpr (is_number_array<T>) {
    return {{"type", "array"},
            {"items", {{"type", "number"}}},
            {"minItems", std::tuple_size_v<T>},
            {"maxItems", std::tuple_size_v<T>}};
  } else if constexpr (std::is_same_v<T, InputFile>) {
    return {{"type", "object"},
            {"properties",
             {{"name", {{"type", "string"}}}, {"bytes", {{"type", "string"}, {"contentEncoding", "base64"}}}}},
            {"required", {"name", "bytes"}}};
  } else if constexpr (DescribedStruct<T>) {
    OrderedJson properties = OrderedJson::object();
    OrderedJson required = OrderedJson::array();
    for_each_member<T>([&]<class C, class M>(const char* name, M C::*) {
      properties[name] = schema_of<M>();
      required.push_back(name);
    });
    return {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
  } else {
    return {{"type", "string"}};
  }
}

/// Reads numbers, texts, flags, choices and lists from JSON values, or from the texts that a terminal or a query
/// string has in their place.
template <class T>
Result<T> read_value(const nlohmann::json& json, const Field& field) {
  const auto wrong = [&](std::string detail, std::string mend = {}) {
    return refuse({"invalid-value", std::move(detail), {.field = std::string(field.name)}, std::move(mend)});
  };
  if constexpr (is_optional<T>) {
    if (json.is_null()) return T{};
    return read_value<typename T::value_type>(json, field).map([](auto value) { return T(std::move(value)); });
  } else if constexpr (std::is_same_v<T, bool>) {
    if (json.is_boolean()) return json.get<bool>();
    if (json == "true" || json == "false") return json == "true";
    return wrong("This is either true or false.");
  } else if constexpr (std::is_arithmetic_v<T>) {
    T value{};
    if (json.is_string()) {
      const auto& text = json.template get_ref<const std::string&>();
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (error != std::errc{} || end != text.data() + text.size())
        return wrong("\"" + text + "\" is not a " + (std::is_integral_v<T> ? "whole " : "") + "number.");
    } else if (std::is_integral_v<T> ? json.is_number_integer() : json.is_number()) {
      const auto number = json.template get<double>();
      if (number < static_cast<double>(std::numeric_limits<T>::lowest()) ||
          number > static_cast<double>(std::numeric_limits<T>::max()))
        return wrong("The number is too large or too small.");
      value = json.template get<T>();
    } else {
      return wrong(std::string("This is a ") + (std::is_integral_v<T> ? "whole " : "") + "number.");
    }
    const auto number = static_cast<double>(value);
    if (!(number >= field.minimum && number <= field.maximum)) {
      const auto bound = [](double limit) { return OrderedJson(limit).dump(); };
      return wrong("The number is out of bounds.",
                   std::isinf(field.maximum)
                       ? "It is at least " + bound(field.minimum) + "."
                       : "It lies from " + bound(field.minimum) + " to " + bound(field.maximum) + ".");
    }
    return value;
  } else if constexpr (DescribedEnum<T>) {
    std::optional<T> chosen;
    if (json.is_string()) {
      boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
        if (json == with_hyphens(enumerator.name)) chosen = enumerator.value;
      });
    }
    if (chosen) return *chosen;
    std::string list;
    for (const std::string& name : choices_of<T>()) list += (list.empty() ? "" : ", ") + name;
    return wrong(
        (json.is_string() ? "\"" + json.template get<std::string>() + "\"" : json.dump()) + " is not a choice.",
        "Choose one of " + list + ".");
  } else if constexpr (is_vector<T>) {
    T list;
    if (json.is_string()) {
      const auto& text = json.template get_ref<const std::string&>();
      for (std::size_t first = 0; first <= text.size() && !text.empty();) {
        const std::size_t comma = std::min(text.find(',', first), text.size());
        auto item = read_value<typename T::value_type>(text.substr(first, comma - first), field);
        if (!item) return refuse(item.error());
        list.push_back(*std::move(item));
        first = comma + 1;
      }
      return list;
    }
    if (!json.is_array()) return wrong("This is a list.");
    for (const auto& element : json) {
      auto item = read_value<typename T::value_type>(element, field);
      if (!item) return refuse(item.error());
      list.push_back(*std::move(item));
    }
    return list;
  } else if constexpr (std::is_same_v<T, InputFile>) {
    const auto text = [&](const char* name) {
      return json.is_object() && json.contains(name) && json[name].is_string();
    };
    if (!text("name") || !text("bytes")) return wrong("This is a file.");
    return InputFile{json["name"].get<std::string>(), json["bytes"].get<std::string>()};
  } else if constexpr (is_label<T>) {
    return read_value<std::string>(json, field).map([](std::string code) { return T(std::move(code)); });
  } else {
    if (!json.is_string()) return wrong("This is a text.");
    return json.template get<std::string>();
  }
}

/// What `Request::fields` says of one member. A member that it does not name is a fault of ours, found by a test.
template <class Request>
const Field& field_of(std::string_view name) {
  for (const Field& field : Request::fields)
    if (field.name == name) return field;
  static constexpr Field nameless{};
  return nameless;
}

/// Reads a whole request: unknown fields and missing required ones are refused.
template <class Request>
Result<Request> read_request(const nlohmann::json& json) {
  Request request{};
  std::optional<Problem> problem;
  std::vector<std::string> known;
  for_each_member<Request>([&]<class C, class M>(const char* name, M C::*member) {
    known.emplace_back(name);
    if (problem) return;
    const Field& field = field_of<Request>(name);
    const auto entry = json.find(name);
    if (entry == json.end()) {
      if (field.need == Need::required)
        problem = Problem{"missing-field", "This is required.", {.field = name}, std::string(field.help)};
      return;
    }
    auto value = read_value<M>(*entry, field);
    if (value)
      request.*member = *std::move(value);
    else
      problem = value.error();
  });
  if (problem) return refuse(*problem);
  for (const auto& [name, value] : json.items()) {
    bool is_known = false;
    for (const std::string& field : known) is_known = is_known || field == name;
    if (!is_known)
      return refuse(
          {"unknown-field", "There is no field \"" + name + "\".", {.field = name}, did_you_mean(name, known)});
  }
  return request;
}

}  // namespace zubia::operations
