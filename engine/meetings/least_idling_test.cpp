#include "engine/meetings/least_idling.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "tests/small_events.hpp"

namespace zubia::meetings {
namespace {

const ComfortPrices prices;

/// By trying every set of busy slots; none where there is no room for so many meetings.
std::optional<std::int64_t> least_of_all(const Event& event, int who, int meetings) {
  const Discomfort discomfort(event, prices);
  std::optional<std::int64_t> least;
  for (std::uint64_t busy = 0; busy < std::uint64_t{1} << event.slot_count(); ++busy) {
    int room = 0;
    std::int64_t cost = 0;
    bool is_allowed = std::popcount(busy) <= meetings;
    for (int day = 0; day < event.day_count(); ++day) {
      const Day& when = event.day(day);
      const std::uint64_t here = (busy >> when.first_slot) & ((std::uint64_t{1} << when.length) - 1);
      cost += discomfort.of_idling(who, day, here);
      int row = 0;
      for (int slot = 0; slot < when.length; ++slot) {
        const bool is_busy = ((here >> slot) & 1U) != 0;
        const int present = event.participant(who).present[Event::index(when.first_slot + slot)];
        if (is_busy) room += present;
        row = is_busy ? row + 1 : 0;
        is_allowed = is_allowed && !(is_busy && present == 0);
        is_allowed = is_allowed && !(event.is_alone(who) && row > event.rules().run_max);
      }
      is_allowed =
          is_allowed && !(event.is_alone(who) && std::popcount(here) > event.participant(who).meetings_per_day_max);
    }
    if (is_allowed && room >= meetings && cost < least.value_or(cost + 1)) least = cost;
  }
  return least;
}

TEST(LeastIdling, SixMeetingsWithFiveInARowAtMostLeaveOneGap) {
  EventDraft draft = plain_draft(2, 8, 1, {{0, 1}});
  draft.rules.run_max = 5;
  const Event event = checked(std::move(draft));
  EXPECT_EQ(least_idling(event, 0, 5, prices), 0);
  EXPECT_EQ(least_idling(event, 0, 6, prices), prices.gap + prices.one_break);
}

TEST(LeastIdling, ASecondDayTakesWhatTheFirstHasNoRoomFor) {
  EventDraft draft = plain_draft(2, 8, 1, {{0, 1}});
  draft.slot_days = {0, 0, 0, 0, 1, 1, 1, 1};
  draft.rules.run_max = 3;
  const Event event = checked(std::move(draft));
  EXPECT_EQ(least_idling(event, 0, 6, prices), 0);
}

TEST(LeastIdlingLaws, ItIsThatOfTheBestOfAllDays) {
  EXPECT_TRUE(rc::check("least idling", [] {
    EventDraft draft = plain_draft(2, 8, 1, {{0, 1}});
    if (*rc::gen::arbitrary<bool>()) draft.slot_days = {0, 0, 0, 0, 0, 1, 1, 1};
    draft.rules.run_max = *rc::gen::inRange(1, 9);
    Participant& who = draft.participants.front();
    who.meetings_per_day_max = *rc::gen::inRange(2, 9);
    who.delegates = *rc::gen::inRange(1, 3);
    for (int& present : who.present) present = *rc::gen::weightedElement<int>({{3, who.delegates}, {1, 0}});
    who.present.back() = 1;
    draft.participants.back().present.back() = 1;
    const Event event = checked(std::move(draft));
    const int meetings = *rc::gen::inRange(0, 9);
    const std::optional<std::int64_t> all = least_of_all(event, 0, meetings);
    if (event.is_alone(0))
      RC_ASSERT(least_idling(event, 0, meetings, prices) == all.value_or(0));
    else if (all)
      RC_ASSERT(least_idling(event, 0, meetings, prices) <= *all);
  }));
}

}  // namespace
}  // namespace zubia::meetings
