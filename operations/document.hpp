#pragma once

// Files that are JSON documents of described structs: read whole and checked member by member, written, and described
// by a JSON Schema. Each struct has `fields`, as a request has: what a member means, whether it must be there, bounds.

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "operations/reflection.hpp"

namespace zubia::operations {

/// The JSON of a file. Refused: `empty-file`; `truncated-file`, where it ends too early; `invalid-json`, with the line;
/// a key given twice in one object, and nesting beyond any use.
Result<nlohmann::json> parse_document(std::string_view bytes, const std::string& file_name);

/// What becomes of members that the struct does not have.
enum class UnknownMembers { refused, passed_over };

template <DescribedStruct T>
Result<T> read_document(const nlohmann::json& json, const std::string& file_name, UnknownMembers unknown,
                        const std::string& place = {});

template <class M>
inline constexpr bool is_struct_list = false;
template <DescribedStruct T>
inline constexpr bool is_struct_list<std::vector<T>> = true;

/// One member: a struct, a list of structs, or what requests have too.
template <class M>
Result<M> read_member(const nlohmann::json& json, const Field& field, const std::string& file_name,
                      UnknownMembers unknown, const std::string& place) {
  if constexpr (is_struct_list<M>) {
    if (!json.is_array()) return refuse({"invalid-value", "This is a list.", {.file = file_name, .member = place}, {}});
    M list;
    list.reserve(json.size());
    for (std::size_t number = 0; number < json.size(); ++number) {
      auto item = read_document<typename M::value_type>(json[number], file_name, unknown,
                                                        place + "[" + std::to_string(number) + "]");
      if (!item) return refuse(item.error());
      list.push_back(*std::move(item));
    }
    return list;
  } else if constexpr (DescribedStruct<M>) {
    return read_document<M>(json, file_name, unknown, place);
  } else {
    auto value = read_value<M>(json, field);
    if (value) return value;
    Problem problem = value.error();
    problem.where = {.file = file_name, .member = place};
    if (problem.detail == "The number is out of bounds.") problem.detail = json.dump() + " is out of bounds.";
    return refuse(problem);
  }
}

template <DescribedStruct T>
Result<T> read_document(const nlohmann::json& json, const std::string& file_name, UnknownMembers unknown,
                        const std::string& place) {
  if (!json.is_object())
    return refuse({"invalid-value", "This is an object with members.", {.file = file_name, .member = place}, {}});
  T read{};
  std::optional<Problem> problem;
  std::vector<std::string> known;
  const auto inside = [&](const std::string& name) { return place.empty() ? name : place + "." + name; };
  for_each_member<T>([&]<class C, class M>(const char* name, M C::*member) {
    known.emplace_back(name);
    if (problem) return;
    const Field& field = field_of<T>(name);
    const auto entry = json.find(name);
    if (entry == json.end()) {
      if (field.need == Need::required)
        problem = Problem{
            "missing-field", "This is required.", {.file = file_name, .member = inside(name)}, std::string(field.help)};
      return;
    }
    auto value = read_member<M>(*entry, field, file_name, unknown, inside(name));
    if (value)
      read.*member = *std::move(value);
    else
      problem = value.error();
  });
  if (problem) return refuse(*problem);
  if (unknown == UnknownMembers::passed_over) return read;
  for (const auto& [name, value] : json.items()) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string mend = did_you_mean(name, known);
    if (mend.empty()) mend = fmt::format("The fields are {}.", fmt::join(known, ", "));
    return refuse({"unknown-field",
                   "There is no field \"" + name + "\" here.",
                   {.file = file_name, .member = inside(name)},
                   mend});
  }
  return read;
}

/// JSON Schema (2020-12) of a document, from the same members and fields that read it, with what a member is where it
/// is left out.
template <class T>
OrderedJson document_schema(UnknownMembers unknown) {
  if constexpr (is_struct_list<T>) {
    return {{"type", "array"}, {"items", document_schema<typename T::value_type>(unknown)}};
  } else if constexpr (DescribedStruct<T>) {
    const T defaults{};
    OrderedJson properties = OrderedJson::object();
    OrderedJson required = OrderedJson::array();
    for_each_member<T>([&]<class C, class M>(const char* name, M C::*member) {
      const Field& field = field_of<T>(name);
      OrderedJson schema = document_schema<M>(unknown);
      schema["description"] = field.help;
      // A bound that is whole is written whole: 1, not 1.0.
      const auto bound = [&](const char* key, double value) {
        if (std::isinf(value)) return;
        if (std::floor(value) == value)
          schema[key] = static_cast<std::int64_t>(value);
        else
          schema[key] = value;
      };
      bound("minimum", field.minimum);
      bound("maximum", field.maximum);
      if constexpr (std::is_arithmetic_v<M> || DescribedEnum<M>)
        if (field.need == Need::optional) schema["default"] = to_json(defaults.*member);
      properties[name] = std::move(schema);
      if (field.need == Need::required) required.push_back(name);
    });
    OrderedJson schema = {{"type", "object"}, {"properties", properties}};
    if (!required.empty()) schema["required"] = required;
    schema["additionalProperties"] = unknown == UnknownMembers::passed_over;
    return schema;
  } else if constexpr (std::is_floating_point_v<T>) {
    return {{"type", "number"}};
  } else {
    return schema_of<T>();
  }
}

}  // namespace zubia::operations
