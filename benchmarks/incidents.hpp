#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/seed.hpp"
#include "engine/meetings/plan.hpp"

namespace zubia::benchmarks {

enum class IncidentKind { no_show, late, leaves, table_loss, interpreter_loss, cancelled_slot, must_meet };

std::string name_of(IncidentKind kind);

/// Something that goes wrong on the day of an announced plan.
struct Incident {
  IncidentKind kind = IncidentKind::no_show;
  int subject = 0;  ///< the participant, venue, row of interpreters or pair
  int count = 0;    ///< so many tables or interpreters fewer
  int first = 0;    ///< the slots it touches: first … end − 1
  int end = 0;
};

/// The incident that a stream of random numbers draws: of 20, 5 times somebody does not come any more, 4 times somebody
/// comes late, 3 times somebody leaves for the day, 3 times a venue has one to five tables fewer for the rest of the
/// event, twice it is an interpreter, twice two who do not meet must; once a slot is cancelled for all. Drawn until it
/// touches an announced meeting; nothing where a thousand draws touch none.
std::optional<Incident> draw_incident(const meetings::Event& event, const meetings::Plan& announced,
                                      RandomStream& random);

/// What `replan` is to be given beside the changed event.
struct Aftermath {
  meetings::EventDraft draft;
  std::vector<int> musts = {};
};

/// The event after the incident. Locked pairs keep their place, and may fail from now on.
Aftermath after(const meetings::Event& event, const Incident& incident);

/// The same change made in the text of an event of the format B2BX, without its locks: for a judge who shares nothing
/// with the planner.
std::string text_after(const std::string& b2bx, const Incident& incident);

}  // namespace zubia::benchmarks
