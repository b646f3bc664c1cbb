#include "apps/cli/input_file.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "engine/base/nearest_names.hpp"

namespace zubia::cli {

namespace {

Problem no_such_file(const std::filesystem::path& path) {
  std::vector<std::string> neighbours;
  std::error_code error;
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    neighbours.push_back(entry->path().filename().string());
  return {"no-such-file",
          "There is no such file.",
          {.file = path.string()},
          did_you_mean(path.filename().string(), neighbours)};
}

}  // namespace

Result<operations::InputFile> read_input_file(const std::string& path) {
  operations::InputFile input;
  input.name = path == "-" ? "standard input" : std::filesystem::path(path).filename().string();
  std::ifstream file;
  if (path != "-") {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return refuse(no_such_file(path));
    if (std::filesystem::is_directory(status))
      return refuse({"is-a-directory", "This is a directory, and a file is due.", {.file = path}, {}});
    file.open(path, std::ios::binary);
    if (!file)
      return refuse({"unreadable-file", "The file may not be read.", {.file = path}, "Check its permissions."});
    const auto size = std::filesystem::file_size(path, error);
    if (!error) input.bytes.reserve(size);
  }
  std::istream& stream = path == "-" ? std::cin : file;
  std::array<char, 1U << 16U> buffer{};
  while (stream.read(buffer.data(), buffer.size()) || stream.gcount() > 0)
    input.bytes.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) return refuse({"unreadable-file", "The file could not be read to its end.", {.file = path}, {}});
  return input;
}

}  // namespace zubia::cli
