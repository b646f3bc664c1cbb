#include "operations/meetings/incidents.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

#include "engine/base/nearest_names.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;

const std::vector<std::string>& kinds() {
  static const std::vector<std::string> names = {"no-show",          "late",           "leaves", "table-loss",
                                                 "interpreter-loss", "cancelled-slot", "delay",  "must-meet"};
  return names;
}

/// An incident as it is written: `kind:subject:subject@from..to`.
struct WrittenIncident {
  std::string text;
  std::string kind;
  std::vector<std::string> subjects;
  std::string from;
  std::string to;
};

Where at_incident() { return {.field = "incident"}; }

Problem invalid_incident(const WrittenIncident& incident, std::string detail, std::string mend) {
  return {"invalid-incident", "\"" + incident.text + "\" " + std::move(detail), at_incident(), std::move(mend)};
}

Result<WrittenIncident> take_apart(const std::string& text) {
  WrittenIncident incident;
  incident.text = text;
  std::string what = text;
  if (const std::size_t at = text.find('@'); at != std::string::npos) {
    what = text.substr(0, at);
    incident.from = text.substr(at + 1);
    if (const std::size_t dots = incident.from.find(".."); dots != std::string::npos) {
      incident.to = incident.from.substr(dots + 2);
      incident.from.resize(dots);
    }
  }
  for (std::size_t first = 0; first <= what.size();) {
    const std::size_t colon = std::min(what.find(':', first), what.size());
    incident.subjects.push_back(what.substr(first, colon - first));
    first = colon + 1;
  }
  incident.kind = incident.subjects.front();
  incident.subjects.erase(incident.subjects.begin());
  if (std::ranges::find(kinds(), incident.kind) == kinds().end()) {
    const std::string near = did_you_mean(incident.kind, kinds());
    return refuse(invalid_incident(incident, "is no incident.",
                                   near.empty() ? fmt::format("Incidents are {}.", fmt::join(kinds(), ", ")) : near));
  }
  return incident;
}

class Incidents {
 public:
  explicit Incidents(EventBook& book) : book_(book), slot_count_(static_cast<int>(book.draft.slot_days.size())) {
    effects_.first_slot = slot_count_;
  }

  Result<void> apply(const WrittenIncident& incident) {
    if (incident.subjects.size() != subject_count(incident.kind))
      return refuse(invalid_incident(incident, "does not say all that it should, or more.",
                                     "Write it as " + example(incident.kind) + "."));
    if (incident.from.empty() && incident.kind != "must-meet")
      return refuse(invalid_incident(incident, "does not say when.", "Write it as " + example(incident.kind) + "."));
    if (auto times = read_times(incident); !times) return times;
    effects_.first_slot = std::min(effects_.first_slot, first_);
    if (is_absence(incident.kind)) return absence(incident);
    if (incident.kind == "table-loss") return table_loss(incident);
    if (incident.kind == "interpreter-loss") return interpreter_loss(incident);
    if (incident.kind == "must-meet") return must_meet(incident);
    for (meetings::Venue& venue : book_.draft.venues) lower(venue.tables, meetings::no_limit);
    return {};
  }

  IncidentEffects effects() { return std::move(effects_); }

 private:
  static bool is_absence(const std::string& kind) { return kind == "no-show" || kind == "late" || kind == "leaves"; }

  static std::size_t subject_count(const std::string& kind) {
    if (kind == "cancelled-slot") return 0;
    return is_absence(kind) || kind == "delay" ? 1 : 2;
  }

  static std::string example(const std::string& kind) {
    if (kind == "table-loss") return "table-loss:VENUE:COUNT@14:00";
    if (kind == "interpreter-loss") return "interpreter-loss:es-fr:COUNT@14:00";
    if (kind == "cancelled-slot") return "cancelled-slot@10:30";
    if (kind == "must-meet") return "must-meet:A17:B4";
    if (kind == "delay") return "delay:20@10:30";
    return kind + ":B4@10:30";
  }

