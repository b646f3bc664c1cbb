#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>

#include "operations/meetings/event_book.hpp"

namespace zubia::operations {

namespace {

using meetings::Event;
using meetings::VenueSet;

/// What two participants said of each other: of the one with the lower number first.
struct Asked {
  std::optional<Grade> grades[2];
  bool is_recommended = false;
  std::size_t wish = 0;  ///< the first wish for the two

  bool anybody(Grade grade) const { return grades[0] == grade || grades[1] == grade; }
  bool both(Grade grade) const { return grades[0] == grade && grades[1] == grade; }
};

int weight_of(const Asked& asked, const EventWeights& weights) {
  if (asked.both(Grade::must)) return weights.both_must;
  if (asked.anybody(Grade::must)) return asked.anybody(Grade::want) ? weights.must_and_want : weights.one_must;
  if (asked.both(Grade::want)) return weights.both_want;
  return asked.anybody(Grade::want) ? weights.one_want : weights.recommended;
}

std::string country_of(const EventParticipant& who) {
  return who.country.empty() ? who.territory.substr(0, 2) : who.country;
}

/// Turns what was asked into candidate pairs, and says of the rest why not.
class Candidates {
 public:
  Candidates(const EventFile& file, EventBook& book) : file_(file), book_(book) {
    for (const MayMeet& one : file.may_meet) {
      may_meet_.insert({one.role, one.with});
      may_meet_.insert({one.with, one.role});
    }
    for (int venue = 0; venue < static_cast<int>(book.draft.venues.size()); ++venue)
      (book.draft.venues[Event::index(venue)].is_virtual ? virtual_ : physical_) |= bit(venue);
  }

  void add(int first, int second, const Asked& asked) {
    const EventParticipant& one = book_.people[Event::index(first)];
    const EventParticipant& other = book_.people[Event::index(second)];
    const auto leave_out = [&](const char* reason, std::string detail) {
      book_.left_out.push_back({first, second, reason, std::move(detail)});
    };
    for (const int side : {0, 1})
      if (asked.grades[side] == Grade::no)
        return leave_out("declined", (side == 0 ? one.id : other.id) + " does not wish to meet " +
                                         (side == 0 ? other.id : one.id) + ".");
    if (!one.organisation.empty() && one.organisation == other.organisation)
      return leave_out("same-organisation", one.id + " and " + other.id + " both come from " + one.organisation + ".");
    if (!may_meet_.empty() && !may_meet_.contains({one.role, other.role}))
      return leave_out("may-not-meet", fmt::format("A {} may not meet a {} at this event.",
                                                   one.role.empty() ? "participant without a role" : one.role,
                                                   other.role.empty() ? "participant without a role" : other.role));
    meetings::Pair pair;
    pair.first = first;
    pair.second = second;
    pair.venues = venues_of(one, other);
    if (pair.venues == 0)
      return leave_out("no-common-venue", "There is no venue where both " + one.id + " and " + other.id + " can be.");
    const auto interpreters = interpreters_for(one, other);
    if (!interpreters)
      return leave_out("no-common-language",
                       fmt::format("{} speaks {}, {} speaks {}, and nobody interprets.", one.id,
                                   fmt::join(one.languages, " and "), other.id, fmt::join(other.languages, " and ")));
    pair.interpreters = *interpreters;
    const std::string here = country_of(one);
    const std::string there = country_of(other);
    pair.is_cross_border = !here.empty() && !there.empty() && here != there;
    pair.weight = weight_of(asked, file_.weights) + (pair.is_cross_border ? file_.weights.cross_border : 0);
    const MustMeets rule = file_.rules.must_meets;
    pair.is_required = (rule == MustMeets::every_one && asked.anybody(Grade::must)) ||
                       (rule == MustMeets::both_sides && asked.both(Grade::must));
    book_.draft.pairs.push_back(pair);
  }

 private:
  static VenueSet bit(int venue) { return VenueSet{1} << static_cast<unsigned>(venue); }

