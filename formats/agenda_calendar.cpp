#include "formats/agenda_calendar.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

namespace zubia::formats {

namespace {

using Component = std::unique_ptr<icalcomponent, void (*)(icalcomponent*)>;

icaltimetype ical_time(WallTime time) {
  const std::string date = date_text(time.day);
  icaltimetype written = icaltime_null_time();
  written.year = std::stoi(date.substr(0, 4));
  written.month = std::stoi(date.substr(5, 2));
  written.day = std::stoi(date.substr(8, 2));
  written.hour = time.minutes / 60;
  written.minute = time.minutes % 60;
  return written;
}

/// The time of the property is that of the zone, by its name.
icalproperty* in_zone(icalproperty* property, const TimeZone& zone) {
  icalproperty_add_parameter(property, icalparameter_new_tzid(zone.name().c_str()));
  return property;
}

icaltimetype utc_time(Moment moment) {
  icaltimetype written = icaltime_from_timet_with_zone(moment * 60, 0, icaltimezone_get_utc_timezone());
  return written;
}

icalcomponent* event_of(const CalendarEntry& entry, const TimeZone& zone, Moment stamped) {
  icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  icalcomponent_add_property(event, icalproperty_new_uid(entry.uid.c_str()));
  icalcomponent_add_property(event, icalproperty_new_dtstamp(utc_time(stamped)));
  icalcomponent_add_property(event, in_zone(icalproperty_new_dtstart(ical_time(zone.wall_time(entry.begins))), zone));
  icalcomponent_add_property(event, in_zone(icalproperty_new_dtend(ical_time(zone.wall_time(entry.ends))), zone));
  icalcomponent_add_property(event, icalproperty_new_sequence(entry.sequence));
  icalcomponent_add_property(event, icalproperty_new_summary(entry.summary.c_str()));
  if (!entry.description.empty())
    icalcomponent_add_property(event, icalproperty_new_description(entry.description.c_str()));
  if (!entry.location.empty()) icalcomponent_add_property(event, icalproperty_new_location(entry.location.c_str()));
  icalcomponent_add_property(
      event, icalproperty_new_status(entry.is_cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  return event;
}

}  // namespace

std::string write_calendar(const std::string& name, const TimeZone& zone, Moment stamped,
                           const std::vector<CalendarEntry>& entries) {
  const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT), icalcomponent_free);
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Zubia//Meetings//EN"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  icalproperty* title = icalproperty_new_x(name.c_str());
  icalproperty_set_x_name(title, "X-WR-CALNAME");
  icalcomponent_add_property(calendar.get(), title);
  const auto first =
      std::min_element(entries.begin(), entries.end(),
                       [](const CalendarEntry& a, const CalendarEntry& b) { return a.begins < b.begins; });
  const std::string rules = zone.vtimezone(first == entries.end() ? stamped : first->begins);
  if (icalcomponent* written = icalparser_parse_string(rules.c_str()))
    icalcomponent_add_component(calendar.get(), written);
  for (const CalendarEntry& entry : entries)
    icalcomponent_add_component(calendar.get(), event_of(entry, zone, stamped));
  const std::unique_ptr<char, void (*)(void*)> text(icalcomponent_as_ical_string_r(calendar.get()),
                                                    icalmemory_free_buffer);
  return text.get();
}

}  // namespace zubia::formats
