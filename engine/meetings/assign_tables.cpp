#include "engine/meetings/assign_tables.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace zubia::meetings {

std::vector<int> assign_tables(const Event& event, const Plan& plan, const std::vector<int>& kept) {
  std::vector<int> tables(plan.meetings.size(), 0);
  std::map<std::pair<int, int>, std::vector<std::size_t>> at_place;
  for (std::size_t at = 0; at < plan.meetings.size(); ++at) {
    const Meeting& meeting = plan.meetings[at];
    if (!event.venue(meeting.venue).is_virtual) at_place[{meeting.slot, meeting.venue}].push_back(at);
  }
  // By participant, where the last meeting was: venue and table.
  std::vector<std::pair<int, int>> last(Event::index(event.participant_count()), {none, 0});
  for (const auto& [place, meetings] : at_place) {
    const int venue = place.second;
    const auto count = std::max(Event::index(event.venue(venue).tables[Event::index(place.first)]), meetings.size());
    std::vector<bool> taken(count + 1, false);
    const auto take = [&](std::size_t at, int table) {
      if (tables[at] != 0 || table < 1 || Event::index(table) > count || taken[Event::index(table)]) return;
      taken[Event::index(table)] = true;
      tables[at] = table;
    };
    for (const std::size_t at : meetings)
      if (!kept.empty()) take(at, kept[Event::index(plan.meetings[at].pair)]);
    for (const std::size_t at : meetings) {
      const Pair& both = event.pair(plan.meetings[at].pair);
      for (const int participant : {both.first, both.second})
        if (last[Event::index(participant)].first == venue) take(at, last[Event::index(participant)].second);
    }
    int next = 1;
    for (const std::size_t at : meetings) {
      while (tables[at] == 0) take(at, next++);
      const Pair& both = event.pair(plan.meetings[at].pair);
      for (const int participant : {both.first, both.second}) last[Event::index(participant)] = {venue, tables[at]};
    }
  }
  return tables;
}

}  // namespace zubia::meetings
