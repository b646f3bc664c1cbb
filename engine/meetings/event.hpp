#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/meetings/slot_set.hpp"

/// The meeting planner: an event (who, when, where, who may meet whom), and plans for it.
///
/// Participants, venues, interpreters, pairs and slots are known by their place in the event, counted from 0.
namespace zubia::meetings {

inline constexpr int no_limit = std::numeric_limits<int>::max();
inline constexpr int none = -1;
inline constexpr int venues_max = 32;

/// A set of venues, one bit for each.
using VenueSet = std::uint32_t;
inline constexpr VenueSet every_venue = ~VenueSet{0};
constexpr bool contains(VenueSet venues, int venue) { return ((venues >> static_cast<unsigned>(venue)) & 1U) != 0; }

struct Participant {
  std::string name = {};
  std::string territory = {};
  int delegates = 1;  ///< how many come; who comes alone cannot meet without end or change venue in every slot
  std::vector<int> present = {};  ///< by slot, how many delegates can meet then; 0 where the participant is absent
  int meetings_min = 0;           ///< fewer are a shortfall
  int meetings_max = no_limit;
  int meetings_per_day_max = no_limit;
};

struct Venue {
  std::string name = {};
  bool is_virtual = false;       ///< nobody walks to it
  std::vector<int> tables = {};  ///< by slot
};

/// The interpreters of one pair of languages.
struct Interpreters {
  std::string languages = {};
  std::vector<int> available = {};  ///< by slot
};

/// Two participants who may meet, once.
struct Pair {
  int first = 0;
  int second = 0;
  int weight = 0;                  ///< what their meeting is worth, ≥ 0
  VenueSet venues = every_venue;   ///< where they may meet
  SlotSet slots = SlotSet::all();  ///< when they may meet: a session, an hour both asked for
  int interpreters = none;         ///< which interpreters they need, or `none`
  bool is_cross_border = false;
  bool is_required = false;  ///< the plan must seat it
};

/// A pair that is seated already: in this slot, at this venue. `none` leaves one of the two open.
struct Lock {
  int pair = 0;
  int slot = none;
  int venue = none;

  friend bool operator==(const Lock&, const Lock&) = default;
};

/// Where both are seated, the one meets in an earlier slot than the other.
struct Precedence {
  int before = 0;
  int after = 0;
};

enum class Aim {
  most_value,                 ///< the weights of what is seated, less the price of the shortfalls
  all_meetings_fewest_breaks  ///< every pair is seated, with the fewest breaks
};

struct Rules {
  Aim aim = Aim::most_value;
  int run_max = no_limit;                ///< meetings in a row, for who comes alone
  double cross_border_share_min = 0;     ///< of the seated meetings, 0–1; counted in ten-thousandths
  int shortfall_price = 0;               ///< for each meeting below a participant's minimum
  int breaks_difference_max = no_limit;  ///< between any two participants, where all meetings are seated
};

/// An event as somebody wrote it, before anybody checked it.
struct EventDraft {
  std::string name = {};
  std::vector<int> slot_days = {};  ///< by slot, its day: 0, 0, …, 1, 1, …
  std::vector<Participant> participants = {};
  std::vector<Venue> venues = {};
  std::vector<Interpreters> interpreters = {};
  std::vector<Pair> pairs = {};
  std::vector<Lock> locks = {};
  std::vector<Precedence> precedences = {};
  Rules rules = {};
};

/// A day: the slots `first_slot` … `first_slot + length − 1`.
struct Day {
  int first_slot = 0;
  int length = 0;
};

/// An event that is whole: every number in it exists and no rule contradicts another in a way that `check_event` sees.
class Event {
 public:
  const std::string& name() const { return draft_.name; }
  const Rules& rules() const { return draft_.rules; }
  const EventDraft& draft() const { return draft_; }

  int participant_count() const { return static_cast<int>(draft_.participants.size()); }
  int pair_count() const { return static_cast<int>(draft_.pairs.size()); }
  int venue_count() const { return static_cast<int>(draft_.venues.size()); }
  int slot_count() const { return static_cast<int>(draft_.slot_days.size()); }
  int day_count() const { return static_cast<int>(days_.size()); }

