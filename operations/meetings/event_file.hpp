#pragma once

// The file `event.json`: an event as an organiser writes it, member by member as docs/formats/event_json.md has it.
// JSON Schema, reading and checking are derived from these structs.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::operations {

enum class CompanySize { unknown, micro, small, medium, large };
BOOST_DESCRIBE_ENUM(CompanySize, unknown, micro, small, medium, large)

enum class Attendance { on_site, remote, both };
BOOST_DESCRIBE_ENUM(Attendance, on_site, remote, both)

enum class Grade { must, want, recommended, no };
BOOST_DESCRIBE_ENUM(Grade, must, want, recommended, no)

/// Which must-meets the plan has to seat; the others weigh the most.
enum class MustMeets { weigh, both_sides, every_one };
BOOST_DESCRIBE_ENUM(MustMeets, weigh, both_sides, every_one)

enum class EventAim { most_value, all_meetings_fewest_breaks };
BOOST_DESCRIBE_ENUM(EventAim, most_value, all_meetings_fewest_breaks)

/// A stretch of time, on one day or on every day, and how many there are in it.
struct TimeWindow {
  std::string from;
  std::string to;
  std::optional<int> count;

  static constexpr std::array<Field, 3> fields{{
      {"from", "The first moment: 10:30 on every day, or 2027-05-12T10:30 on one; the beginning where it is left out."},
      {"to", "The last moment, written alike; the end where it is left out."},
      {"count", "How many in this time; all where it is left out.", Need::optional, 0, 10000},
  }};
};
BOOST_DESCRIBE_STRUCT(TimeWindow, (), (from, to, count))

struct ClockSpan {
  std::string start;
  std::string end;

