#include "operations/meetings/draft_event.hpp"

#include <algorithm>
#include <optional>

#include "formats/sheet.hpp"
#include "operations/document.hpp"
#include "operations/erase.hpp"
#include "operations/meetings/event_book.hpp"

namespace zubia::operations {

namespace {

/// The parts of a text between spaces, commas and semicolons.
std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : text + " ") {
    if (c != ' ' && c != ',' && c != ';') {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::move(part));
      part.clear();
    }
  }
  return parts;
}

/// `09:00..11:00`; what is left out stays open.
template <class Span, class Member>
Span time_span(const std::string& text, Member from, Member to) {
  Span span;
  const std::size_t dots = text.find("..");
  span.*from = text.substr(0, dots);
  if (dots != std::string::npos) span.*to = text.substr(dots + 2);
  return span;
}

template <class M>
Result<M> read_cell(const std::string& cell, const Field& field) {
  if constexpr (std::is_same_v<M, std::vector<std::string>>) {
    return words(cell);
  } else if constexpr (std::is_same_v<M, std::vector<TimeWindow>>) {
    M windows;
    for (const std::string& one : words(cell))
      windows.push_back(time_span<TimeWindow>(one, &TimeWindow::from, &TimeWindow::to));
    return windows;
  } else {
    return read_value<M>(nlohmann::json(cell), field);
  }
}

/// The rows of a sheet, each with its line.
template <class T>
struct Listed {
  std::vector<T> rows;
  std::vector<std::size_t> lines;
};

/// The rows of a sheet as structs, whose members are found by the names of the columns. Columns of other names are
/// passed over; a member without a column, and an empty cell, keep their default.
template <DescribedStruct T>
Result<Listed<T>> rows_of(const InputFile& file, const std::string& what_is_due) {
  const auto sheet = formats::read_sheet(file.bytes, file.name, what_is_due);
  if (!sheet) return refuse(sheet.error());
  Listed<T> listed;
  listed.rows.resize(sheet->rows.size());
  for (const auto& row : sheet->rows) listed.lines.push_back(row.line);
  auto& rows = listed.rows;
  std::optional<Problem> problem;
  for_each_member<T>([&]<class C, class M>(const char* name, M C::*member) {
    if (problem) return;
    const Field& field = field_of<T>(name);
    const auto column = std::ranges::find(sheet->columns, name);
    if (column == sheet->columns.end()) {
      if (field.need == Need::required)
        problem = Problem{"missing-column",
                          "There is no column " + std::string(name) + ".",
                          {.file = file.name, .line = 1},
                          did_you_mean(name, sheet->columns)};
      return;
    }
    const auto place = static_cast<std::size_t>(column - sheet->columns.begin());
    for (std::size_t number = 0; number < rows.size() && !problem; ++number) {
      const std::string& cell = sheet->rows[number].cells[place];
      if (cell.empty() && field.need == Need::optional) continue;
      auto value = read_cell<M>(cell, field);
      if (value) {
        rows[number].*member = *std::move(value);
        continue;
      }
      problem = value.error();
      problem->where = {.file = file.name, .line = sheet->rows[number].line, .column = name};
    }
  });
  if (problem) return refuse(*problem);
  return listed;
}

/// `wishes[3].to` as a line and column of the sheet that it came from; nothing where the member is of another list.
std::optional<Where> place_in_sheet(const std::string& member, const std::string& list, const std::string& file_name,
                                    const std::vector<std::size_t>& lines) {
  if (!member.starts_with(list + "[")) return {};
  const std::size_t end = std::min(member.find(']'), member.size());
  const std::string number = member.substr(list.size() + 1, end - list.size() - 1);
  const auto row = read_value<int>(number, {list, "", Need::required, 0, static_cast<double>(lines.size()) - 1});
  if (!row) return {};
  Where where{.file = file_name, .line = lines[static_cast<std::size_t>(*row)]};
  if (member.size() > end + 2) where.column = member.substr(end + 2, member.find('[', end) - end - 2);
  return where;
}

