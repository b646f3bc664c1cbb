#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// The problem that a text is refused with; its code is empty where the text is read.
inline Problem problem_of(std::string_view text, const StatisticsFileOptions& options = {}) {
  const auto file = read_statistics(text, "file.csv", options);
  return file ? Problem{} : file.error();
}

/// The file, or an empty one whose dialect is the problem.
inline StatisticsFile read_or_tell(std::string_view text, const StatisticsFileOptions& options = {},
                                   const std::string& file_name = "file.csv") {
  auto file = read_statistics(text, file_name, options);
  if (file) return *file;
  StatisticsFile told;
  told.dialect = file.error().code + ": " + file.error().detail;
  return told;
}

inline bool has_notice(const StatisticsFile& file, std::string_view code) {
  return std::any_of(file.notices.begin(), file.notices.end(), [&](const Notice& one) { return one.code == code; });
}

inline Observation observation(const std::string& territory, const std::string& activity, const std::string& period,
                               double value, const std::string& flags = {}) {
  return {Territory(territory), Activity(activity), Period(period), value, Absence::none, flags};
}

inline Observation absent(const std::string& territory, const std::string& activity, const std::string& period,
                          Absence absence, const std::string& flags = {}) {
  return {Territory(territory), Activity(activity), Period(period), undefined, absence, flags};
}

}  // namespace zubia::formats
