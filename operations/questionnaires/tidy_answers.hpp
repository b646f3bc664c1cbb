#pragma once

#include <cstdint>
#include <string>

#include "operations/questionnaires/respondent.hpp"

namespace zubia::operations {

struct TidyAnswers {
  std::string csv;
  std::int64_t waiting = 0;  ///< how many responses are left out until an adviser has checked them
};

/// The answers that count as tidy CSV: a row for each variable of each response, and of each repeat where it is in
/// a repeated group, with the state of the answer by name. With `group`, only the variables of that group. Texts that a
/// spreadsheet would take for a formula stand behind an apostrophe. Refused as the store refuses.
Result<TidyAnswers> tidy_answers(const QuestionnaireVersion& version, const questionnaires::Instrument& instrument,
                                 const std::string& group, storage::ProgrammeStore& programme, const Work& work);

}  // namespace zubia::operations
