#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/interviews/interview_guide.hpp"

namespace zubia::formats {

/// An interview guide as JSON, `zubia-guide-1`: `languages`, `title`, and `questions` with `name`, `question` and
/// `prompts`; texts are objects by language. docs/formats/guide_json.md.
nlohmann::ordered_json guide_document(const interviews::InterviewGuide& guide);

/// Reads it back. Refused, with the member: `wrong-guide` (another format, a member that there is not, or one of
/// another kind). What it says is for `check_guide` to judge.
Result<interviews::InterviewGuide> read_guide_document(const nlohmann::json& document, const std::string& file_name);

}  // namespace zubia::formats
