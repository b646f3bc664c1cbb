#pragma once

#include <string>

#include "engine/meetings/explain_request.hpp"
#include "operations/meetings/event_book.hpp"

namespace zubia::operations {

/// `busy`, `tables-taken` …
std::string hindrance_code(meetings::Hindrance hindrance);

/// A sentence: "A17 meets B9."
std::string reason_text(const EventBook& book, const meetings::Event& event, const meetings::Reason& reason);

/// What most stands in the way, as a sentence: "B4 meets others in 5 of the slots."
std::string main_reason_text(const EventBook& book, const meetings::MainReason& reason);

/// What to change for a pair: "Move A17–B9 to 11:20, hall-2."
std::string change_text(const EventBook& book, const meetings::Event& event, int pair,
                        const meetings::Relaxation& relaxation, const meetings::NeededChange& change);

/// `A17–B9`
std::string pair_text(const EventBook& book, const meetings::Event& event, int pair);

}  // namespace zubia::operations
