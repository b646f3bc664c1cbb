#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "operations/effects/study_effects.hpp"

namespace zubia::operations {

/// By what the numbers are made that a script recomputes.
struct ScriptChoice : StudyChoice {
  double significance = 0.05;
  std::uint32_t assignments = 100'000;

  static constexpr auto script_fields = joined(
      std::array<Field, 2>{{
          {"significance", "Below which p a difference counts as found.", Need::optional, 0.0001, 0.5},
          {"assignments", "Random assignments of tests where not all can be counted.", Need::optional, 0, 10'000'000},
      }},
      StudyChoice::study_fields);
};
BOOST_DESCRIBE_STRUCT(ScriptChoice, (StudyChoice), (significance, assignments))

struct StudyScript {
  std::string archive;       ///< a zip with reproduce.R, answers.csv and values.csv
  std::int64_t numbers = 0;  ///< how many values it has
};

/// What recomputes a study in R: a script that is the same for every study, the answers, and the values that
/// `study-effects` and `compare-members` give of them, by everything that tells members apart. Members have numbers in
/// place of names, also where answers are named. Refused as `study_reply` refuses.
Result<StudyScript> study_script(const AnswersOfStudy& answers, const ScriptChoice& choice, const Work& work);

}  // namespace zubia::operations