  Result<void> read_times(const WrittenIncident& incident) {
    const auto& days = book_.draft.slot_days;
    first_ = 0;
    end_ = slot_count_;
    if (!incident.from.empty()) {
      const auto from = first_slot_from(book_, incident.from, at_incident());
      if (!from) return refuse(from.error());
      first_ = *from;
    }
    if (incident.kind == "cancelled-slot") end_ = first_ + 1;
    if (incident.kind == "late") {
      // Who comes at 11:00 is absent before, that day.
      end_ = first_;
      while (first_ > 0 && days[Event::index(first_) - 1] == days[Event::index(end_)]) --first_;
    }
    if (incident.kind == "leaves") {
      end_ = first_;
      while (end_ < slot_count_ && days[Event::index(end_)] == days[Event::index(first_)]) ++end_;
    }
    if (incident.kind == "delay") return read_delay(incident);
    if (incident.to.empty()) return {};
    const auto to = first_slot_from(book_, incident.to, at_incident());
    if (!to && to.error().code != "no-slot-then") return refuse(to.error());
    end_ = to ? *to : slot_count_;
    if (end_ <= first_)
      return refuse(invalid_incident(incident, "ends before it begins.", "Write the earlier time first."));
    return {};
  }

  /// Where everything waits for so many minutes, the slots that would start meanwhile are lost; later ones stay as they
  /// were announced.
  Result<void> read_delay(const WrittenIncident& incident) {
    int minutes = 0;
    const std::string& text = incident.subjects[0];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minutes);
    if (error != std::errc{} || end != text.data() + text.size() || minutes < 1 || !incident.to.empty())
      return refuse(invalid_incident(incident, "does not say how many minutes all wait.",
                                     "Write it as " + example(incident.kind) + "."));
    if (book_.slots.empty())
      return refuse(invalid_incident(incident, "counts minutes, but the event has no clock times.",
                                     "Write cancelled-slot@FIRST..LAST."));
    const EventSlot& next = book_.slots[Event::index(first_)];
    const std::size_t clock = incident.from.find('T') + 1;
    const int on = formats::read_clock(std::string_view(incident.from).substr(clock)).value_or(next.start) + minutes;
    const auto is_lost = [&](const EventSlot& slot) { return slot.date == next.date && slot.start < on; };
    for (end_ = first_; end_ < slot_count_ && is_lost(book_.slots[Event::index(end_)]);) ++end_;
    return {};
  }

  void lower(std::vector<int>& row, int by) const {
    for (int slot = first_; slot < end_; ++slot) {
      int& count = row[Event::index(slot)];
      count = std::max(0, count - by);
    }
  }

  Result<int> lost_count(const WrittenIncident& incident) const {
    const std::string& text = incident.subjects[1];
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || end != text.data() + text.size() || count < 1)
      return refuse(
          invalid_incident(incident, "does not say how many are lost.", "Write it as " + example(incident.kind) + "."));
    return count;
  }

  Result<void> absence(const WrittenIncident& incident) {
    const auto who = find_participant(book_, incident.subjects[0], at_incident());
    if (!who) return refuse(who.error());
    lower(book_.draft.participants[Event::index(*who)].present, meetings::no_limit);
    return {};
  }

  Result<void> table_loss(const WrittenIncident& incident) {
    const auto venue = find_venue(book_, incident.subjects[0], at_incident());
    if (!venue) return refuse(venue.error());
    const auto count = lost_count(incident);
    if (!count) return refuse(count.error());
    lower(book_.draft.venues[Event::index(*venue)].tables, *count);
    return {};
  }

  Result<void> interpreter_loss(const WrittenIncident& incident) {
    std::vector<std::string> known;
    for (meetings::Interpreters& row : book_.draft.interpreters) {
      known.push_back(row.languages);
      if (row.languages != incident.subjects[0]) continue;
      const auto count = lost_count(incident);
      if (!count) return refuse(count.error());
      lower(row.available, *count);
      return {};
    }
    std::string mend = did_you_mean(incident.subjects[0], known);
    if (mend.empty())
      mend = known.empty() ? "The event has no interpreters."
                           : fmt::format("The languages are {}.", fmt::join(known, ", "));
    return refuse({"unknown-interpreters", "Nobody interprets \"" + incident.subjects[0] + "\".", at_incident(), mend});
  }

  Result<void> must_meet(const WrittenIncident& incident) {
    int people[2] = {0, 0};
    for (const int side : {0, 1}) {
      const auto who = find_participant(book_, incident.subjects[static_cast<std::size_t>(side)], at_incident());
      if (!who) return refuse(who.error());
      people[side] = *who;
    }
    const int pair = find_pair(book_, people[0], people[1]);
    if (pair == meetings::none) {
      std::string detail = "They are no candidates of this event.";
      for (const LeftOut& left : book_.left_out)
        if (std::minmax(left.first, left.second) == std::minmax(people[0], people[1])) detail = left.detail;
      return refuse({"impossible-must-meet",
                     incident.subjects[0] + " and " + incident.subjects[1] + " cannot meet: " + detail, at_incident(),
                     "Change the event first."});
    }
    if (std::ranges::find(effects_.musts, pair) == effects_.musts.end()) effects_.musts.push_back(pair);
    return {};
  }

  EventBook& book_;
  int slot_count_;
  int first_ = 0;
  int end_ = 0;
  IncidentEffects effects_;
};

