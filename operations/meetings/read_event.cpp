#include <fmt/format.h>
#include <algorithm>

#include "formats/meeting_event_b2bx.hpp"
#include "formats/meeting_event_dzn.hpp"
#include "operations/document.hpp"
#include "operations/meetings/event_book.hpp"
#include "operations/meetings/plan_file.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;

std::string fingerprint_of(const EventFile& file) { return storage::fingerprint(to_json(file).dump()).substr(0, 32); }

meetings::Rules rules_of(const EventRules& rules) {
  meetings::Rules read;
  read.aim = rules.aim == EventAim::most_value ? meetings::Aim::most_value : meetings::Aim::all_meetings_fewest_breaks;
  read.run_max = rules.run_max.value_or(meetings::no_limit);
  read.cross_border_share_min = rules.cross_border_share_min;
  read.shortfall_price = rules.shortfall_price;
  read.breaks_difference_max = rules.breaks_difference_max.value_or(meetings::no_limit);
  return read;
}

/// The book of a draft in which everybody is a number.
EventBook book_of(meetings::EventDraft draft, std::string_view bytes) {
  EventBook book;
  book.fingerprint = storage::fingerprint(bytes).substr(0, 32);
  for (std::size_t number = 0; number < draft.participants.size(); ++number) {
    std::string& name = draft.participants[number].name;
    if (name.empty()) name = "P" + std::to_string(number + 1);
    EventParticipant one;
    one.id = name;
    one.territory = draft.participants[number].territory;
    one.delegates = draft.participants[number].delegates;
    book.numbers.emplace(one.id, static_cast<int>(number));
    book.people.push_back(std::move(one));
  }
  for (std::size_t number = 0; number < draft.venues.size(); ++number)
    if (draft.venues[number].name.empty()) draft.venues[number].name = "V" + std::to_string(number + 1);
  for (std::size_t number = 0; number < draft.interpreters.size(); ++number)
    if (draft.interpreters[number].languages.empty())
      draft.interpreters[number].languages = "L" + std::to_string(number + 1);
  book.draft = std::move(draft);
  return book;
}

/// The engine counts slots from 1; who wrote clock times reads them: `slot 3 (09:50)`.
std::string with_clock_times(const EventBook& book, const std::string& text) {
  static const std::string word = "slot ";
  std::string told;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t found = std::min(text.find(word, at), text.size());
    std::size_t end = std::min(found + word.size(), text.size());
    int slot = 0;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9' && slot < 1000)
      slot = 10 * slot + (text[end++] - '0');
    told.append(text, at, end - at);
    if (slot >= 1 && slot <= static_cast<int>(book.slots.size())) told += " (" + book.slot_name(slot - 1) + ")";
    at = end;
  }
  return told;
}

}  // namespace

Result<EventFile> read_event_file(const InputFile& file) {
  const auto json = parse_document(file.bytes, file.name);
  if (!json) return refuse(json.error());
  const bool has_format = json->is_object() && json->contains("format");
  if (has_format && (*json)["format"] == plan_format)
    return refuse({"unknown-format",
                   "This is a plan, not an event.",
                   {.file = file.name, .member = "format"},
                   "Give the event first, then the plan."});
  if (!has_format || (*json)["format"] != event_format)
    return refuse({"unknown-format",
                   "This is no event of Zubia: its format is not zubia-event-1.",
                   {.file = file.name, .member = "format"},
                   "See docs/formats/event_json.md; draft-event makes one from a spreadsheet."});
  return read_document<EventFile>(*json, file.name, UnknownMembers::refused);
}

Result<EventBook> book_of_file(EventFile file, const std::string& file_name) {
  EventBook book;
  book.data_status = file.data_status;
  book.fingerprint = fingerprint_of(file);
  book.draft.name = file.name;
  book.draft.rules = rules_of(file.rules);
  for (const auto step : {lay_out_slots, take_in_places, take_in_people, take_in_wishes, take_in_locks})
    if (auto taken = step(file, file_name, book); !taken) return refuse(taken.error());
  book.file = std::move(file);
  return book;
}

Result<EventBook> read_event(const InputFile& file) {
  const std::string_view bytes = file.bytes;
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && bytes[first] != '{') {
    auto draft = bytes.substr(first).starts_with("B2BX") ? formats::read_b2bx(bytes, file.name)
                                                         : formats::read_dzn_event(bytes, file.name);
    if (draft) return book_of(*std::move(draft), bytes);
    if (draft.error().code != "not-a-dzn-event") return refuse(draft.error());
    return refuse({"unknown-format",
                   "This is no event: neither event.json nor .dzn nor B2BX.",
                   {.file = file.name},
                   "See docs/formats/event_json.md; draft-event makes one from a spreadsheet."});
  }
  auto read = read_event_file(file);
  if (!read) return refuse(read.error());
  return book_of_file(*std::move(read), file.name);
}

Result<meetings::Event> checked_event(const EventBook& book, const std::string& file_name) {
  auto event = meetings::check_event(book.draft);
  if (event) return event;
  Problem problem = event.error();
  const std::string place = problem.where.member;
  problem.where = {.file = file_name, .member = place};
  // The engine counts pairs and slots of its own, which the file does not have under these numbers.
  if (book.file && place.starts_with("pairs")) problem.where.member = "wishes";
  if (book.file && place.starts_with("slot_days")) problem.where.member = "days";
  problem.detail = with_clock_times(book, problem.detail);
  problem.mend = with_clock_times(book, problem.mend);
  return refuse(problem);
}

}  // namespace zubia::operations
