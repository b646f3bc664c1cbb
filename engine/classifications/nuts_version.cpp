#include "engine/classifications/nuts_version.hpp"

#include <array>
#include <string_view>

namespace zubia {

namespace {

/// Codes that begin like this are of these versions only.
struct TellingCode {
  std::string_view beginning;
  int first;
  int last;
};

// Commission Regulations (EC) 1059/2003 and its amendments: 31/2011 (2010), 1319/2013 (2013), 2016/2066 (2016),
// 2019/1755 (2021), 2023/674 (2024).
constexpr std::array<TellingCode, 57> telling_codes = {{
    {"FR2", 0, 2013},  {"FR3", 0, 2013},  {"FR4", 0, 2013},  {"FR5", 0, 2013},  {"FR6", 0, 2013},  {"FR7", 0, 2013},
    {"FR8", 0, 2013},  {"FRB", 2016, 0},  {"FRC", 2016, 0},  {"FRD", 2016, 0},  {"FRE", 2016, 0},  {"FRF", 2016, 0},
    {"FRG", 2016, 0},  {"FRH", 2016, 0},  {"FRI", 2016, 0},  {"FRJ", 2016, 0},  {"FRK", 2016, 0},  {"FRL", 2016, 0},
    {"FRM", 2016, 0},  {"FRY", 2016, 0},  {"IE01", 0, 2013}, {"IE02", 0, 2013}, {"IE04", 2016, 0}, {"IE05", 2016, 0},
    {"IE06", 2016, 0}, {"LT00", 0, 2013}, {"LT01", 2016, 0}, {"LT02", 2016, 0}, {"HU10", 0, 2013}, {"HU11", 2016, 0},
    {"HU12", 2016, 0}, {"PL1", 0, 2013},  {"PL3", 0, 2013},  {"PL7", 2016, 0},  {"PL8", 2016, 0},  {"PL9", 2016, 0},
    {"SI01", 0, 2010}, {"SI02", 0, 2010}, {"SI03", 2013, 0}, {"SI04", 2013, 0}, {"HR04", 0, 2016}, {"HR02", 2021, 0},
    {"HR05", 2021, 0}, {"HR06", 2021, 0}, {"NL31", 0, 2021}, {"NL33", 0, 2021}, {"NL35", 2024, 0}, {"NL36", 2024, 0},
    {"PT16", 0, 2021}, {"PT17", 0, 2021}, {"PT18", 0, 2021}, {"PT19", 2024, 0}, {"PT1A", 2024, 0}, {"PT1B", 2024, 0},
    {"PT1C", 2024, 0}, {"PT1D", 2024, 0}, {"GR", 0, 2006},
}};

}  // namespace

NutsVersions nuts_versions(const std::vector<Territory>& codes) {
  NutsVersions versions;
  for (const Territory& territory : codes) {
    constexpr std::size_t code_length_max = 5;
    if (territory.code.size() > code_length_max) continue;
    for (const TellingCode& telling : telling_codes) {
      if (!territory.code.starts_with(telling.beginning)) continue;
      if (telling.first > versions.first) {
        versions.first = telling.first;
        versions.newest = territory.code;
      }
      if (telling.last > 0 && (versions.last == 0 || telling.last < versions.last)) {
        versions.last = telling.last;
        versions.oldest = territory.code;
      }
    }
  }
  return versions;
}

std::string version_text(const NutsVersions& versions) {
  if (versions.contradict() || (versions.first == 0 && versions.last == 0)) return {};
  const std::string first = std::to_string(versions.first);
  const std::string last = std::to_string(versions.last);
  if (versions.last == 0) return "NUTS " + first + " or later";
  if (versions.first == 0) return "NUTS " + last + " or earlier";
  return versions.first == versions.last ? "NUTS " + first : "NUTS " + first + " to " + last;
}

}  // namespace zubia
