#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/meetings/event.hpp"
#include "formats/local_time.hpp"
#include "operations/meetings/event_file.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// One slot by the clock of the place.
struct EventSlot {
  int date = 0;   ///< days since 1970-01-01
  int start = 0;  ///< minutes since midnight
  int end = 0;
  formats::Moment begins = 0;
  formats::Moment ends = 0;
};

/// A wish that no plan can grant, whatever else it seats, and why.
struct LeftOut {
  int first = 0;
  int second = 0;
  std::string reason;  ///< a code: `declined`, `no-common-language` …
  std::string detail;  ///< a sentence
};

/// An event as the engine plans it, with all that the engine does not need to know: who is who, and when slots are by
/// the clock. Events of other formats than `event.json` have no clock times: `zone` and `slots` are empty.
struct EventBook {
  meetings::EventDraft draft;
  std::string fingerprint;
  std::string data_status;
  std::optional<EventFile> file;  ///< of an `event.json`
  std::optional<formats::TimeZone> zone;
  std::vector<EventSlot> slots;
  std::vector<EventParticipant> people;
  std::vector<LeftOut> left_out;
  std::vector<Notice> notices;
  std::map<std::string, int, std::less<>> numbers;  ///< of the participants, by id

  /// `10:20`, with the date where there are several days; `slot 5` where there is no clock.
  std::string slot_name(int slot) const;
  /// `2027-05-12T10:20+02:00`; empty where there is no clock.
  std::string start_of(int slot) const;
  std::string end_of(int slot) const;
  const std::string& id(int participant) const { return people[meetings::Event::index(participant)].id; }
};

/// Reads an event: `event.json`, an instance in `.dzn`, or `B2BX`, by what is in the file. What contradicts itself
/// inside an `event.json` is refused with the place: unknown participants, duplicate wishes, self-meetings, an
/// interpreter in two places, times that do not exist.
Result<EventBook> read_event(const InputFile& file);

/// The same from what the file holds already.
Result<EventBook> book_of_file(EventFile file, const std::string& file_name);

/// The event of the book, checked; problems name the members of the file.
Result<meetings::Event> checked_event(const EventBook& book, const std::string& file_name);

/// The number of a participant. Refused: `unknown-participant`, with the nearest.
Result<int> find_participant(const EventBook& book, std::string_view id, const Where& where);
Result<int> find_venue(const EventBook& book, std::string_view id, const Where& where);
/// The pair of two participants; `none` where they are no candidates.
int find_pair(const EventBook& book, int first, int second);

/// The first slot that starts at or after a time: `10:30`, `2027-05-12T10:30`, or the number of a slot where the event
/// has no clock. Refused: `invalid-time`, `ambiguous-time` (which day?), `no-slot-then`.
Result<int> first_slot_from(const EventBook& book, std::string_view time, const Where& where);
/// The slot that starts exactly then.
Result<int> slot_starting(const EventBook& book, std::string_view time, const Where& where);

// The steps of reading an `event.json`, each into the book.
Result<void> lay_out_slots(const EventFile& file, const std::string& file_name, EventBook& book);
Result<void> take_in_places(const EventFile& file, const std::string& file_name, EventBook& book);
Result<void> take_in_people(const EventFile& file, const std::string& file_name, EventBook& book);
Result<void> take_in_wishes(const EventFile& file, const std::string& file_name, EventBook& book);
Result<void> take_in_locks(const EventFile& file, const std::string& file_name, EventBook& book);

/// By slot, how many of `all` there are in these times.
Result<std::vector<int>> counts_by_slot(const EventBook& book, const std::vector<TimeWindow>& windows, int all,
                                        const Where& where);

}  // namespace zubia::operations
