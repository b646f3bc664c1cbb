#pragma once

#include <memory>
#include <string>

namespace zubia::formats {

/// Writes a zip archive in memory; nothing of it is ever written to a disk. Entries are stored as they are: what
/// people upload is mostly packed already. The same entries give the same bytes. Throws where memory does not do.
class ZipWriter {
 public:
  ZipWriter();

  /// Adds an entry with a name of its own.
  void add(const std::string& name, std::string bytes);

  /// The whole archive; nothing can be added afterwards.
  std::string written();

 private:
  struct Open;
  std::shared_ptr<Open> open_;
};

}  // namespace zubia::formats
