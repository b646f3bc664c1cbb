#include "operations/strict_json.hpp"

#include <set>
#include <vector>

namespace zubia::operations {

namespace {

constexpr int depth_max = 32;

}  // namespace

nlohmann::json strict_json(std::string_view text) {
  std::vector<std::set<std::string>> keys;
  const nlohmann::json::parser_callback_t look = [&](int depth, nlohmann::json::parse_event_t event,
                                                     nlohmann::json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    if (depth > depth_max) throw JsonNotTaken{"The JSON is nested too deeply.", "Write it flatter."};
    if (event == Event::object_start) keys.emplace_back();
    if (event == Event::object_end) keys.pop_back();
    if (event == Event::key && !keys.back().insert(parsed.get<std::string>()).second)
      throw JsonNotTaken{"The key " + parsed.dump() + " is given twice in one object.", "Keep one of the two."};
    return true;
  };
  return nlohmann::json::parse(text, look);
}

}  // namespace zubia::operations
