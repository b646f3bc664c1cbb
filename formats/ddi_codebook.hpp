#pragma once

#include <string>

#include "engine/questionnaires/response_table.hpp"

namespace zubia::formats {

/// What an archive wants to know of a study beside its variables.
struct StudyDescription {
  std::string id = {};        ///< of the questionnaire and its version
  std::string purpose = {};   ///< why it was asked
  std::string producer = {};  ///< who answers for the data
  std::string date = {};      ///< ISO 8601 day of the file
};

/// A DDI-Codebook 2.5 document of a table: every variable under the name it has in the other files, with its question,
/// codes and what is missing. No frequencies: a rare answer could give somebody away.
std::string write_ddi_codebook(const questionnaires::ResponseTable& table, const StudyDescription& study);

}  // namespace zubia::formats