  static constexpr std::array<Field, 2> fields{{
      {"start", "When it starts, by the clock of the place: 10:30.", Need::required},
      {"end", "When it ends.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(ClockSpan, (), (start, end))

struct EventDay {
  std::string date;
  std::string start;
  std::string end;
  int slot_minutes = 20;
  int pause_minutes = 0;
  std::vector<ClockSpan> breaks;
  std::vector<ClockSpan> slots;

  static constexpr std::array<Field, 7> fields{{
      {"date", "The day: 2027-05-12.", Need::required},
      {"start", "When the first slot starts: 09:00."},
      {"end", "When the last slot has ended: 17:00."},
      {"slot_minutes", "How long a meeting takes.", Need::optional, 1, 1440},
      {"pause_minutes", "How long people have between two slots to change tables.", Need::optional, 0, 1440},
      {"breaks", "Times without slots, such as lunch."},
      {"slots", "The slots one by one, instead of start, end, slot_minutes, pause_minutes and breaks."},
  }};
};
BOOST_DESCRIBE_STRUCT(EventDay, (), (date, start, end, slot_minutes, pause_minutes, breaks, slots))

struct EventVenue {
  std::string id;
  std::string name;
  bool is_virtual = false;
  int tables = 0;
  std::vector<TimeWindow> open;

  static constexpr std::array<Field, 5> fields{{
      {"id", "How the rest of the file and the plan call it: hall-2.", Need::required},
      {"name", "How people call it."},
      {"is_virtual", "Meetings there are on screen, and nobody walks to it."},
      {"tables", "How many meetings fit in at once.", Need::required, 0, 10000},
      {"open", "When it is open, and with how many tables; always, where it is left out."},
  }};
};
BOOST_DESCRIBE_STRUCT(EventVenue, (), (id, name, is_virtual, tables, open))

struct EventInterpreters {
  std::vector<std::string> languages;
  std::string name;
  int count = 1;
  std::vector<TimeWindow> working;

  static constexpr std::array<Field, 4> fields{{
      {"languages", "The two languages between which they interpret: [\"es\", \"fr\"].", Need::required},
      {"name", "Of one interpreter, who it is; nobody may be in two places."},
      {"count", "How many they are.", Need::optional, 0, 10000},
      {"working", "When they work, and how many; always, where it is left out."},
  }};
};
BOOST_DESCRIBE_STRUCT(EventInterpreters, (), (languages, name, count, working))

struct EventParticipant {
  std::string id;
  std::string organisation;
  std::string territory;
  std::string country;
  std::string role;
  CompanySize size = CompanySize::unknown;
  int delegates = 1;
  std::vector<std::string> languages;
  Attendance attendance = Attendance::on_site;
  std::vector<std::string> venues;
  std::string time_zone;
  std::vector<TimeWindow> presence;
  int meetings_min = 0;
  std::optional<int> meetings_max;
  std::optional<int> meetings_per_day_max;

  static constexpr std::array<Field, 15> fields{{
      {"id", "How the rest of the file and the plan call it: A17.", Need::required},
      {"organisation", "The name of the organisation."},
      {"territory", "Its territory: a NUTS code or another name."},
      {"country", "Its country: ES. The first two letters of the territory where it is left out."},
      {"role", "Such as buyer or supplier, for may_meet."},
      {"size", "The size of the company."},
      {"delegates", "How many people come; so many meetings it can have at once.", Need::optional, 1, 1000},
      {"languages", "The languages it speaks: [\"eu\", \"es\"]; every one, where it is left out."},
      {"attendance", "Whether it is at the place, on screen, or wherever is needed."},
      {"venues", "The venues where it meets; all of its kind, where it is left out."},
      {"time_zone", "The time zone of its agenda, where that is another."},
      {"presence", "When it is there, and with how many delegates; always and all, where it is left out."},
      {"meetings_min", "Fewer meetings are a shortfall.", Need::optional, 0, 10000},
      {"meetings_max", "More meetings are not wanted.", Need::optional, 0, 10000},
      {"meetings_per_day_max", "More meetings in one day are not wanted.", Need::optional, 0, 10000},
  }};
};
BOOST_DESCRIBE_STRUCT(EventParticipant, (),
                      (id, organisation, territory, country, role, size, delegates, languages, attendance, venues,
                       time_zone, presence, meetings_min, meetings_max, meetings_per_day_max))

struct EventWish {
  std::string from;
  std::string to;
  Grade grade = Grade::want;

  static constexpr std::array<Field, 3> fields{{
      {"from", "Who wishes.", Need::required},
      {"to", "Whom to meet.", Need::required},
      {"grade", "must, want, recommended (by the organiser) or no; a no of either side rules the meeting out."},
  }};
};
BOOST_DESCRIBE_STRUCT(EventWish, (), (from, to, grade))

struct MayMeet {
  std::string role;
  std::string with;

  static constexpr std::array<Field, 2> fields{{
      {"role", "A role.", Need::required},
      {"with", "The role that it may meet.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(MayMeet, (), (role, with))

struct MeetingSession {
  std::string first;
  std::string second;
  std::vector<TimeWindow> times;
  std::vector<std::string> venues;

  static constexpr std::array<Field, 4> fields{{
      {"first", "One participant.", Need::required},
      {"second", "The other one.", Need::required},
      {"times", "When they may meet; always, where it is left out."},
      {"venues", "Where they may meet."},
  }};
};
BOOST_DESCRIBE_STRUCT(MeetingSession, (), (first, second, times, venues))

struct EventLock {
  std::string first;
  std::string second;
  std::string start;
  std::string venue;

  static constexpr std::array<Field, 4> fields{{
      {"first", "One participant.", Need::required},
      {"second", "The other one.", Need::required},
      {"start",
       "When their meeting starts: 10:20, or 2027-05-12T10:20 where there are several days; left open if empty."},
      {"venue", "Where it is; left open if empty."},
  }};
};
BOOST_DESCRIBE_STRUCT(EventLock, (), (first, second, start, venue))

struct EventPrecedence {
  std::vector<std::string> before;
  std::vector<std::string> after;

  static constexpr std::array<Field, 2> fields{{
      {"before", "The two participants whose meeting comes first, where both take place.", Need::required},
      {"after", "The two participants whose meeting comes later.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(EventPrecedence, (), (before, after))

/// What a meeting is worth, by who asked for it.
struct EventWeights {
  int both_must = 100;
  int must_and_want = 80;
  int one_must = 60;
  int both_want = 40;
  int one_want = 20;
  int recommended = 10;
  int cross_border = 5;

  static constexpr std::array<Field, 7> fields{{
      {"both_must", "Both sides say must.", Need::optional, 0, 1000000},
      {"must_and_want", "One side says must, the other want.", Need::optional, 0, 1000000},
      {"one_must", "One side says must, the other nothing.", Need::optional, 0, 1000000},
      {"both_want", "Both sides say want.", Need::optional, 0, 1000000},
      {"one_want", "One side says want, the other nothing.", Need::optional, 0, 1000000},
      {"recommended", "The organiser recommends it.", Need::optional, 0, 1000000},
      {"cross_border", "Added where the two come from different countries.", Need::optional, 0, 1000000},
  }};
};
BOOST_DESCRIBE_STRUCT(EventWeights, (),
                      (both_must, must_and_want, one_must, both_want, one_want, recommended, cross_border))

struct EventRules {
  EventAim aim = EventAim::most_value;
  MustMeets must_meets = MustMeets::both_sides;
  std::optional<int> run_max;
  double cross_border_share_min = 0;
  int shortfall_price = 100;
  std::optional<int> breaks_difference_max;

  static constexpr std::array<Field, 6> fields{{
      {"aim", "The most value, or all meetings with the fewest breaks."},
      {"must_meets",
       "Which must-meets the plan has to seat: none of them (they weigh most), those of both sides, or all."},
      {"run_max", "Meetings in a row, for who comes alone.", Need::optional, 1, 10000},
      {"cross_border_share_min", "The least share of cross-border meetings, 0 to 1.", Need::optional, 0, 1},
      {"shortfall_price", "What each meeting below a participant's minimum costs.", Need::optional, 0, 1000000},
      {"breaks_difference_max", "Breaks of one participant more than of another, where all meetings are seated.",
       Need::optional, 0, 10000},
  }};
};
BOOST_DESCRIBE_STRUCT(EventRules, (),
                      (aim, must_meets, run_max, cross_border_share_min, shortfall_price, breaks_difference_max))

struct EventFile {
  std::string format;
  std::string name;
  std::string data_status;
  std::string time_zone;
  std::vector<EventDay> days;
  std::vector<EventVenue> venues;
  std::vector<EventInterpreters> interpreters;
  std::vector<EventParticipant> participants;
  std::vector<EventWish> wishes;
  std::vector<MayMeet> may_meet;
  std::vector<MeetingSession> sessions;
  std::vector<EventLock> locks;
  std::vector<EventPrecedence> precedences;
  EventWeights weights;
  EventRules rules;

  static constexpr std::array<Field, 15> fields{{
      {"format", "zubia-event-1", Need::required},
      {"name", "What the event is called.", Need::required},
      {"data_status", "illustrative, where the event is made up; the mark follows every plan."},
      {"time_zone", "The time zone of the place: Europe/Madrid.", Need::required},
      {"days", "The days, in order.", Need::required},
      {"venues", "Where meetings are.", Need::required},
      {"interpreters", "Who interprets between which languages."},
      {"participants", "Who comes.", Need::required},
      {"wishes", "Who wishes to meet whom."},
      {"may_meet", "Which roles may meet; any, where it is left out."},
      {"sessions", "Meetings that may be at certain times or venues only."},
      {"locks", "Meetings that are fixed already."},
      {"precedences", "Meetings of which one comes before the other."},
      {"weights", "What meetings are worth."},
      {"rules", "The aim and the rules of the day."},
  }};
};
BOOST_DESCRIBE_STRUCT(EventFile, (),
                      (format, name, data_status, time_zone, days, venues, interpreters, participants, wishes, may_meet,
                       sessions, locks, precedences, weights, rules))

inline constexpr const char* event_format = "zubia-event-1";

/// The bytes of an `event.json` as far as its own members go. Refused: what `parse_document` and `read_document`
/// refuse, and `unknown-format`.
Result<EventFile> read_event_file(const InputFile& file);

}  // namespace zubia::operations