  const Participant& participant(int number) const { return draft_.participants[index(number)]; }
  const Venue& venue(int number) const { return draft_.venues[index(number)]; }
  const Pair& pair(int number) const { return draft_.pairs[index(number)]; }
  std::span<const Pair> pairs() const { return draft_.pairs; }
  const Day& day(int number) const { return days_[index(number)]; }
  int day_of(int slot) const { return draft_.slot_days[index(slot)]; }

  /// The pairs that a participant is part of, ascending.
  std::span<const int> pairs_of(int participant) const {
    const auto at = index(participant);
    return std::span(pairs_of_).subspan(first_pair_[at], first_pair_[at + 1] - first_pair_[at]);
  }
  int other(int pair_number, int participant) const {
    const Pair& both = pair(pair_number);
    return both.first == participant ? both.second : both.first;
  }
  bool is_alone(int participant_number) const { return participant(participant_number).delegates == 1; }

  /// The slots in which both are present, may meet, and some allowed venue has tables and the interpreters work; with a
  /// lock, its slot alone. Empty: the pair can never meet.
  SlotSet possible_slots(int pair) const { return possible_slots_[index(pair)]; }
  /// The allowed venues; with a lock to a venue, that one alone.
  VenueSet possible_venues(int pair) const { return possible_venues_[index(pair)]; }
  bool is_possible(int pair, int slot, int venue) const;
  /// The pair is to be seated: it is required, locked, or all are.
  bool must_be_seated(int pair) const { return must_[index(pair)]; }
  /// Whoever moves this pair breaks a lock.
  const Lock* lock_of(int pair) const;

  /// The pairs that meet before, and after, this one wherever both are seated.
  std::span<const int> before(int pair) const {
    return before_.empty() ? std::span<const int>{} : before_[index(pair)];
  }
  std::span<const int> after(int pair) const { return after_.empty() ? std::span<const int>{} : after_[index(pair)]; }

  /// The share of cross-border meetings that is wanted is part / whole, in lowest terms, so that sums of it stay small:
  /// 55 % is 11 of 20. It is kept when whole · cross-border ≥ part · seated.
  int share_part() const { return share_part_; }
  int share_whole() const { return share_whole_; }
  /// What a pair, seated, adds to whole · cross-border − part · seated.
  int share_balance_of(int number) const { return (pair(number).is_cross_border ? share_whole_ : 0) - share_part_; }

  static std::size_t index(int number) { return static_cast<std::size_t>(number); }

 private:
  friend Result<Event> check_event(EventDraft draft);
  explicit Event(EventDraft draft);

  EventDraft draft_;
  std::vector<Day> days_;
  std::vector<int> pairs_of_;
  std::vector<std::size_t> first_pair_;
  std::vector<SlotSet> possible_slots_;
  std::vector<VenueSet> possible_venues_;
  std::vector<char> must_;
  std::vector<int> lock_of_;
  std::vector<std::vector<int>> before_;
  std::vector<std::vector<int>> after_;
  int share_part_ = 0;
  int share_whole_ = 1;
};

/// The event, or the first thing that is wrong with the draft.
///
/// Refused as wrong input: `no-slots`, `too-many-slots` (more than 128, or 64 in a day), `days-out-of-order`,
/// `no-participants`, `too-many-venues`, `wrong-slot-count` (a row that does not have one number per slot),
/// `negative-number`, `more-present-than-come`, `minimum-above-maximum`, `unknown-participant`, `self-meeting`,
/// `duplicate-pair`, `negative-weight`, `unknown-venue`, `unknown-interpreters`, `unknown-slot`, `unknown-pair`,
/// `share-out-of-range`.
///
/// Refused as impossible, with the conflict named and the smallest relaxation in `mend`: `no-tables`,
/// `nobody-available`, `contradictory-locks`, `impossible-lock`, `precedence-circle`, `impossible-required-meeting`,
/// `too-many-required-meetings`, `too-few-tables`, `too-few-interpreters`.
Result<Event> check_event(EventDraft draft);

}  // namespace zubia::meetings
