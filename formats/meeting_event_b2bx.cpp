#include "formats/meeting_event_b2bx.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace zubia::formats {
namespace {

using namespace meetings;

/// The lines of a file, each split at its blanks.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  /// The words of the next line that has any; none at the end of the text.
  std::vector<std::string_view> next() {
    std::vector<std::string_view> words;
    while (words.empty() && !text_.empty()) {
      const auto end = std::min(text_.find('\n'), text_.size());
      std::string_view line = text_.substr(0, end);
      text_.remove_prefix(std::min(end + 1, text_.size()));
      ++number_;
      while (true) {
        const auto from = line.find_first_not_of(" \t\r");
        if (from == std::string_view::npos) break;
        const auto to = std::min(line.find_first_of(" \t\r", from), line.size());
        words.push_back(line.substr(from, to - from));
        line.remove_prefix(to);
      }
    }
    return words;
  }

  std::size_t number() const { return number_; }

 private:
  std::string_view text_;
  std::size_t number_ = 0;
};

std::optional<int> number_of(std::string_view word) {
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return number;
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& file_name) : lines_(text), file_(file_name) {}

  Result<EventDraft> read() {
    const auto header = lines_.next();
    if (header.size() != 2 || header[0] != "B2BX" || header[1] != "1")
      return refuse(
          problem("not-a-b2bx-file", "The file does not begin with “B2BX 1”.", "Give a file of that format."));
    for (auto words = lines_.next(); !words.empty(); words = lines_.next()) {
      if (words[0] == "end") return whole();
      if (auto wrong = read_line(words)) return refuse(*wrong);
    }
    return refuse(problem("truncated-file", "The file ends before its line “end”.", "Copy the file again."));
  }

 private:
  Problem problem(std::string code, std::string detail, std::string mend) const {
    return {std::move(code), std::move(detail), {.file = file_, .line = lines_.number()}, std::move(mend)};
  }

  Problem broken(std::string_view kind) const {
    return problem("broken-b2bx", "The line “" + std::string(kind) + "” does not hold the numbers it should.",
                   "Compare it with the description of the format.");
  }

  /// The numbers of a line, if there are as many as due.
  std::optional<std::vector<int>> numbers(const std::vector<std::string_view>& words, std::size_t count) const {
    if (words.size() != count + 1) return std::nullopt;
    std::vector<int> read;
    for (std::size_t at = 1; at < words.size(); ++at) {
      const auto number = number_of(words[at]);
      if (!number) return std::nullopt;
      read.push_back(*number);
    }
    return read;
  }

  std::optional<Problem> read_line(const std::vector<std::string_view>& words) {
    const std::string_view kind = words[0];
    if (kind == "name") {
      draft_.name = words.size() > 1 ? std::string(words[1]) : std::string();
      return std::nullopt;
    }
    if (kind == "part") return read_participant(words);
    const std::size_t slots = static_cast<std::size_t>(sizes_[2]);
    struct Kind {
      std::string_view name;
      std::size_t numbers;
    };
    for (const Kind known : {Kind{"dims", 7}, Kind{"param", 3}, Kind{"slotday", slots}, Kind{"venue", slots + 1},
                             Kind{"interp", slots}, Kind{"pair", 9}, Kind{"lock", 3}}) {
      if (known.name != kind) continue;
      const auto read = numbers(words, known.numbers);
      if (!read) return broken(kind);
      return take(kind, *read);
    }
    return problem("broken-b2bx", "No line of the format begins with “" + std::string(kind) + "”.",
                   "Take the line out.");
  }

  std::optional<Problem> take(std::string_view kind, const std::vector<int>& read) {
    if (kind == "dims") {
      for (std::size_t at = 0; at < sizes_.size(); ++at) {
        if (read[at] < 0) return broken(kind);
        sizes_[at] = read[at];
      }
    } else if (kind == "param") {
      draft_.rules.run_max = read[0];
      draft_.rules.cross_border_share_min = read[1] / 100.0;
      draft_.rules.shortfall_price = read[2];
    } else if (kind == "slotday") {
      draft_.slot_days = read;
    } else if (kind == "venue") {
      draft_.venues.push_back(
          {"v" + std::to_string(draft_.venues.size()), read[0] == 0, {read.begin() + 1, read.end()}});
    } else if (kind == "interp") {
      draft_.interpreters.push_back({"l" + std::to_string(draft_.interpreters.size()), read});
    } else if (kind == "pair") {
      if (read[3] < 0) return broken(kind);
      draft_.pairs.push_back({.first = read[0],
                              .second = read[1],
                              .weight = read[2],
                              .venues = static_cast<VenueSet>(read[3]),
                              .interpreters = read[4],
                              .is_cross_border = read[5] != 0});
    } else {
      draft_.locks.push_back({read[0], read[1], read[2]});
    }
    return std::nullopt;
  }

  /// `part territory sector role delegates languages remote home minimum maximum daily-maximum presence`, the last one
  /// a digit for each slot.
  std::optional<Problem> read_participant(const std::vector<std::string_view>& words) {
    if (words.size() != 12 || words[11].size() != static_cast<std::size_t>(sizes_[2])) return broken("part");
    std::array<int, 10> read{};
    for (std::size_t at = 0; at < read.size(); ++at) {
      const auto number = number_of(words[at + 1]);
      if (!number) return broken("part");
      read[at] = *number;
    }
    Participant who{.name = "p" + std::to_string(draft_.participants.size()),
                    .territory = "t" + std::to_string(read[0]),
                    .delegates = read[3],
                    .meetings_min = read[7],
                    .meetings_max = read[8],
                    .meetings_per_day_max = read[9]};
    for (const char digit : words[11]) {
      if (digit < '0' || digit > '9') return broken("part");
      who.present.push_back(digit - '0');
    }
    draft_.participants.push_back(std::move(who));
    return std::nullopt;
  }

  Result<EventDraft> whole() {
    const std::array<std::size_t, 7> found = {draft_.participants.size(), draft_.pairs.size(),
                                              draft_.slot_days.size(),    static_cast<std::size_t>(sizes_[3]),
                                              draft_.venues.size(),       draft_.interpreters.size(),
                                              draft_.locks.size()};
    const std::array<std::string_view, 7> names = {"participants", "pairs",        "slots", "days",
                                                   "venues",       "interpreters", "locks"};
    for (std::size_t at = 0; at < found.size(); ++at)
      if (found[at] != static_cast<std::size_t>(sizes_[at]))
        return refuse(problem("truncated-file",
                              "The file announces " + std::to_string(sizes_[at]) + " " + std::string(names[at]) +
                                  " and has " + std::to_string(found[at]) + ".",
                              "Copy the file again."));
    return std::move(draft_);
  }

  Lines lines_;
  std::string file_;
  std::array<int, 7> sizes_{};
  EventDraft draft_;
};

}  // namespace

Result<EventDraft> read_b2bx(std::string_view text, const std::string& file_name) {
  return Reader(text, file_name).read();
}

std::string write_b2bx_plan(const Plan& plan) {
  std::string text;
  for (const Meeting& meeting : plan.meetings)
    text +=
        std::to_string(meeting.pair) + ' ' + std::to_string(meeting.slot) + ' ' + std::to_string(meeting.venue) + '\n';
  return text;
}

}  // namespace zubia::formats
