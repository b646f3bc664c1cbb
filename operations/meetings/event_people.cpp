#include <fmt/format.h>
#include <algorithm>
#include <map>

#include "engine/base/nearest_names.hpp"
#include "operations/meetings/event_book.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;

std::string place_of(const char* list, std::size_t number) { return fmt::format("{}[{}]", list, number); }

Problem missing_id(const std::string& file_name, const std::string& place) {
  return {"missing-id", "The id is empty.", {.file = file_name, .member = place + ".id"}, "Give a short one: A17."};
}

Problem duplicate_id(const std::string& id, const std::string& file_name, const std::string& place) {
  return {"duplicate-id",
          "The id " + id + " is given twice.",
          {.file = file_name, .member = place + ".id"},
          "Give each an id of its own."};
}

/// Interpreters between the same languages, whoever they are, are one row of the event.
Result<int> interpreter_row(const EventInterpreters& one, EventBook& book, const Where& where) {
  if (one.languages.size() != 2 || one.languages[0] == one.languages[1])
    return refuse({"invalid-value",
                   "Interpreters work between two different languages.",
                   {.file = where.file, .member = where.member + ".languages"},
                   "Write [\"es\", \"fr\"]."});
  const auto [low, high] = std::minmax(one.languages[0], one.languages[1]);
  const std::string languages = low + "-" + high;
  auto& rows = book.draft.interpreters;
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (rows[row].languages == languages) return static_cast<int>(row);
  rows.push_back({languages, std::vector<int>(book.slots.size(), 0)});
  return static_cast<int>(rows.size()) - 1;
}

/// Where a named interpreter is in each slot, by the languages there.
using Whereabouts = std::map<std::string, std::vector<std::string>>;

Result<void> take_in_interpreters(const EventFile& file, const std::string& file_name, EventBook& book) {
  Whereabouts whereabouts;
  for (std::size_t number = 0; number < file.interpreters.size(); ++number) {
    const EventInterpreters& one = file.interpreters[number];
    const Where where{.file = file_name, .member = place_of("interpreters", number)};
    const auto row = interpreter_row(one, book, where);
    if (!row) return refuse(row.error());
    if (!one.name.empty() && one.count > 1)
      return refuse({"interpreter-in-two-places",
                     fmt::format("{} is one person, but {} interpreters are announced.", one.name, one.count),
                     {.file = file_name, .member = where.member + ".count"},
                     "Write 1, or take the name out."});
    const auto counts =
        counts_by_slot(book, one.working, one.count, {.file = file_name, .member = where.member + ".working"});
    if (!counts) return refuse(counts.error());
    meetings::Interpreters& pool = book.draft.interpreters[Event::index(*row)];
    auto& there = whereabouts[one.name];
    there.resize(book.slots.size());
    for (std::size_t slot = 0; slot < counts->size(); ++slot) {
      pool.available[slot] += (*counts)[slot];
      if (one.name.empty() || (*counts)[slot] == 0) continue;
      if (!there[slot].empty())
        return refuse({"interpreter-in-two-places",
                       fmt::format("{} would interpret {} and {} at {}.", one.name, there[slot], pool.languages,
                                   book.slot_name(static_cast<int>(slot))),
                       where, "Give each place its own hours in working, or name another interpreter."});
      there[slot] = pool.languages;
    }
  }
  return {};
}

}  // namespace

Result<void> take_in_places(const EventFile& file, const std::string& file_name, EventBook& book) {
  for (std::size_t number = 0; number < file.venues.size(); ++number) {
    const EventVenue& venue = file.venues[number];
    const std::string place = place_of("venues", number);
    if (venue.id.empty()) return refuse(missing_id(file_name, place));
    for (std::size_t other = 0; other < number; ++other)
      if (file.venues[other].id == venue.id) return refuse(duplicate_id(venue.id, file_name, place));
    auto tables = counts_by_slot(book, venue.open, venue.tables, {.file = file_name, .member = place + ".open"});
    if (!tables) return refuse(tables.error());
    book.draft.venues.push_back({venue.id, venue.is_virtual, *std::move(tables)});
  }
  return take_in_interpreters(file, file_name, book);
}

Result<void> take_in_people(const EventFile& file, const std::string& file_name, EventBook& book) {
  for (std::size_t number = 0; number < file.participants.size(); ++number) {
    const EventParticipant& one = file.participants[number];
    const std::string place = place_of("participants", number);
    if (one.id.empty()) return refuse(missing_id(file_name, place));
    if (!book.numbers.try_emplace(one.id, static_cast<int>(number)).second)
      return refuse(duplicate_id(one.id, file_name, place));
    if (!one.time_zone.empty()) {
      const auto zone = formats::TimeZone::named(one.time_zone);
      if (!zone) {
        Problem problem = zone.error();
        problem.where = {.file = file_name, .member = place + ".time_zone"};
        return refuse(problem);
      }
    }
    for (const std::string& venue : one.venues)
      if (const auto known = find_venue(book, venue, {.file = file_name, .member = place + ".venues"}); !known)
        return refuse(known.error());
    auto present =
        counts_by_slot(book, one.presence, one.delegates, {.file = file_name, .member = place + ".presence"});
    if (!present) return refuse(present.error());
    meetings::Participant who;
    who.name = one.id;
    who.territory = one.territory;
    who.delegates = one.delegates;
    who.present = *std::move(present);
    who.meetings_min = one.meetings_min;
    who.meetings_max = one.meetings_max.value_or(meetings::no_limit);
    who.meetings_per_day_max = one.meetings_per_day_max.value_or(meetings::no_limit);
    book.draft.participants.push_back(std::move(who));
    book.people.push_back(one);
  }
  return {};
}

Result<int> find_participant(const EventBook& book, std::string_view id, const Where& where) {
  const auto found = book.numbers.find(id);
  if (found != book.numbers.end()) return found->second;
  std::vector<std::string> known;
  for (const EventParticipant& one : book.people) known.push_back(one.id);
  std::string mend = did_you_mean(id, known);
  for (const EventParticipant& one : book.people)
    if (!id.empty() && one.organisation == id) mend = "That is the organisation of " + one.id + ": give its id.";
  if (mend.empty()) mend = "Name one of the participants of the event.";
  return refuse({"unknown-participant", "There is no participant \"" + std::string(id) + "\".", where, mend});
}

Result<int> find_venue(const EventBook& book, std::string_view id, const Where& where) {
  std::vector<std::string> known;
  for (std::size_t number = 0; number < book.draft.venues.size(); ++number) {
    if (book.draft.venues[number].name == id) return static_cast<int>(number);
    known.push_back(book.draft.venues[number].name);
  }
  const std::string near = did_you_mean(id, known);
  return refuse({"unknown-venue", "There is no venue \"" + std::string(id) + "\".", where,
                 near.empty() ? "The venues are " + fmt::format("{}", fmt::join(known, ", ")) + "." : near});
}

int find_pair(const EventBook& book, int first, int second) {
  const auto wanted = std::minmax(first, second);
  for (std::size_t number = 0; number < book.draft.pairs.size(); ++number) {
    const meetings::Pair& pair = book.draft.pairs[number];
    if (std::minmax(pair.first, pair.second) == wanted) return static_cast<int>(number);
  }
  return meetings::none;
}

}  // namespace zubia::operations
