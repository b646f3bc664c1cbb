#include "formats/meeting_event_dzn.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>
#include <map>

namespace zubia::formats {
namespace {

using namespace meetings;

/// Numbers, row by row. Rows end at the sets' braces, or at the bars of a table.
using Rows = std::vector<std::vector<int>>;

/// One assignment, and the line where it begins.
struct Assignment {
  Rows rows = {};
  std::size_t line = 0;
};
using AllAssignments = std::map<std::string, Assignment, std::less<>>;

/// What an instance may say. The last two repeat what `requested` says.
constexpr std::array known_names = {"nBusiness",     "nMeetings",         "nTables",          "nTotalSlots",
                                    "nMorningSlots", "requested",         "forbidden",        "fixed",
                                    "precedences",   "meetingsxBusiness", "nMeetingsBusiness"};

/// Reads `name = value;` one after the other: a number, a list, a list of sets, or a table between bars.
class Assignments {
 public:
  Assignments(std::string_view text, const std::string& file_name) : text_(text), file_(file_name) {}

  Result<AllAssignments> read() {
    AllAssignments all;
    for (skip(); at_ < text_.size(); skip()) {
      const std::size_t line = line_;
      const std::string name = word();
      skip();
      if (name.empty() || !take('='))
        return refuse(problem("not-a-dzn-event", "Expected “name = value;”.", "Give a MiniZinc data file."));
      if (std::ranges::find(known_names, name) == known_names.end())
        return refuse(
            problem("broken-dzn", "An instance does not say “" + name + "”.", "Take it out, or correct its spelling."));
      if (all.contains(name))
        return refuse(problem("broken-dzn", "“" + name + "” is said twice.", "Keep one of the two."));
      auto rows = value();
      if (!rows) return refuse(rows.error());
      all[name] = {std::move(*rows), line};
    }
    return all;
  }

  Problem problem(std::string code, std::string detail, std::string mend) const {
    return problem_at(line_, std::move(code), std::move(detail), std::move(mend));
  }

  Problem problem_at(std::size_t line, std::string code, std::string detail, std::string mend) const {
    return {std::move(code), std::move(detail), {.file = file_, .line = line}, std::move(mend)};
  }

 private:
  void skip() {
    while (at_ < text_.size()) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] == '%')
        while (at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
      else if (std::isspace(static_cast<unsigned char>(text_[at_])) == 0)
        return;
      ++at_;
    }
  }

  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  std::string word() {
    const std::size_t from = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_'))
      ++at_;
    return std::string(text_.substr(from, at_ - from));
  }

  Result<Rows> value() {
    Rows rows(1);
    int depth = 0;
    for (skip(); at_ < text_.size(); skip()) {
      const char here = text_[at_++];
      if (here == ';') {
        if (depth == 0) return rows;
        break;
      }
      if (here == '[') ++depth;
      if (here == ']') --depth;
      if (here == '{' || here == '|') rows.emplace_back();
      if (std::isdigit(static_cast<unsigned char>(here)) != 0) {
        int number = here - '0';
        for (; at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0; ++at_) {
          if (number > std::numeric_limits<int>::max() / 10 - 10)
            return refuse(problem("broken-dzn", "A number is too large.", "Compare the file with the original."));
          number = number * 10 + (text_[at_] - '0');
        }
        rows.back().push_back(number);
      } else if (std::string_view("[]{}|,").find(here) == std::string_view::npos) {
        return refuse(problem("broken-dzn", std::string("“") + here + "” has no place in a list of numbers.",
                              "Compare the file with the original."));
      }
    }
    return refuse(problem("truncated-file", "The file ends within a value.", "Copy the file again."));
  }

