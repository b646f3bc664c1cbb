#pragma once

#include <string>
#include <vector>

#include "formats/local_time.hpp"

namespace zubia::formats {

/// One meeting in somebody's calendar.
struct CalendarEntry {
  std::string uid;  ///< stays the same when the meeting moves, so that calendars move it too
  std::string summary;
  std::string description;
  std::string location;
  Moment begins = 0;
  Moment ends = 0;
  int sequence = 0;  ///< of two versions of an entry, calendars take the higher
  bool is_cancelled = false;
};

/// iCalendar (RFC 5545): times in the zone, whose rules are written with them (VTIMEZONE), because Outlook takes times
/// without them for its own. `stamped` is when the calendar was made.
std::string write_calendar(const std::string& name, const TimeZone& zone, Moment stamped,
                           const std::vector<CalendarEntry>& entries);

}  // namespace zubia::formats
