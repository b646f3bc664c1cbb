#include "engine/meetings/event_names.hpp"

namespace zubia::meetings {

std::string participant_name(const EventDraft& draft, int participant) {
  const std::string& name = draft.participants[Event::index(participant)].name;
  return name.empty() ? "participant " + std::to_string(participant + 1) : name;
}

std::string venue_name(const EventDraft& draft, int venue) {
  const std::string& name = draft.venues[Event::index(venue)].name;
  return name.empty() ? "venue " + std::to_string(venue + 1) : name;
}

std::string pair_name(const EventDraft& draft, int pair) {
  const Pair& both = draft.pairs[Event::index(pair)];
  return participant_name(draft, both.first) + "–" + participant_name(draft, both.second);
}

std::string slot_name(int slot) { return "slot " + std::to_string(slot + 1); }

std::string listed_names(const std::vector<std::string>& names, std::size_t count_max) {
  std::string text;
  const std::size_t shown = names.size() <= count_max ? names.size() : count_max;
  for (std::size_t at = 0; at < shown; ++at) {
    if (at > 0) text += at + 1 == names.size() ? " and " : ", ";
    text += names[at];
  }
  if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " more";
  return text;
}

std::string counted(int count, const std::string& singular, const std::string& plural) {
  return std::to_string(count) + " " + (count == 1 ? singular : plural);
}

}  // namespace zubia::meetings