/// New must-meets are wishes of both sides, so that those who nobody wished for become candidates.
Result<void> add_wishes(const std::vector<WrittenIncident>& incidents, EventBook& book) {
  if (!book.file) return {};
  EventFile file = *book.file;
  bool is_changed = false;
  for (const WrittenIncident& incident : incidents) {
    if (incident.kind != "must-meet" || incident.subjects.size() != 2) continue;
    for (const bool forth : {true, false}) {
      const std::string& from = incident.subjects[forth ? 0 : 1];
      const std::string& to = incident.subjects[forth ? 1 : 0];
      if (from == to)
        return refuse({"self-meeting", from + " is asked to meet itself.", at_incident(), "Name two participants."});
      if (!book.numbers.contains(from)) return refuse(find_participant(book, from, at_incident()).error());
      const auto said = std::ranges::find_if(file.wishes, [&](const EventWish& wish) {
        return wish.from == from && wish.to == to && wish.grade != Grade::recommended;
      });
      if (said == file.wishes.end())
        file.wishes.push_back({from, to, Grade::must});
      else
        said->grade = Grade::must;
      is_changed = true;
    }
  }
  if (!is_changed) return {};
  auto changed = book_of_file(std::move(file), {});
  if (!changed) return refuse(changed.error());
  changed->fingerprint = book.fingerprint;
  book = *std::move(changed);
  return {};
}

/// From an incident on, what was required or locked may fail, and the plan must say so instead of being refused.
void release(EventBook& book, IncidentEffects& effects) {
  for (std::size_t number = 0; number < book.draft.pairs.size(); ++number) {
    meetings::Pair& pair = book.draft.pairs[number];
    const int this_pair = static_cast<int>(number);
    if (pair.is_required && std::ranges::find(effects.musts, this_pair) == effects.musts.end())
      effects.musts.push_back(this_pair);
    pair.is_required = false;
  }
  for (const meetings::Lock& lock : book.draft.locks) {
    meetings::Pair& pair = book.draft.pairs[Event::index(lock.pair)];
    if (lock.slot != meetings::none) pair.slots = pair.slots & meetings::SlotSet::only(lock.slot);
    if (lock.venue != meetings::none) pair.venues &= meetings::VenueSet{1} << static_cast<unsigned>(lock.venue);
    if (std::ranges::find(effects.musts, lock.pair) == effects.musts.end()) effects.musts.push_back(lock.pair);
  }
  book.draft.locks.clear();
  book.draft.rules.aim = meetings::Aim::most_value;
}

}  // namespace

Result<IncidentEffects> apply_incidents(const std::vector<std::string>& incidents, EventBook& book) {
  if (incidents.empty()) return IncidentEffects{};
  std::vector<WrittenIncident> written;
  for (const std::string& text : incidents) {
    auto one = take_apart(text);
    if (!one) return refuse(one.error());
    written.push_back(*std::move(one));
  }
  if (auto added = add_wishes(written, book); !added) return refuse(added.error());
  Incidents all(book);
  for (const WrittenIncident& incident : written)
    if (auto applied = all.apply(incident); !applied) return refuse(applied.error());
  IncidentEffects effects = all.effects();
  release(book, effects);
  return effects;
}

}  // namespace zubia::operations
