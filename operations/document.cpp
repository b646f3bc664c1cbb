#include "operations/document.hpp"

#include <algorithm>

#include "operations/strict_json.hpp"

namespace zubia::operations {

Result<nlohmann::json> parse_document(std::string_view bytes, const std::string& file_name) {
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return refuse({"empty-file", "The file is empty.", {.file = file_name}, "Check that it was saved and sent whole."});
  try {
    return strict_json(bytes);
  } catch (const JsonNotTaken& reason) {
    return refuse({"invalid-json", reason.detail, {.file = file_name}, reason.mend});
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
    if (std::string_view(error.what()).find("UTF-8") != std::string_view::npos)
      return refuse({"invalid-json",
                     "The file is UTF-8 up to here, and then something else.",
                     {.file = file_name, .line = line},
                     "Save the file as UTF-8 and try again."});
    return refuse({"invalid-json",
                   "The file is not JSON from here on.",
                   {.file = file_name, .line = line},
                   "Look for a missing comma, quote or bracket just before."});
  } catch (const nlohmann::json::exception&) {
    return refuse({"invalid-json", "The file is not JSON.", {.file = file_name}, {}});
  }
}

}  // namespace zubia::operations
