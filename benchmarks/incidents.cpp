#include "benchmarks/incidents.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "engine/meetings/plan_state.hpp"

namespace zubia::benchmarks {
namespace {

using namespace meetings;

bool is_absence(IncidentKind kind) {
  return kind == IncidentKind::no_show || kind == IncidentKind::late || kind == IncidentKind::leaves;
}

int lowered(int count, const Incident& incident) {
  return is_absence(incident.kind) || incident.kind == IncidentKind::cancelled_slot
             ? 0
             : std::max(0, count - incident.count);
}

void lower(std::vector<int>& row, const Incident& incident) {
  for (int slot = incident.first; slot < incident.end; ++slot)
    row[Event::index(slot)] = lowered(row[Event::index(slot)], incident);
}

IncidentKind draw_kind(RandomStream& random) {
  struct Share {
    IncidentKind kind;
    std::uint64_t of_20;
  };
  constexpr std::array shares = {Share{IncidentKind::no_show, 5},          Share{IncidentKind::late, 4},
                                 Share{IncidentKind::leaves, 3},           Share{IncidentKind::table_loss, 3},
                                 Share{IncidentKind::interpreter_loss, 2}, Share{IncidentKind::must_meet, 2},
                                 Share{IncidentKind::cancelled_slot, 1}};
  std::uint64_t drawn = random.below(20);
  for (const Share& share : shares) {
    if (drawn < share.of_20) return share.kind;
    drawn -= share.of_20;
  }
  return IncidentKind::no_show;
}

int below(RandomStream& random, int count) {
  return count == 0 ? 0 : static_cast<int>(random.below(static_cast<std::uint64_t>(count)));
}

/// From `first` to the end of the event, unless the kind says otherwise.
Incident draw(const Event& event, RandomStream& random) {
  Incident incident{.kind = draw_kind(random), .first = below(random, event.slot_count()), .end = event.slot_count()};
  const Day& day = event.day(event.day_of(incident.first));
  const int next = incident.first + 1;
  switch (incident.kind) {
    case IncidentKind::late:
      incident.end = next;
      incident.first = day.first_slot;
      [[fallthrough]];
    case IncidentKind::no_show:
      incident.subject = below(random, event.participant_count());
      break;
    case IncidentKind::leaves:
      incident.end = day.first_slot + day.length;
      incident.subject = below(random, event.participant_count());
      break;
    case IncidentKind::table_loss:
      incident.subject = below(random, event.venue_count());
      incident.count = 1 + below(random, 5);
      break;
    case IncidentKind::interpreter_loss:
      incident.subject = below(random, static_cast<int>(event.draft().interpreters.size()));
      incident.count = 1;
      break;
    case IncidentKind::cancelled_slot:
      incident.end = next;
      break;
    case IncidentKind::must_meet:
      incident.subject = below(random, event.pair_count());
      break;
  }
  return incident;
}

bool touches(const PlanState& plan, const Incident& incident) {
  const Event& event = plan.event();
  if (incident.kind == IncidentKind::must_meet)
    return !plan.is_seated(incident.subject) &&
           !(event.possible_slots(incident.subject) & SlotSet::range(incident.first, incident.end)).empty();
  for (int slot = incident.first; slot < incident.end; ++slot) {
    if (is_absence(incident.kind) && plan.meetings_in(incident.subject, slot) > 0) return true;
    if (incident.kind == IncidentKind::table_loss && plan.free_tables(slot, incident.subject) < incident.count &&
        !plan.meetings_at_venue(slot, incident.subject).empty())
      return true;
    if (incident.kind == IncidentKind::interpreter_loss) {
      const int there = event.draft().interpreters[Event::index(incident.subject)].available[Event::index(slot)];
      if (static_cast<int>(plan.meetings_with(incident.subject, slot).size()) > lowered(there, incident)) return true;
    }
    for (int venue = 0; incident.kind == IncidentKind::cancelled_slot && venue < event.venue_count(); ++venue)
      if (!plan.meetings_at_venue(slot, venue).empty()) return true;
  }
  return false;
}

/// The numbers of a line from word `skipped` on, lowered.
std::string lowered_line(const std::string& line, int skipped, const Incident& incident) {
  std::istringstream words(line);
  std::string written;
  std::string word;
  for (int at = -skipped; words >> word; ++at) {
    if (at >= incident.first && at < incident.end) word = std::to_string(lowered(std::stoi(word), incident));
    written += (written.empty() ? "" : " ") + word;
  }
  return written;
}

/// The last word of a participant's line has a digit for each slot.
std::string absent_line(std::string line, const Incident& incident) {
  const std::size_t digits = line.rfind(' ') + 1;
  for (int slot = incident.first; slot < incident.end; ++slot) line[digits + Event::index(slot)] = '0';
  return line;
}

}  // namespace

std::string name_of(IncidentKind kind) {
  constexpr std::array names = {"no-show",          "late",           "leaves",   "table-loss",
                                "interpreter-loss", "cancelled-slot", "must-meet"};
  return names[static_cast<std::size_t>(kind)];
}

std::optional<Incident> draw_incident(const Event& event, const Plan& announced, RandomStream& random) {
  const PlanState plan(event, announced);
  for (int attempt = 0; attempt < 1000; ++attempt)
    if (const Incident drawn = draw(event, random); touches(plan, drawn)) return drawn;
  return std::nullopt;
}

Aftermath after(const Event& event, const Incident& incident) {
  Aftermath now{.draft = event.draft()};
  if (is_absence(incident.kind)) lower(now.draft.participants[Event::index(incident.subject)].present, incident);
  if (incident.kind == IncidentKind::table_loss)
    lower(now.draft.venues[Event::index(incident.subject)].tables, incident);
  if (incident.kind == IncidentKind::interpreter_loss)
    lower(now.draft.interpreters[Event::index(incident.subject)].available, incident);
  if (incident.kind == IncidentKind::cancelled_slot)
    for (Venue& venue : now.draft.venues) lower(venue.tables, incident);
  if (incident.kind == IncidentKind::must_meet) now.musts.push_back(incident.subject);
  for (const Lock& lock : now.draft.locks) {
    Pair& pair = now.draft.pairs[Event::index(lock.pair)];
    if (lock.slot != none) pair.slots = pair.slots & SlotSet::only(lock.slot);
    if (lock.venue != none) pair.venues &= VenueSet{1} << static_cast<unsigned>(lock.venue);
    now.musts.push_back(lock.pair);
  }
  now.draft.locks.clear();
  return now;
}

std::string text_after(const std::string& b2bx, const Incident& incident) {
  std::istringstream lines(b2bx);
  std::string changed;
  int participant = 0;
  int venue = 0;
  int row = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::string kind = line.substr(0, line.find(' '));
    if (kind == "lock") continue;
    if (kind == "part" && participant++ == incident.subject && is_absence(incident.kind))
      line = absent_line(line, incident);
    const bool is_slot = incident.kind == IncidentKind::cancelled_slot;
    if (kind == "venue" && ((venue++ == incident.subject && incident.kind == IncidentKind::table_loss) || is_slot))
      line = lowered_line(line, 2, incident);
    if (kind == "interp" && row++ == incident.subject && incident.kind == IncidentKind::interpreter_loss)
      line = lowered_line(line, 1, incident);
    changed += line + '\n';
  }
  return changed;
}

}  // namespace zubia::benchmarks