/// Members that an option gave: those of the one day, the hall and the interpreters.
std::optional<std::string> option_of(const std::string& member) {
  if (member == "time_zone") return "time_zone";
  if (member.starts_with("days[0].breaks")) return "breaks";
  if (member.starts_with("days[0].")) return member.substr(std::string("days[0].").size());
  if (member.starts_with("days[0]")) return "end";
  if (member.starts_with("venues")) return "tables";
  if (member.starts_with("interpreters")) return "interpreters";
  return {};
}

Result<std::vector<EventInterpreters>> read_interpreters(const std::vector<std::string>& texts) {
  std::vector<EventInterpreters> all;
  for (const std::string& text : texts) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const std::size_t hyphen = text.find('-');
    const auto count = colon == text.size()
                           ? Result<int>(1)
                           : read_value<int>(text.substr(colon + 1), {"interpreters", "", Need::optional, 0, 10000});
    if (!count || hyphen == std::string::npos || hyphen > colon)
      return refuse({"invalid-value",
                     "\"" + text + "\" does not say between which languages, or how many.",
                     {.field = "interpreters"},
                     "Write es-fr:2."});
    EventInterpreters one;
    one.languages = {text.substr(0, hyphen), text.substr(hyphen + 1, colon - hyphen - 1)};
    one.count = *count;
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

std::string DraftEvent::Reply::document() const {
  return to_json(*this).dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

Result<DraftEvent::Reply> DraftEvent::operator()(const Request& request, const Work&) const {
  auto participants = rows_of<EventParticipant>(request.participants, "a list of participants");
  if (!participants) return refuse(participants.error());
  auto wishes = rows_of<EventWish>(request.wishes, "a list of wishes");
  if (!wishes) return refuse(wishes.error());
  auto interpreters = read_interpreters(request.interpreters);
  if (!interpreters) return refuse(interpreters.error());
  Reply reply;
  reply.format = event_format;
  reply.name = request.name;
  reply.time_zone = request.time_zone;
  EventDay day;
  day.date = request.date;
  day.start = request.start;
  day.end = request.end;
  day.slot_minutes = request.slot_minutes;
  for (const std::string& text : request.breaks)
    day.breaks.push_back(time_span<ClockSpan>(text, &ClockSpan::start, &ClockSpan::end));
  reply.days.push_back(std::move(day));
  EventVenue hall;
  hall.id = "hall";
  hall.tables = request.tables;
  reply.venues.push_back(hall);
  if (std::ranges::any_of(participants->rows, [](const auto& one) { return one.attendance != Attendance::on_site; })) {
    EventVenue screen;
    screen.id = "screen";
    screen.is_virtual = true;
    screen.tables = static_cast<int>(participants->rows.size());
    reply.venues.push_back(screen);
  }
  reply.interpreters = *std::move(interpreters);
  reply.participants = std::move(participants->rows);
  reply.wishes = std::move(wishes->rows);
  // What is drafted can be planned: it is checked as any event is.
  const auto from_lists = [&](Problem problem) {
    const std::string member = problem.where.member;
    if (const auto line = place_in_sheet(member, "participants", request.participants.name, participants->lines))
      problem.where = *line;
    else if (const auto wish = place_in_sheet(member, "wishes", request.wishes.name, wishes->lines))
      problem.where = *wish;
    else if (const auto option = option_of(member))
      problem.where = {.field = *option};
    return refuse(problem);
  };
  const std::string drafted = "the drafted event";
  const auto book = book_of_file(reply, drafted);
  if (!book) return from_lists(book.error());
  if (const auto event = checked_event(*book, drafted); !event) return from_lists(event.error());
  return reply;
}

template AnyOperation erase<DraftEvent>();

}  // namespace zubia::operations