  VenueSet venues_of(const EventParticipant& one, const EventParticipant& other) const {
    VenueSet allowed = 0;
    if (one.attendance != Attendance::remote && other.attendance != Attendance::remote) allowed |= physical_;
    if (one.attendance != Attendance::on_site || other.attendance != Attendance::on_site) allowed |= virtual_;
    for (const EventParticipant* who : {&one, &other}) {
      if (who->venues.empty()) continue;
      VenueSet own = 0;
      for (int venue = 0; venue < static_cast<int>(book_.draft.venues.size()); ++venue)
        if (std::ranges::find(who->venues, book_.draft.venues[Event::index(venue)].name) != who->venues.end())
          own |= bit(venue);
      allowed &= own;
    }
    return allowed;
  }

  /// `none` where they understand each other, the interpreters that serve them best otherwise; nothing where there are
  /// none.
  std::optional<int> interpreters_for(const EventParticipant& one, const EventParticipant& other) const {
    if (one.languages.empty() || other.languages.empty()) return meetings::none;
    for (const std::string& language : one.languages)
      if (std::ranges::find(other.languages, language) != other.languages.end()) return meetings::none;
    std::optional<int> best;
    int most = -1;
    for (const std::string& mine : one.languages)
      for (const std::string& theirs : other.languages)
        for (int row = 0; row < static_cast<int>(book_.draft.interpreters.size()); ++row) {
          const meetings::Interpreters& pool = book_.draft.interpreters[Event::index(row)];
          const auto [low, high] = std::minmax(mine, theirs);
          int total = 0;
          for (const int count : pool.available) total += count;
          if (total <= most || pool.languages != fmt::format("{}-{}", low, high)) continue;
          best = row;
          most = total;
        }
    return best;
  }

