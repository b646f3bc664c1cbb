#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace zubia::formats {

/// Minutes since 1970-01-01T00:00Z.
using Moment = std::int64_t;

/// What a clock on the wall shows: a day, as days since 1970-01-01, and the minutes since its midnight.
struct WallTime {
  int day = 0;
  int minutes = 0;

  friend bool operator==(const WallTime&, const WallTime&) = default;
  friend auto operator<=>(const WallTime&, const WallTime&) = default;
};

/// Days since 1970-01-01 of `2027-05-12`; nothing where there is no such day.
std::optional<int> read_date(std::string_view text);
/// Minutes since midnight of `10:30`; `24:00` is the end of the day.
std::optional<int> read_clock(std::string_view text);
std::string date_text(int day);
std::string clock_text(int minutes);

/// A time zone of the IANA database, with its changes of the clock.
class TimeZone {
 public:
  /// Refused (`unknown-time-zone`) where the database has no such name; abbreviations and offsets are none.
  static Result<TimeZone> named(const std::string& name);

  const std::string& name() const { return name_; }

  /// Refused: `time-does-not-exist`, where the clock was put forward over it; `ambiguous-time`, where it was put back
  /// and shows it twice.
  Result<Moment> moment(WallTime time) const;
  WallTime wall_time(Moment moment) const;
  /// `2027-05-12T10:30+02:00`.
  std::string text(Moment moment) const;
  /// The component VTIMEZONE of RFC 5545, with the rules that hold around the moment.
  std::string vtimezone(Moment around) const;

 private:
  struct Rules;
  TimeZone(std::string name, std::shared_ptr<const Rules> rules);

  std::string name_;
  std::shared_ptr<const Rules> rules_;
};

}  // namespace zubia::formats
