#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/result.hpp"
#include "storage/connection.hpp"

namespace zubia::storage {

/// What labels name; the order is that of the stored words.
enum class LabelKind : std::uint8_t { territory, activity, period, flags };

/// The codes of labels by the small numbers that stand for them in observations.
class LabelReader {
 public:
  static Result<LabelReader> load(Connection& connection);
  const std::string& code(std::int64_t place) const { return codes_.at(static_cast<std::size_t>(place)); }

 private:
  std::vector<std::string> codes_;
};

/// The numbers of labels, new ones included; `save` stores the new ones.
class LabelWriter {
 public:
  static Result<LabelWriter> load(Connection& connection);
  std::int64_t place(LabelKind kind, const std::string& code);
  Result<void> save(Connection& connection);

 private:
  struct New {
    std::int64_t place;
    LabelKind kind;
    std::string code;
  };
  std::unordered_map<std::string, std::int64_t> places_[4];
  std::int64_t next_ = 1;
  std::vector<New> added_;
};

}  // namespace zubia::storage
