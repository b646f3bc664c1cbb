#include "operations/document.hpp"

#include <algorithm>
#include <set>

namespace zubia::operations {

namespace {

constexpr int depth_max = 32;

/// Thrown through the parser, which has no other way to be stopped with a reason.
struct NotTaken {
  std::string detail;
};

}  // namespace

Result<nlohmann::json> parse_document(std::string_view bytes, const std::string& file_name) {
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return refuse({"empty-file", "The file is empty.", {.file = file_name}, "Check that it was saved and sent whole."});
  std::vector<std::set<std::string>> keys;
  const nlohmann::json::parser_callback_t look = [&](int depth, nlohmann::json::parse_event_t event,
                                                     nlohmann::json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    if (depth > depth_max) throw NotTaken{"The JSON is nested too deeply."};
    if (event == Event::object_start) keys.emplace_back();
    if (event == Event::object_end) keys.pop_back();
    if (event == Event::key && !keys.back().insert(parsed.get<std::string>()).second)
      throw NotTaken{"The key " + parsed.dump() + " is given twice in one object."};
    return true;
  };
  try {
    return nlohmann::json::parse(bytes, look);
  } catch (const NotTaken& reason) {
    return refuse({"invalid-json", reason.detail, {.file = file_name}, "Keep one of the two."});
  } catch (const nlohmann::json::parse_error& error) {
    const std::size_t place = std::min(error.byte, bytes.size());
    const std::size_t last = bytes.find_last_not_of(" \t\r\n") + 1;
    const auto line = static_cast<std::size_t>(std::count(
                          bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(place, last)), '\n')) +
                      1;
    if (error.byte > last)
      return refuse({"truncated-file",
                     "The file ends before it is complete.",
                     {.file = file_name, .line = line},
                     "Save or download it again."});
    return refuse({"invalid-json",
                   "The file is not JSON from here on.",
                   {.file = file_name, .line = line},
                   "Look for a missing comma, quote or bracket just before."});
  } catch (const nlohmann::json::exception&) {
    return refuse({"invalid-json", "The file is not JSON.", {.file = file_name}, {}});
  }
}

}  // namespace zubia::operations
