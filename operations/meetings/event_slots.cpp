#include <fmt/format.h>
#include <algorithm>
#include <limits>

#include "operations/meetings/event_book.hpp"

namespace zubia::operations {

namespace {

using formats::read_clock;
using formats::read_date;
using meetings::Event;

constexpr int slots_of_a_day_max = 1440;

Where within(const std::string& file_name, std::string field) {
  return {.file = file_name, .member = std::move(field)};
}

Problem invalid_time(std::string_view text, const Where& where) {
  return {"invalid-time", "\"" + std::string(text) + "\" is not a time.", where,
          "Write 10:30, or 2027-05-12T10:30 for one day of several."};
}

struct ClockTimes {
  int start = 0;
  int end = 0;
};

Result<ClockTimes> clock_times(const std::string& start, const std::string& end, const std::string& file_name,
                               const std::string& place) {
  const auto from = read_clock(start);
  if (!from) return refuse(invalid_time(start, within(file_name, place + ".start")));
  const auto to = read_clock(end);
  if (!to) return refuse(invalid_time(end, within(file_name, place + ".end")));
  if (*from >= *to)
    return refuse({"ends-before-it-starts", "It ends at " + end + ", not after it starts at " + start + ".",
                   within(file_name, place),
                   "Times of one day run forward; what goes on after midnight is another day."});
  return ClockTimes{*from, *to};
}

/// The slots of a day that says when it starts and ends: one after the other, those that would run into a break after
/// it.
Result<std::vector<ClockTimes>> regular_slots(const EventDay& day, const std::string& file_name,
                                              const std::string& place) {
  const auto whole = clock_times(day.start, day.end, file_name, place);
  if (!whole) return refuse(whole.error());
  std::vector<ClockTimes> breaks;
  for (std::size_t number = 0; number < day.breaks.size(); ++number) {
    const auto one = clock_times(day.breaks[number].start, day.breaks[number].end, file_name,
                                 place + ".breaks[" + std::to_string(number) + "]");
    if (!one) return refuse(one.error());
    breaks.push_back(*one);
  }
  std::sort(breaks.begin(), breaks.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  std::vector<ClockTimes> slots;
  int start = whole->start;
  while (start + day.slot_minutes <= whole->end) {
    const auto in_the_way = std::find_if(breaks.begin(), breaks.end(), [&](const ClockTimes& one) {
      return one.start < start + day.slot_minutes && one.end > start;
    });
    if (in_the_way != breaks.end()) {
      start = in_the_way->end;
      continue;
    }
    slots.push_back({start, start + day.slot_minutes});
    start += day.slot_minutes + day.pause_minutes;
  }
  return slots;
}

Result<std::vector<ClockTimes>> listed_slots(const EventDay& day, const std::string& file_name,
                                             const std::string& place) {
  if (!day.start.empty() || !day.end.empty() || !day.breaks.empty())
    return refuse({"conflicting-fields", "The day lists its slots and also says when it starts, ends or breaks.",
                   within(file_name, place), "Keep one of the two."});
  std::vector<ClockTimes> slots;
  for (std::size_t number = 0; number < day.slots.size(); ++number) {
    const std::string where = place + ".slots[" + std::to_string(number) + "]";
    const auto one = clock_times(day.slots[number].start, day.slots[number].end, file_name, where);
    if (!one) return refuse(one.error());
    if (!slots.empty() && one->start < slots.back().end)
      return refuse(
          {"slots-overlap", "The slot starts at " + day.slots[number].start + ", before the previous one has ended.",
           within(file_name, where), "List the slots in order, none beginning before the one before it ends."});
    slots.push_back(*one);
  }
  return slots;
}

/// A time as it is written, with its day where it names one.
struct WrittenTime {
  std::optional<int> date;
  int minutes = 0;
};

std::optional<WrittenTime> read_time(std::string_view text) {
  WrittenTime time;
  const std::size_t divided = text.find('T');
  if (divided != std::string_view::npos) {
    time.date = read_date(text.substr(0, divided));
    if (!time.date) return std::nullopt;
    text.remove_prefix(divided + 1);
  }
  const auto minutes = read_clock(text);
  if (!minutes) return std::nullopt;
  time.minutes = *minutes;
  return time;
}

std::optional<int> slot_number(std::string_view text, int count) {
  int number = 0;
  if (text.empty() || text.size() > 4) return std::nullopt;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = 10 * number + (digit - '0');
  }
  return number >= 1 && number <= count ? std::optional(number - 1) : std::nullopt;
}

/// A time of an event with its day; the only day where there is one.
Result<WrittenTime> dated_time(const EventBook& book, std::string_view text, const Where& where) {
  auto time = read_time(text);
  if (!time) return refuse(invalid_time(text, where));
  if (time->date) return *time;
  if (book.slots.front().date != book.slots.back().date)
    return refuse({"ambiguous-time", "The event has several days, and " + std::string(text) + " is on each of them.",
                   where, "Write " + formats::date_text(book.slots.front().date) + "T" + std::string(text) + "."});
  time->date = book.slots.front().date;
  return *time;
}

}  // namespace

Result<void> lay_out_slots(const EventFile& file, const std::string& file_name, EventBook& book) {
  auto zone = formats::TimeZone::named(file.time_zone);
  if (!zone) {
    Problem problem = zone.error();
    problem.where = within(file_name, "time_zone");
    return refuse(problem);
  }
  book.zone = *std::move(zone);
  int previous = std::numeric_limits<int>::min();
  for (std::size_t number = 0; number < file.days.size(); ++number) {
    const EventDay& day = file.days[number];
    const std::string place = "days[" + std::to_string(number) + "]";
    const auto date = read_date(day.date);
    if (!date)
      return refuse({"invalid-date", "\"" + day.date + "\" is not a day.", within(file_name, place + ".date"),
                     "Write 2027-05-12."});
    if (*date <= previous)
      return refuse({"days-out-of-order", "The day " + day.date + " is not after the one before it.",
                     within(file_name, place + ".date"), "List the days in order, each once."});
    previous = *date;
    const auto times = day.slots.empty() ? regular_slots(day, file_name, place) : listed_slots(day, file_name, place);
    if (!times) return refuse(times.error());
    if (times->empty() || times->size() > slots_of_a_day_max)
      return refuse({"no-slots",
                     fmt::format("Between {} and {} no slot of {} minutes fits.", day.start, day.end, day.slot_minutes),
                     within(file_name, place), "Make the day longer, the slots shorter or the breaks fewer."});
    for (const ClockTimes& slot : *times) {
      const auto begins = book.zone->moment({*date, slot.start});
      const auto ends = book.zone->moment({*date, slot.end});
      if (!begins || !ends) {
        Problem problem = begins ? ends.error() : begins.error();
        problem.where = within(file_name, place);
        return refuse(problem);
      }
      book.slots.push_back({*date, slot.start, slot.end, *begins, *ends});
      book.draft.slot_days.push_back(static_cast<int>(number));
    }
  }
  return {};
}

Result<std::vector<int>> counts_by_slot(const EventBook& book, const std::vector<TimeWindow>& windows, int all,
                                        const Where& where) {
  std::vector<int> counts(book.slots.size(), windows.empty() ? all : 0);
  for (std::size_t number = 0; number < windows.size(); ++number) {
    const TimeWindow& window = windows[number];
    const auto inside = [&](const char* member) {
      Where there = where;
      there.member += "[" + std::to_string(number) + "]" + member;
      return there;
    };
    const int count = window.count.value_or(all);
    if (count > all)
      return refuse({"more-than-there-are",
                     fmt::format("{} are announced for this time, but there are {} in all.", count, all),
                     inside(".count"), "Raise the number of all, or lower this one."});
    WrittenTime from{std::nullopt, 0};
    WrittenTime to{std::nullopt, 1440};
    if (!window.from.empty()) {
      const auto read = read_time(window.from);
      if (!read) return refuse(invalid_time(window.from, inside(".from")));
      from = *read;
    }
    if (!window.to.empty()) {
      const auto read = read_time(window.to);
      if (!read) return refuse(invalid_time(window.to, inside(".to")));
      to = *read;
    }
    // "From Wednesday 10:30 to 12:00" ends on Wednesday.
    if (from.date && !to.date && !window.to.empty()) to.date = from.date;
    if (from.date == to.date && from.minutes >= to.minutes)
      return refuse({"ends-before-it-starts",
                     "The time ends at " + window.to + ", not after it starts at " + window.from + ".", inside(""),
                     "Write the earlier time first."});
    for (std::size_t slot = 0; slot < book.slots.size(); ++slot) {
      const EventSlot& one = book.slots[slot];
      const bool has_begun =
          from.date ? std::pair(*from.date, from.minutes) <= std::pair(one.date, one.start) : from.minutes <= one.start;
      const bool goes_on =
          to.date ? std::pair(one.date, one.end) <= std::pair(*to.date, to.minutes) : one.end <= to.minutes;
      if (has_begun && goes_on) counts[slot] = std::max(counts[slot], count);
    }
  }
  return counts;
}

std::string EventBook::slot_name(int slot) const {
  if (slots.empty()) return "slot " + std::to_string(slot + 1);
  const EventSlot& one = slots[Event::index(slot)];
  const std::string clock = formats::clock_text(one.start);
  return slots.front().date == slots.back().date ? clock : formats::date_text(one.date) + " " + clock;
}

std::string EventBook::start_of(int slot) const {
  return slots.empty() ? std::string() : zone->text(slots[Event::index(slot)].begins);
}

std::string EventBook::end_of(int slot) const {
  return slots.empty() ? std::string() : zone->text(slots[Event::index(slot)].ends);
}

Result<int> first_slot_from(const EventBook& book, std::string_view time, const Where& where) {
  const int count = static_cast<int>(book.draft.slot_days.size());
  if (const auto number = slot_number(time, count)) return *number;
  if (book.slots.empty())
    return refuse({"invalid-time",
                   "\"" + std::string(time) + "\" is not a slot of the event, which has no clock times.", where,
                   "Write the number of a slot, 1 to " + std::to_string(count) + "."});
  const auto from = dated_time(book, time, where);
  if (!from) return refuse(from.error());
  const std::pair begin{*from->date, from->minutes};
  for (int slot = 0; slot < count; ++slot) {
    const EventSlot& one = book.slots[Event::index(slot)];
    if (std::pair(one.date, one.start) >= begin) return slot;
  }
  return refuse({"no-slot-then", "No slot starts at or after " + std::string(time) + ".", where,
                 "The last one starts at " + book.slot_name(count - 1) + "."});
}

Result<int> slot_starting(const EventBook& book, std::string_view time, const Where& where) {
  auto slot = first_slot_from(book, time, where);
  if (!slot || book.slots.empty() || time.find(':') == std::string_view::npos) return slot;
  const auto wanted = dated_time(book, time, where);
  const EventSlot& found = book.slots[Event::index(*slot)];
  if (wanted && std::pair(*wanted->date, wanted->minutes) == std::pair(found.date, found.start)) return slot;
  return refuse({"no-slot-then", "No slot starts at " + std::string(time) + ".", where,
                 "The next one starts at " + book.slot_name(*slot) + "."});
}

}  // namespace zubia::operations
