#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "programme/programme_record.hpp"

namespace zubia {

/// A classification that people pick codes from, as the programme holds it.
struct Classification {
  std::string id = {};       ///< `nace`, `cpv`, `technology`, `nuts`, or a short name of the programme's own
  std::string source = {};   ///< who publishes it, and which edition: `CPV 2008, Publications Office`
  std::string licence = {};  ///< under which terms
  std::vector<std::string> languages = {};  ///< BCP 47, in which some code has a label
  std::string fingerprint = {};             ///< of all its codes and labels
  std::int64_t codes = 0;
  std::string imported_at = {};  ///< ISO 8601 UTC, when it was changed last

  friend bool operator==(const Classification&, const Classification&) = default;
};

/// A code, what it belongs to, and what it is called.
struct ClassificationCode {
  std::string code = {};
  std::string parent = {};  ///< empty at the top
  std::vector<LocalisedText> labels = {};

  friend bool operator==(const ClassificationCode&, const ClassificationCode&) = default;
};

}  // namespace zubia