  const EventFile& file_;
  EventBook& book_;
  std::set<std::pair<std::string, std::string>> may_meet_;
  VenueSet physical_ = 0;
  VenueSet virtual_ = 0;
};

struct TwoPeople {
  int first = 0;
  int second = 0;
};

Result<TwoPeople> two_people(const EventBook& book, const std::string& first, const std::string& second,
                             const std::string& file_name, const std::string& place, const char* one,
                             const char* other) {
  const auto a = find_participant(book, first, {.file = file_name, .member = place + one});
  if (!a) return refuse(a.error());
  const auto b = find_participant(book, second, {.file = file_name, .member = place + other});
  if (!b) return refuse(b.error());
  if (*a == *b)
    return refuse({"self-meeting",
                   first + " is asked to meet itself.",
                   {.file = file_name, .member = place},
                   "Take it out, or name somebody else."});
  return TwoPeople{*a, *b};
}

/// A lock, session or precedence speaks of a pair that somebody wished for.
Result<int> known_pair(const EventBook& book, const std::string& first, const std::string& second,
                       const std::string& file_name, const std::string& place, const char* one = ".first",
                       const char* other = ".second") {
  const auto both = two_people(book, first, second, file_name, place, one, other);
  if (!both) return refuse(both.error());
  const int pair = find_pair(book, both->first, both->second);
  if (pair != meetings::none) return pair;
  const Where where{.file = file_name, .member = place};
  for (const LeftOut& left : book.left_out)
    if (std::minmax(left.first, left.second) == std::minmax(both->first, both->second))
      return refuse({"unknown-pair", fmt::format("{} and {} cannot meet: {}", first, second, left.detail), where,
                     "Take this out, or what stands in its way."});
  return refuse({"unknown-pair", "Nobody wishes that " + first + " and " + second + " meet.", where,
                 "Add a wish; the organiser's own has the grade recommended."});
}

}  // namespace

Result<void> take_in_wishes(const EventFile& file, const std::string& file_name, EventBook& book) {
  std::map<std::pair<int, int>, Asked> asked;
  std::vector<std::pair<int, int>> order;
  std::map<std::pair<int, int>, std::size_t> said;
  for (std::size_t number = 0; number < file.wishes.size(); ++number) {
    const EventWish& wish = file.wishes[number];
    const std::string place = fmt::format("wishes[{}]", number);
    const auto both = two_people(book, wish.from, wish.to, file_name, place, ".from", ".to");
    if (!both) return refuse(both.error());
    const auto [before, is_new] = said.try_emplace({both->first, both->second}, number);
    if (!is_new)
      return refuse({"duplicate-wish",
                     fmt::format("{} says twice how it wishes to meet {}: in wishes[{}] and here.", wish.from, wish.to,
                                 before->second),
                     {.file = file_name, .member = place},
                     "Keep one of the two."});
    const std::pair<int, int> key = std::minmax(both->first, both->second);
    const auto [entry, is_first] = asked.try_emplace(key);
    if (is_first) {
      order.push_back(key);
      entry->second.wish = number;
    }
    if (wish.grade == Grade::recommended)
      entry->second.is_recommended = true;
    else
      entry->second.grades[both->first == key.first ? 0 : 1] = wish.grade;
  }
  Candidates candidates(file, book);
  for (const auto& key : order) candidates.add(key.first, key.second, asked[key]);
  return {};
}

Result<void> take_in_locks(const EventFile& file, const std::string& file_name, EventBook& book) {
  for (std::size_t number = 0; number < file.sessions.size(); ++number) {
    const MeetingSession& session = file.sessions[number];
    const std::string place = fmt::format("sessions[{}]", number);
    const auto pair = known_pair(book, session.first, session.second, file_name, place);
    if (!pair) return refuse(pair.error());
    meetings::Pair& both = book.draft.pairs[Event::index(*pair)];
    if (!session.times.empty()) {
      const auto slots = counts_by_slot(book, session.times, 1, {.file = file_name, .member = place + ".times"});
      if (!slots) return refuse(slots.error());
      meetings::SlotSet allowed;
      for (std::size_t slot = 0; slot < std::min<std::size_t>(slots->size(), meetings::slots_max); ++slot)
        if ((*slots)[slot] > 0) allowed.insert(static_cast<int>(slot));
      both.slots = both.slots & allowed;
    }
    if (session.venues.empty()) continue;
    VenueSet allowed = 0;
    for (const std::string& venue : session.venues) {
      const auto known = find_venue(book, venue, {.file = file_name, .member = place + ".venues"});
      if (!known) return refuse(known.error());
      allowed |= VenueSet{1} << static_cast<unsigned>(*known);
    }
    both.venues &= allowed;
  }
  for (std::size_t number = 0; number < file.locks.size(); ++number) {
    const EventLock& lock = file.locks[number];
    const std::string place = fmt::format("locks[{}]", number);
    const auto pair = known_pair(book, lock.first, lock.second, file_name, place);
    if (!pair) return refuse(pair.error());
    meetings::Lock fixed{*pair, meetings::none, meetings::none};
    if (!lock.start.empty()) {
      const auto slot = slot_starting(book, lock.start, {.file = file_name, .member = place + ".start"});
      if (!slot) return refuse(slot.error());
      fixed.slot = *slot;
    }
    if (!lock.venue.empty()) {
      const auto venue = find_venue(book, lock.venue, {.file = file_name, .member = place + ".venue"});
      if (!venue) return refuse(venue.error());
      fixed.venue = *venue;
    }
    book.draft.locks.push_back(fixed);
  }
  for (std::size_t number = 0; number < file.precedences.size(); ++number) {
    const EventPrecedence& one = file.precedences[number];
    const std::string place = fmt::format("precedences[{}]", number);
    int pairs[2] = {0, 0};
    for (const int side : {0, 1}) {
      const auto& names = side == 0 ? one.before : one.after;
      const std::string where = place + (side == 0 ? ".before" : ".after");
      if (names.size() != 2)
        return refuse({"invalid-value",
                       "This is a list of the two participants who meet.",
                       {.file = file_name, .member = where},
                       "Write [\"A17\", \"B4\"]."});
      const auto pair = known_pair(book, names[0], names[1], file_name, where, "", "");
      if (!pair) return refuse(pair.error());
      pairs[side] = *pair;
    }
    book.draft.precedences.push_back({pairs[0], pairs[1]});
  }
  return {};
}

}  // namespace zubia::operations
