#include "formats/local_time.hpp"

#include <gtest/gtest.h>

namespace zubia::formats {
namespace {

WallTime wall(const char* date, const char* clock) { return {read_date(date).value(), read_clock(clock).value()}; }

std::string shown(const char* zone, const char* date, const char* clock) {
  const auto named = TimeZone::named(zone);
  if (!named) return named.error().code;
  const auto moment = named->moment(wall(date, clock));
  return moment ? named->text(*moment) : moment.error().code;
}

TEST(LocalTime, DaysAndClocksThatDoNotExistAreNone) {
  for (const char* date : {"2027-02-29", "2027-13-01", "2027-00-10", "27-05-12", "2027/05/12", "2027-05-1x", ""})
    EXPECT_FALSE(read_date(date)) << date;
  for (const char* clock : {"24:01", "10:60", "9:00", "10.30", "", "aa:bb", "-1:00"})
    EXPECT_FALSE(read_clock(clock)) << clock;
  EXPECT_EQ(date_text(*read_date("2028-02-29")), "2028-02-29");
  EXPECT_EQ(clock_text(*read_clock("24:00")), "24:00");
}

TEST(LocalTime, OnlyNamesOfTheDatabaseAreTimeZones) {
  for (const char* name : {"Europe/Madird", "CEST", "GMT+1", "EST", ""})
    EXPECT_EQ(TimeZone::named(name).error().code, "unknown-time-zone") << name;
  EXPECT_EQ(TimeZone::named("Europe/Madird").error().mend, "Did you mean Europe/Madrid, Europe/Malta or Europe/Paris?");
}

TEST(LocalTime, TheOffsetIsTheOneOfTheDayAndHour) {
  EXPECT_EQ(shown("Europe/Madrid", "2027-01-15", "09:00"), "2027-01-15T09:00+01:00");
  EXPECT_EQ(shown("Europe/Madrid", "2027-07-15", "09:00"), "2027-07-15T09:00+02:00");
  EXPECT_EQ(shown("Atlantic/Canary", "2027-07-15", "09:00"), "2027-07-15T09:00+01:00");
  EXPECT_EQ(shown("America/St_Johns", "2027-01-15", "09:00"), "2027-01-15T09:00-03:30");
}

TEST(LocalTime, OnTheDayOfTheChangeEachHourHasItsOwnOffset) {
  EXPECT_EQ(shown("Europe/Madrid", "2027-03-28", "01:40"), "2027-03-28T01:40+01:00");
  EXPECT_EQ(shown("Europe/Madrid", "2027-03-28", "03:00"), "2027-03-28T03:00+02:00");
  EXPECT_EQ(shown("Europe/Madrid", "2027-10-31", "01:59"), "2027-10-31T01:59+02:00");
  EXPECT_EQ(shown("Europe/Madrid", "2027-10-31", "03:00"), "2027-10-31T03:00+01:00");
}

TEST(LocalTime, AnHourThatIsLeftOutOrComesTwiceIsRefused) {
  EXPECT_EQ(shown("Europe/Madrid", "2027-03-28", "02:20"), "time-does-not-exist");
  EXPECT_EQ(shown("Europe/Madrid", "2027-10-31", "02:20"), "ambiguous-time");
}

TEST(LocalTime, AMomentIsShownAsTheClockOfAnyZoneShowsIt) {
  const auto madrid = TimeZone::named("Europe/Madrid").value();
  const auto tokyo = TimeZone::named("Asia/Tokyo").value();
  const Moment morning = madrid.moment(wall("2027-05-12", "09:00")).value();
  EXPECT_EQ(tokyo.text(morning), "2027-05-12T16:00+09:00");
  EXPECT_EQ(madrid.wall_time(morning), wall("2027-05-12", "09:00"));
  EXPECT_EQ(TimeZone::named("UTC")->text(-1), "1969-12-31T23:59+00:00");
}

TEST(LocalTime, TheCalendarComponentHasBothTimesOfTheYear) {
  const auto madrid = TimeZone::named("Europe/Madrid").value();
  const std::string written = madrid.vtimezone(madrid.moment(wall("2027-05-12", "09:00")).value());
  for (const char* line : {"BEGIN:VTIMEZONE\r\n", "TZID:Europe/Madrid\r\n", "BEGIN:DAYLIGHT\r\n", "BEGIN:STANDARD\r\n",
                           "TZOFFSETTO:+020000\r\n", "TZOFFSETTO:+010000\r\n"})
    EXPECT_NE(written.find(line), std::string::npos) << line << written;
}

}  // namespace
}  // namespace zubia::formats
