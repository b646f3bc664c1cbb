#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::storage {
class ProgrammeStore;
struct StoredOrganisation;
}  // namespace zubia::storage

namespace zubia::operations {

/// What the field work needs of an organisation of the directory. What the directory does not say is empty.
struct RegisterEntry {
  std::string id;
  std::map<std::string, std::string> names;
  std::string territory;   ///< NUTS 3 or LAU code of the seat
  std::string size_class;  ///< `micro`, `small`, `medium`, `large`
  std::string kind;
  std::string activity;  ///< NACE code of the main one
  std::string website;
  std::vector<std::string> languages;

  std::string name_in(const std::string& language) const;
};

/// The stratum of an organisation: the directory knows finer territories than one wants to see, NUTS 3 is enough.
std::string stratum_territory(const std::string& territory);

RegisterEntry register_entry(const storage::StoredOrganisation& organisation);

/// The name of an organisation of the directory; empty where it is not there any more.
Result<std::string> organisation_name(storage::ProgrammeStore& programme, const std::string& id,
                                      const std::string& language);

/// Everybody in the directory, in its order.
Result<std::vector<RegisterEntry>> whole_register(storage::ProgrammeStore& programme);

}  // namespace zubia::operations