  std::string_view text_;
  std::string file_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

/// The sizes, and how large one may be: a wrong number must not ask for all memory.
constexpr std::array sizes = {std::pair{"nBusiness", 10'000}, std::pair{"nMeetings", 1'000'000},
                              std::pair{"nTables", 10'000}, std::pair{"nTotalSlots", 1'000},
                              std::pair{"nMorningSlots", 1'000}};

class DznEvent {
 public:
  explicit DznEvent(AllAssignments all) : all_(std::move(all)) {}

  Result<EventDraft> draft(const Assignments& file, int breaks_difference_max) {
    for (const std::string name : {"nBusiness", "nMeetings", "nTables", "nTotalSlots", "nMorningSlots", "requested"})
      if (!all_.contains(name))
        return refuse(file.problem("not-a-dzn-event", "The file does not say " + name + ".",
                                   "Give an instance of the meeting scheduling problem."));
    const int people = number("nBusiness");
    const int meetings = number("nMeetings");
    slots_ = number("nTotalSlots");
    const auto broken = [&](const std::string& name, const std::string& detail) {
      return refuse(file.problem_at(all_.at(name).line, "broken-dzn", detail, "Compare the file with the original."));
    };
    for (const auto& [name, most] : sizes)
      if (number(name) < 0 || number(name) > most)
        return broken(name, std::string(name) + " is not one number up to " + std::to_string(most) + ".");
    EventDraft draft;
    draft.slot_days.assign(Event::index(slots_), 0);
    draft.participants.resize(Event::index(people));
    for (int who = 0; who < people; ++who) {
      draft.participants[Event::index(who)].name = std::to_string(who + 1);
      draft.participants[Event::index(who)].present.assign(Event::index(slots_), 1);
    }
    draft.venues.push_back({"tables", false, std::vector<int>(Event::index(slots_), number("nTables"))});
    draft.rules = {.aim = Aim::all_meetings_fewest_breaks, .breaks_difference_max = breaks_difference_max};
    if (!read_forbidden(draft))
      return broken("forbidden", "The forbidden slots do not fit the participants and slots.");
    if (!read_pairs(draft, meetings))
      return broken("requested",
                    "There are not as many meetings as announced, or one is not “who, who, session” of participants "
                    "there are.");
    if (!read_fixed(draft)) return broken("fixed", "The fixed slots do not fit the meetings and slots.");
    if (!read_precedences(draft)) return broken("precedences", "The precedences do not fit the meetings.");
    return draft;
  }

 private:
  int number(const std::string& name) const {
    const Rows& rows = all_.at(name).rows;
    return rows.size() == 1 && rows[0].size() == 1 ? rows[0][0] : -1;
  }

  /// The sets of a list, or nothing where the file has no such list.
  std::span<const std::vector<int>> sets(const std::string& name) const {
    const auto there = all_.find(name);
    return there == all_.end() ? std::span<const std::vector<int>>{} : std::span(there->second.rows).subspan(1);
  }

  bool read_forbidden(EventDraft& draft) const {
    const auto rows = sets("forbidden");
    if (!rows.empty() && rows.size() != draft.participants.size()) return false;
    for (std::size_t who = 0; who < rows.size(); ++who)
      for (const int slot : rows[who]) {
        if (slot > slots_) return false;
        if (slot > 0) draft.participants[who].present[Event::index(slot - 1)] = 0;
      }
    return true;
  }

  bool read_pairs(EventDraft& draft, int meetings) const {
    const int morning = number("nMorningSlots");
    if (morning < 0 || morning > slots_) return false;
    for (const auto& row : all_.at("requested").rows) {
      if (row.empty()) continue;
      if (row.size() != 3 || row[2] < 1 || row[2] > 3) return false;
      for (const int who : {row[0], row[1]})
        if (who < 1 || Event::index(who) > draft.participants.size()) return false;
      Pair pair{.first = row[0] - 1, .second = row[1] - 1, .weight = 1};
      if (slots_ <= slots_max && row[2] == 1) pair.slots = SlotSet::range(0, morning);
      if (slots_ <= slots_max && row[2] == 2) pair.slots = SlotSet::range(morning, slots_);
      draft.pairs.push_back(pair);
    }
    return static_cast<int>(draft.pairs.size()) == meetings;
  }

  bool read_fixed(EventDraft& draft) const {
    const auto there = all_.find("fixed");
    if (there == all_.end()) return true;
    const auto& slots = there->second.rows[0];
    if (slots.size() != draft.pairs.size()) return false;
    for (std::size_t pair = 0; pair < slots.size(); ++pair) {
      if (slots[pair] > slots_) return false;
      if (slots[pair] > 0) draft.locks.push_back({.pair = static_cast<int>(pair), .slot = slots[pair] - 1});
    }
    return true;
  }

  bool read_precedences(EventDraft& draft) const {
    const auto rows = sets("precedences");
    if (!rows.empty() && rows.size() != draft.pairs.size()) return false;
    for (std::size_t after = 0; after < rows.size(); ++after)
      for (const int before : rows[after]) {
        if (before < 1 || Event::index(before) > draft.pairs.size()) return false;
        draft.precedences.push_back({before - 1, static_cast<int>(after)});
      }
    return true;
  }

  AllAssignments all_;
  int slots_ = 0;
};

}  // namespace

Result<EventDraft> read_dzn_event(std::string_view text, const std::string& file_name, int breaks_difference_max) {
  Assignments file(text, file_name);
  auto all = file.read();
  if (!all) return refuse(all.error());
  return DznEvent(std::move(*all)).draft(file, breaks_difference_max);
}

}  // namespace zubia::formats
