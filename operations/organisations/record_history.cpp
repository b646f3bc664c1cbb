#include "operations/organisations/record_history.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace zubia::operations {

namespace {

using OrderedJson = nlohmann::ordered_json;
using Values = std::vector<std::pair<std::string, std::string>>;

OrderedJson parsed(const std::string& document) {
  auto json = OrderedJson::parse(document, nullptr, false);
  return json.is_object() ? json : OrderedJson::object();
}

void gather(const OrderedJson& json, const std::string& place, Values& values) {
  if (json.is_object()) {
    const std::string before = place.empty() ? "" : place + ".";
    for (const auto& [name, value] : json.items())
      if (!place.empty() || (name != "id" && name != "source")) gather(value, before + name, values);
  } else if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i) gather(json[i], place + "[" + std::to_string(i) + "]", values);
  } else {
    values.emplace_back(place, json.is_string() ? json.get<std::string>() : json.dump());
  }
}

const std::string* value_at(const Values& values, const std::string& place) {
  for (const auto& [member, value] : values)
    if (member == place) return &value;
  return nullptr;
}

}  // namespace

std::vector<ChangedValue> changed_values(const std::string& before, const std::string& after) {
  Values old_values;
  Values new_values;
  gather(parsed(before), {}, old_values);
  gather(parsed(after), {}, new_values);
  std::vector<ChangedValue> changed;
  for (const auto& [member, value] : old_values) {
    const std::string* now = value_at(new_values, member);
    if (now == nullptr || *now != value) changed.push_back({member, value, now == nullptr ? std::string() : *now});
  }
  for (const auto& [member, value] : new_values)
    if (value_at(old_values, member) == nullptr) changed.push_back({member, {}, value});
  return changed;
}

std::string without_merge(const std::string& before, const std::string& merged, const std::string& now) {
  const OrderedJson old_json = parsed(before);
  const OrderedJson merged_json = parsed(merged);
  const OrderedJson now_json = parsed(now);
  const auto member = [](const OrderedJson& json, const std::string& name) {
    const auto found = json.find(name);
    return found == json.end() ? OrderedJson() : *found;
  };
  OrderedJson result = OrderedJson::object();
  const auto take = [&](const std::string& name) {
    if (result.contains(name)) return;
    const OrderedJson kept = member(now_json, name);
    const OrderedJson value = kept == member(merged_json, name) ? member(old_json, name) : kept;
    if (!value.is_null()) result[name] = value;
  };
  for (const OrderedJson* json : {&old_json, &now_json})
    for (const auto& [name, value] : json->items()) take(name);
  return result.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

}  // namespace zubia::operations
