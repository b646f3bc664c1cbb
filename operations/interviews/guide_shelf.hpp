#pragma once

#include <string>

#include "engine/interviews/interview_guide.hpp"
#include "programme/interview.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// The guide of a stored document.
Result<interviews::InterviewGuide> guide_of(const StoredGuide& stored);

/// Refused: `unknown-guide`, with the one that is nearest.
Result<StoredGuide> find_guide(storage::ProgrammeStore& programme, const std::string& name);

}  // namespace zubia::operations
