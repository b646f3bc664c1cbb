#pragma once

#include <span>
#include <string>

#include "engine/meetings/event.hpp"

namespace zubia::meetings {

/// How messages name the things of an event: by their names where they have one, by numbers counted from 1 otherwise.
std::string participant_name(const EventDraft& draft, int participant);
std::string venue_name(const EventDraft& draft, int venue);
std::string pair_name(const EventDraft& draft, int pair);
std::string slot_name(int slot);
/// "A, B and C"; at most `count_max` of them, then "… and 7 more".
std::string listed_names(const std::vector<std::string>& names, std::size_t count_max = 6);
/// "1 meeting", "2 meetings".
std::string counted(int count, const std::string& singular, const std::string& plural);

}  // namespace zubia::meetings
