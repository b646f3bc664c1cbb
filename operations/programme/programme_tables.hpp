#pragma once

#include <string>
#include <vector>

#include "operations/table_input.hpp"
#include "programme/programme_record.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Everything a programme knows of one measure, and who the programme is.
struct ProgrammeFacts {
  ProgrammeRecord programme;
  std::vector<ProgrammeTerritory> territories;
  std::vector<Observation> observations;
  std::vector<std::string> periods;  ///< ascending
  std::string language;              ///< of the names in the reply

  /// The name that the programme or the catalogue has for a territory.
  std::string territory_name(const std::string& code) const;
};

/// The language of names: what the asker wants, else the first of the programme.
std::string language_of(const Work& work, const ProgrammeRecord& programme);

/// Refused: a measure that nothing was imported of (`unknown-measure`), with those that there are.
Result<ProgrammeFacts> load_facts(storage::ProgrammeStore& store, const std::string& measure, const Work& work);

/// The period asked for, or the latest. Refused: one that is not in the data (`unknown-period`).
Result<std::string> period_of(const ProgrammeFacts& facts, const std::string& asked, const std::string& field);

/// The table with the territories that users built in the place of their parts.
Result<TerritoryActivityTable> with_built_territories(const TerritoryActivityTable& table,
                                                      const std::vector<ProgrammeTerritory>& territories);

/// The level of activities that has the most codes in a period: the finest one worth relating. Empty where codes have
/// no levels.
std::string richest_level(const std::vector<Observation>& observations, const std::string& period);

}  // namespace zubia::operations
