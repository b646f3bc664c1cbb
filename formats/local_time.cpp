#include "formats/local_time.hpp"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/vtzone.h>
#include <chrono>
#include <vector>

#include "engine/base/nearest_names.hpp"

namespace zubia::formats {

namespace {

constexpr int minutes_of_day = 24 * 60;
constexpr double milliseconds_of_minute = 60'000;

/// The number that these digits write; nothing where there are others.
std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = 10 * number + (digit - '0');
  }
  return number;
}

Problem unknown_zone(const std::string& name) {
  std::vector<std::string> known;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  for (const char* one = U_SUCCESS(status) ? names->next(nullptr, status) : nullptr; one != nullptr;
       one = names->next(nullptr, status))
    known.emplace_back(one);
  const std::string near = did_you_mean(name, known);
  return {"unknown-time-zone",
          "There is no time zone \"" + name + "\".",
          {},
          near.empty() ? "Write a name of the IANA database: Europe/Madrid." : near};
}

}  // namespace

std::optional<int> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<int> read_clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(text.substr(0, 2));
  const auto minute = digits(text.substr(3, 2));
  if (!hour || !minute || *minute > 59 || 60 * *hour + *minute > minutes_of_day) return std::nullopt;
  return 60 * *hour + *minute;
}

std::string date_text(int day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string clock_text(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

struct TimeZone::Rules {
  std::unique_ptr<icu::BasicTimeZone> zone;
};

TimeZone::TimeZone(std::string name, std::shared_ptr<const Rules> rules)
    : name_(std::move(name)), rules_(std::move(rules)) {}

Result<TimeZone> TimeZone::named(const std::string& name) {
  const auto id = icu::UnicodeString::fromUTF8(name);
  icu::UnicodeString canonical;
  UBool is_known = 0;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(id, canonical, is_known, status);
  // The database also keeps abbreviations such as EST, which promise no change of the clock where there is one.
  if (U_FAILURE(status) || is_known == 0 || (name.find('/') == std::string::npos && name != "UTC"))
    return refuse(unknown_zone(name));
  auto rules = std::make_shared<Rules>();
  rules->zone.reset(static_cast<icu::BasicTimeZone*>(icu::TimeZone::createTimeZone(id)));
  return TimeZone(name, std::move(rules));
}

Result<Moment> TimeZone::moment(WallTime time) const {
  const Moment local = Moment{time.day} * minutes_of_day + time.minutes;
  const auto offset = [&](UTimeZoneLocalOption option) {
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules_->zone->getOffsetFromLocal(static_cast<double>(local) * milliseconds_of_minute, option, option, raw, saving,
                                     status);
    return Moment{(raw + saving) / 60'000};
  };
  const Moment former = local - offset(UCAL_TZ_LOCAL_FORMER);
  const Moment latter = local - offset(UCAL_TZ_LOCAL_LATTER);
  if (former == latter) return former;
  const std::string when = clock_text(time.minutes) + " on " + date_text(time.day);
  if (wall_time(former) == time)
    return refuse({"ambiguous-time",
                   "The clocks in " + name_ + " show " + when + " twice: they are put back then.",
                   {},
                   "Plan around the hour that comes twice."});
  return refuse({"time-does-not-exist",
                 "The clocks in " + name_ + " never show " + when + ": they are put forward over it.",
                 {},
                 "Plan around the hour that is left out."});
}

WallTime TimeZone::wall_time(Moment moment) const {
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules_->zone->getOffset(static_cast<double>(moment) * milliseconds_of_minute, 0, raw, saving, status);
  const Moment local = moment + (raw + saving) / 60'000;
  const Moment day = local >= 0 ? local / minutes_of_day : -((minutes_of_day - 1 - local) / minutes_of_day);
  return {static_cast<int>(day), static_cast<int>(local - day * minutes_of_day)};
}

std::string TimeZone::text(Moment moment) const {
  const WallTime shown = wall_time(moment);
  const Moment offset = Moment{shown.day} * minutes_of_day + shown.minutes - moment;
  return fmt::format("{}T{}{}{}", date_text(shown.day), clock_text(shown.minutes), offset < 0 ? '-' : '+',
                     clock_text(static_cast<int>(offset < 0 ? -offset : offset)));
}

std::string TimeZone::vtimezone(Moment around) const {
  const auto id = icu::UnicodeString::fromUTF8(name_);
  const std::unique_ptr<icu::VTimeZone> zone(icu::VTimeZone::createVTimeZoneByID(id));
  icu::UnicodeString written;
  UErrorCode status = U_ZERO_ERROR;
  zone->writeSimple(static_cast<double>(around) * milliseconds_of_minute, written, status);
  std::string text;
  written.toUTF8String(text);
  return text;
}

}  // namespace zubia::formats
