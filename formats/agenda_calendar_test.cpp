#include "formats/agenda_calendar.hpp"

#include <gtest/gtest.h>

namespace zubia::formats {
namespace {

std::string calendar(const char* date, int sequence, bool is_cancelled) {
  const auto zone = TimeZone::named("Europe/Madrid").value();
  const Moment begins = zone.moment({read_date(date).value(), 9 * 60 + 40}).value();
  return write_calendar("Agenda of A17; Bilbao, \"Day\"", zone, begins - 1440,
                        {{"a17-b4@zubia", "Meeting with B4, Ibaia", "Table 5; bring the offer", "hall-2, table 5",
                          begins, begins + 20, sequence, is_cancelled}});
}

void expect_lines(const std::string& text, std::initializer_list<const char*> lines) {
  for (const char* line : lines)
    EXPECT_NE(("\r\n" + text).find("\r\n" + std::string(line) + "\r\n"), std::string::npos) << line << "\n" << text;
}

TEST(AgendaCalendar, AMeetingHasItsZoneItsRulesAndAStableName) {
  expect_lines(
      calendar("2027-05-12", 0, false),
      {"BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:PUBLISH", "BEGIN:VTIMEZONE", "TZID:Europe/Madrid", "UID:a17-b4@zubia",
       "DTSTAMP:20270511T074000Z", "DTSTART;TZID=Europe/Madrid:20270512T094000",
       "DTEND;TZID=Europe/Madrid:20270512T100000", "SEQUENCE:0", "SUMMARY:Meeting with B4\\, Ibaia",
       "DESCRIPTION:Table 5\\; bring the offer", "LOCATION:hall-2\\, table 5", "STATUS:CONFIRMED", "END:VCALENDAR"});
}

TEST(AgendaCalendar, WhatIsOffIsCancelledUnderTheSameNameWithAHigherSequence) {
  expect_lines(calendar("2027-05-12", 2, true), {"UID:a17-b4@zubia", "SEQUENCE:2", "STATUS:CANCELLED"});
}

TEST(AgendaCalendar, OnTheDayThatTheClockChangesTheTimeIsTheOneOnTheWall) {
  expect_lines(calendar("2027-03-28", 0, false),
               {"DTSTAMP:20270327T074000Z", "DTSTART;TZID=Europe/Madrid:20270328T094000"});
}

TEST(AgendaCalendar, AnEmptyOneIsStillACalendar) {
  const auto zone = TimeZone::named("Europe/Paris").value();
  expect_lines(write_calendar("Nobody", zone, 0, {}), {"BEGIN:VCALENDAR", "END:VCALENDAR"});
}

}  // namespace
}  // namespace zubia::formats
